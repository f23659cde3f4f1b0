package dev.walletport.adapter.juspay;

import dev.walletport.application.port.WalletEvent;
import dev.walletport.application.port.WalletEvents;
import dev.walletport.application.port.WalletTry;
import java.util.List;

/** Keeps the tries that it is told of. */
record RecordedTries(List<WalletTry> tries) implements WalletEvents {

  @Override
  public void on(WalletEvent event) {
    // Outcomes are not what is looked for.
  }

  @Override
  public void onTry(WalletTry event) {
    tries.add(event);
  }
}
