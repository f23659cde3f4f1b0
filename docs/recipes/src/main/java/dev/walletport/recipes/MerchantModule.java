package dev.walletport.recipes;

import com.google.inject.Key;
import com.google.inject.PrivateModule;
import com.google.inject.Provider;
import com.google.inject.Singleton;
import com.google.inject.name.Names;
import dev.walletport.adapter.juspay.JuspayMerchant;
import dev.walletport.adapter.juspay.JuspayTransport;
import dev.walletport.application.ChangeMobileNumber;
import dev.walletport.application.CreateWallet;
import dev.walletport.application.DelinkWallet;
import dev.walletport.application.FindWallet;
import dev.walletport.application.LinkWallet;
import dev.walletport.application.ListWallets;
import dev.walletport.application.RefreshBalance;
import dev.walletport.application.RefreshBalances;
import dev.walletport.application.RequestOtp;
import dev.walletport.application.port.WalletGateway;
import java.util.List;

/**
 * The use cases of one merchant, exposed under its name. The gateway stays in here, so none can be
 * built with the gateway of another merchant.
 */
final class MerchantModule extends PrivateModule {

  private static final List<Class<?>> USE_CASES = List.of(
      CreateWallet.class,
      RequestOtp.class,
      LinkWallet.class,
      DelinkWallet.class,
      FindWallet.class,
      ListWallets.class,
      RefreshBalance.class,
      RefreshBalances.class,
      ChangeMobileNumber.class);

  private final JuspayMerchant merchant;

  MerchantModule(JuspayMerchant merchant) {
    this.merchant = merchant;
  }

  // README
  @Override
  protected void configure() {
    Provider<JuspayTransport> transport = getProvider(JuspayTransport.class);
    bind(WalletGateway.class)
        .toProvider(() -> transport.get().gateway(merchant))
        .in(Singleton.class);
    USE_CASES.forEach(this::exposeNamed);
  }

  private <T> void exposeNamed(Class<T> useCase) {
    Key<T> named = Key.get(useCase, Names.named(merchant.name()));
    bind(useCase);
    bind(named).to(useCase);
    expose(named);
  }
  // README
}
