package dev.walletport.application.port;

/**
 * The platform's ear, for audit and metrics.
 *
 * <p>It is called on the thread of the use case after the outcome is settled, once per call of a
 * use case. It cannot change the outcome: what it throws is logged and dropped. The result is held
 * up for as long as it takes, so hand slow work over to a thread of your own.
 */
@FunctionalInterface
public interface WalletEvents {

  /**
   * Hears an outcome.
   *
   * @param event what happened; it holds no secret
   */
  void on(WalletEvent event);

  /**
   * An ear that hears nothing.
   *
   * @return the default of a platform that does not listen
   */
  static WalletEvents none() {
    return event -> {};
  }
}
