package dev.walletport.adapter.fake;

import dev.walletport.application.port.WalletGateway;
import dev.walletport.application.testing.ProviderSide;
import dev.walletport.application.testing.WalletGatewayContract;
import dev.walletport.domain.CustomerId;
import dev.walletport.domain.WalletId;

/**
 * The contract on the fake as if nothing could be told to its provider.
 * {@link ContractOnFewCapabilitiesTest} runs it; no build tool does, because of its name.
 */
class FewCapabilitiesContract extends WalletGatewayContract {

  private final FakeWallets wallets = FakeWallets.create();

  @Override
  protected WalletGateway gateway() {
    return wallets.gateway();
  }

  @Override
  protected ProviderSide provider() {
    return new ProviderSide() {
      @Override
      public void openCustomer(CustomerId customer) {
        wallets.openCustomer(customer);
      }

      @Override
      public String newestOtp(WalletId wallet) {
        return wallets.inbox().newestOtp(wallet);
      }
    };
  }
}
