package dev.walletport.application.port;

/**
 * Logs what code of the host threw where it must not reach the caller: a {@link WalletEvents}
 * listener, or what runs while a lost answer is being settled.
 *
 * <p>The Juspay adapter's module binds SLF4J, to which that adapter logs as well. A host without a
 * container hands its own logger to {@code Reporting}, by {@code logger::warn} with SLF4J. What the
 * log throws is dropped.
 */
@FunctionalInterface
public interface HostFailureLog {

  /**
   * Logs one failure at the level WARN.
   *
   * @param message what failed, and in which call; ids and reasons, never a secret
   * @param thrown what was thrown
   */
  void warn(String message, Throwable thrown);

  /**
   * Logs what code of the host threw and drops it. What the log itself throws is dropped as well,
   * and an interrupt among it sets the flag again: code in Kotlin, say, throws what it does not
   * declare.
   *
   * @param failure what failed, to stand before the subject
   * @param subject in which call, or about which event; it prints no secret
   * @param thrown what was thrown
   */
  default void drop(String failure, Object subject, Throwable thrown) {
    try {
      Interrupts.keep(thrown);
      warn(failure + subject, thrown);
    } catch (Throwable unloggable) {
      // The log belongs to the host as well, and may fail for want of memory.
      return;
    }
  }

  /**
   * Logs by {@link System.Logger}, under the name of this type; on a JDK without further
   * configuration that is standard error, and {@code slf4j-jdk-platform-logging} leads it to SLF4J.
   *
   * @return the default of a host that chooses no other
   */
  static HostFailureLog system() {
    System.Logger logger = System.getLogger(HostFailureLog.class.getName());
    return (message, thrown) -> logger.log(System.Logger.Level.WARNING, message, thrown);
  }
}
