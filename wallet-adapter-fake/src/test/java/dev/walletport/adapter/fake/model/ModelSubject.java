package dev.walletport.adapter.fake.model;

import dev.walletport.adapter.fake.FakeWallets;
import dev.walletport.adapter.fake.testing.FakeProviderSide;
import dev.walletport.application.port.WalletGateway;

/**
 * What is compared with the model.
 *
 * @param fake the fake behind it, empty
 * @param side its controls
 * @param gateway the gateway
 * @param hasty a gateway to the same wallets that does not wait for an answer that drips
 */
public record ModelSubject(
    FakeWallets fake, FakeProviderSide side, WalletGateway gateway, WalletGateway hasty) {

  /** A fake by one gateway. */
  public static ModelSubject of(FakeWallets fake, WalletGateway gateway, FakeProviderSide side) {
    return new ModelSubject(fake, side, gateway, gateway);
  }

  /** A fake in process. */
  static ModelSubject of(FakeWallets fake) {
    return of(fake, fake.gateway(), new FakeProviderSide(fake));
  }
}
