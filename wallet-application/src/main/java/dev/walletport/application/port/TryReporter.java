package dev.walletport.application.port;

/**
 * Tells a host of the tries of a gateway, and of fields of their answers that were not read, which
 * reports through here to be safe from a listener that throws. A gateway reports when its own call
 * is over, because a listener takes its time.
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
   * Tells of one field that was not read; nothing is thrown. By default nothing is done.
   *
   * @param event which field, and in which call
   */
  default void reportUnread(UnreadField event) {}

  /**
   * Tells a listener. What it throws, an {@link Error} included, is logged and dropped.
   *
   * @param events the host's listener
   * @param log where it is logged that the listener failed
   * @return the reporter
   */
  static TryReporter to(WalletEvents events, HostFailureLog log) {
    return new ListenerTryReporter(events, log);
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
