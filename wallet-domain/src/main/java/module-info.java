/** Wallets, one-time passwords and failures, without any technique. */
@org.jspecify.annotations.NullMarked
module dev.walletport.domain {
  requires transitive io.vavr;
  requires static transitive org.jspecify;
}
