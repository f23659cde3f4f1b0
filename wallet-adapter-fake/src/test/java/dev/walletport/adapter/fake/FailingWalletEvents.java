package dev.walletport.adapter.fake;

import dev.walletport.application.port.WalletEvent;
import dev.walletport.application.port.WalletEvents;
import dev.walletport.application.port.WalletTry;

/** Fails on every try. */
final class FailingWalletEvents implements WalletEvents {

  @Override
  public void on(WalletEvent event) {}

  @Override
  public void onTry(WalletTry event) {
    throw new OutOfMemoryError("no memory");
  }
}
