/** What a host does with wallets, and the port that a provider fulfils. */
@org.jspecify.annotations.NullMarked
module dev.walletport.application {
  requires transitive dev.walletport.domain;
  requires transitive jakarta.inject;
  requires static transitive org.jspecify;
}
