/** A host without Guice. */
module dev.walletport.consumer {
  requires dev.walletport.adapter.fake;
  requires dev.walletport.adapter.juspay;
}
