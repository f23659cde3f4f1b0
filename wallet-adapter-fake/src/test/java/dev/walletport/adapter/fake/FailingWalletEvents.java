package dev.walletport.adapter.fake;

import dev.walletport.application.port.WalletAttempt;
import dev.walletport.application.port.WalletCallEnded;
import dev.walletport.application.port.WalletEvents;

/** Fails on every attempt. */
final class FailingWalletEvents implements WalletEvents {

  @Override
  public void onEnd(WalletCallEnded event) {}

  @Override
  public void onAttempt(WalletAttempt event) {
    throw new OutOfMemoryError("no memory");
  }
}
