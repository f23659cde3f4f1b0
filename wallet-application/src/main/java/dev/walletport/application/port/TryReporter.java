package dev.walletport.application.port;

import java.util.Objects;

/**
 * Tells a host of the tries of a gateway, which reports through here to be safe from a listener
 * that throws. A gateway reports when its own call is over, because a listener takes its time.
 */
@FunctionalInterface
public interface TryReporter {

  /**
   * Tells of one try; nothing is thrown.
   *
   * @param event how the try ended
   */
  void report(WalletTry event);

  /**
   * Tells a listener. What it throws, an {@link Error} included, is logged and dropped.
   *
   * @param events the host's listener
   * @param log where it is logged that the listener failed
   * @return the reporter
   */
  static TryReporter to(WalletEvents events, HostFailureLog log) {
    Objects.requireNonNull(events, "events");
    Objects.requireNonNull(log, "log");
    return event -> report(events, log, event);
  }

  private static void report(WalletEvents events, HostFailureLog log, WalletTry event) {
    try {
      events.onTry(event);
    } catch (Throwable thrown) {
      log.drop("a WalletEvents listener failed on ", event, thrown);
    }
  }

  /**
   * Reports to no listener.
   *
   * @return the default of a host that does not listen
   */
  static TryReporter none() {
    return event -> {};
  }
}
