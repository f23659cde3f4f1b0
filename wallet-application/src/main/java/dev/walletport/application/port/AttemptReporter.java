package dev.walletport.application.port;

/**
 * Tells a host of the attempts of a gateway, and of fields of their answers that were not read,
 * which reports through here to be safe from a listener that throws. A gateway reports when its own
 * call is over, because a listener takes its time.
 */
@FunctionalInterface
public interface AttemptReporter {

  /**
   * Tells of one attempt; nothing is thrown.
   *
   * @param event how the attempt ended
   */
  void report(WalletAttempt event);

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
  static AttemptReporter to(WalletEvents events, HostFailureLog log) {
    return new ListenerAttemptReporter(events, log);
  }

  /**
   * Reports to no listener.
   *
   * @return the default of a host that does not listen
   */
  static AttemptReporter none() {
    return event -> {};
  }
}
