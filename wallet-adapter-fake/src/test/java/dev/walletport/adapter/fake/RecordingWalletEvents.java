package dev.walletport.adapter.fake;

import dev.walletport.application.port.CallNotice;
import dev.walletport.application.port.WalletCallBegun;
import dev.walletport.application.port.WalletEvent;
import dev.walletport.application.port.WalletEvents;
import dev.walletport.application.port.WalletTry;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Keeps all that it is told, in order. */
public final class RecordingWalletEvents implements WalletEvents {

  private final List<CallNotice> notices = new CopyOnWriteArrayList<>();

  @Override
  public void onBegin(WalletCallBegun event) {
    notices.add(event);
  }

  @Override
  public void onTry(WalletTry event) {
    notices.add(event);
  }

  @Override
  public void on(WalletEvent event) {
    notices.add(event);
  }

  public List<CallNotice> notices() {
    return notices;
  }

  public List<WalletTry> tries() {
    return notices.stream()
        .filter(WalletTry.class::isInstance)
        .map(WalletTry.class::cast)
        .toList();
  }
}
