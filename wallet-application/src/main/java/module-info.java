/**
 * The use cases of linking a wallet, and the ports that they need.
 *
 * <p>Start at {@link dev.walletport.application.LinkWallet}; implement
 * {@link dev.walletport.application.port.WalletGateway} to add a provider.
 */
module dev.walletport.application {
  requires transitive dev.walletport.domain;
  requires transitive jakarta.inject;
  requires static com.google.errorprone.annotations;
  requires static transitive org.jspecify;

  exports dev.walletport.application;
  exports dev.walletport.application.port;
}
