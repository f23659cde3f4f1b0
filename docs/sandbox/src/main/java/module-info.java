/** The sandbox server from the command line. */
@org.jspecify.annotations.NullMarked
module dev.walletport.sandbox {
  requires dev.walletport.adapter.fake;
  requires static org.jspecify;
}
