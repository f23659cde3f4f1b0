package dev.walletport.adapter.fake;

import dev.walletport.application.port.CallEvent;
import dev.walletport.application.port.WalletAttempt;
import dev.walletport.application.port.WalletCallBegun;
import dev.walletport.application.port.WalletCallEnded;
import dev.walletport.application.port.WalletEvents;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Keeps all that it is told, in order. */
public final class RecordingWalletEvents implements WalletEvents {

  private final List<CallEvent> all = new CopyOnWriteArrayList<>();

  @Override
  public void onBegin(WalletCallBegun event) {
    all.add(event);
  }

  @Override
  public void onAttempt(WalletAttempt event) {
    all.add(event);
  }

  @Override
  public void onEnd(WalletCallEnded event) {
    all.add(event);
  }

  public List<CallEvent> all() {
    return all;
  }

  public List<WalletAttempt> attempts() {
    return all.stream()
        .filter(WalletAttempt.class::isInstance)
        .map(WalletAttempt.class::cast)
        .toList();
  }
}
