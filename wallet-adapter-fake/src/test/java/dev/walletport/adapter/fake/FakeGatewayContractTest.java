package dev.walletport.adapter.fake;

import dev.walletport.adapter.fake.testing.FakeProviderSide;
import dev.walletport.application.port.WalletGateway;
import dev.walletport.application.testing.ProviderSide;
import dev.walletport.application.testing.WalletGatewayContract;

class FakeGatewayContractTest extends WalletGatewayContract {

  private final FakeWallets wallets = FakeWallets.create();

  @Override
  protected WalletGateway gateway() {
    return wallets.gateway();
  }

  @Override
  protected ProviderSide provider() {
    return new FakeProviderSide(wallets);
  }
}
