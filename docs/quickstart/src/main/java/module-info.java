/** A small host that links a wallet. */
@org.jspecify.annotations.NullMarked
module dev.walletport.quickstart {
  requires com.google.common; // Guice needs it, and as an automatic module cannot say so.
  requires com.google.guice;
  requires dev.walletport.adapter.fake;
  requires dev.walletport.adapter.juspay;
  requires dev.walletport.application;
  requires static org.jspecify;

  // Guice builds the host's own classes.
  opens dev.walletport.quickstart to
      com.google.guice;
}
