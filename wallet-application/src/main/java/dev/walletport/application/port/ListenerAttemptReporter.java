package dev.walletport.application.port;

import java.util.Objects;
import java.util.function.Consumer;

/** Tells a listener, and drops what it throws. */
final class ListenerAttemptReporter implements AttemptReporter {

  private final WalletEvents events;
  private final HostFailureLog log;

  ListenerAttemptReporter(WalletEvents events, HostFailureLog log) {
    this.events = Objects.requireNonNull(events, "events");
    this.log = Objects.requireNonNull(log, "log");
  }

  @Override
  public void report(WalletAttempt event) {
    tell(events::onAttempt, event);
  }

  @Override
  public void reportUnread(UnreadField event) {
    tell(events::onUnreadField, event);
  }

  private <E> void tell(Consumer<E> listener, E event) {
    try {
      listener.accept(event);
    } catch (Throwable thrown) {
      log.drop("a WalletEvents listener failed on ", event, thrown);
    }
  }
}
