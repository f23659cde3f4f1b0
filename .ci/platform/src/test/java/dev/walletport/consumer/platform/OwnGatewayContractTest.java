package dev.walletport.consumer.platform;

import dev.walletport.adapter.fake.FakeWallets;
import dev.walletport.application.port.WalletGateway;
import dev.walletport.application.testing.ProviderSide;
import dev.walletport.application.testing.WalletGatewayContract;

/** The contract over a gateway of the host's, here the fake's. */
// README
class OwnGatewayContractTest extends WalletGatewayContract {

  private final FakeWallets fake = FakeWallets.create();

  @Override
  protected WalletGateway gateway() {
    return fake.gateway(); // yours
  }

  @Override
  protected ProviderSide provider() {
    return new OwnProviderSide(fake); // the controls of the provider behind it
  }
}
// README
