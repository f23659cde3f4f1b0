package dev.walletport.recipes;

import com.google.inject.Key;
import com.google.inject.PrivateModule;
import com.google.inject.Provider;
import com.google.inject.Singleton;
import com.google.inject.name.Names;
import dev.walletport.adapter.juspay.JuspayMerchant;
import dev.walletport.adapter.juspay.JuspayTransport;
import dev.walletport.application.Wallets;
import dev.walletport.application.port.WalletGateway;

/**
 * The {@link Wallets} of one merchant, exposed under its name. The gateway stays in here, so none
 * can be built with the gateway of another merchant.
 */
final class MerchantModule extends PrivateModule {

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
    Key<Wallets> named = Key.get(Wallets.class, Names.named(merchant.name()));
    bind(named).to(Wallets.class).in(Singleton.class);
    bind(Wallets.class);
    expose(named);
  }
  // README
}
