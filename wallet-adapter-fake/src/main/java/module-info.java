/** The gateway to a provider in memory, as strict as a real one. */
@org.jspecify.annotations.NullMarked
module dev.walletport.adapter.fake {
  requires transitive dev.walletport.application;
  requires transitive com.google.guice;
  requires com.google.common; // Guice needs it, and as an automatic module cannot say so.
  requires static transitive org.jspecify;

  exports dev.walletport.adapter.fake;
}
