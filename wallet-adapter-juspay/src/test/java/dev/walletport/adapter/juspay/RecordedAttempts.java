package dev.walletport.adapter.juspay;

import dev.walletport.application.port.WalletAttempt;
import dev.walletport.application.port.WalletCallEnded;
import dev.walletport.application.port.WalletEvents;
import java.util.List;

/** Keeps the attempts that it is told of. */
record RecordedAttempts(List<WalletAttempt> attempts) implements WalletEvents {

  @Override
  public void onEnd(WalletCallEnded event) {
    // Outcomes are not what is looked for.
  }

  @Override
  public void onAttempt(WalletAttempt event) {
    attempts.add(event);
  }
}
