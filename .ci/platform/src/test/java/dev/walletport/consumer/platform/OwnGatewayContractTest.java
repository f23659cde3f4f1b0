package dev.walletport.consumer.platform;

import dev.walletport.application.port.WalletGateway;
import dev.walletport.application.testing.ProviderSide;
import dev.walletport.application.testing.WalletGatewayContract;
import org.junit.jupiter.api.AfterEach;

/** The contract over a gateway of the host's, here the fake's. */
// README
class OwnGatewayContractTest extends WalletGatewayContract {

  private final OwnProviderSide provider = new OwnProviderSide();

  @Override
  protected WalletGateway gateway() {
    return provider.gateway(); // yours
  }

  @Override
  protected ProviderSide provider() {
    return provider; // the controls of the provider behind it
  }

  @AfterEach
  void close() {
    provider.close();
  }
}
// README
