package dev.walletport.application.port;

/**
 * The platform's ear, for audit and metrics.
 *
 * <p>A call of a use case makes none, one or several calls of the gateway, and each of those one or
 * several tries. The tries are told when the gateway's call is over, the outcome when the use
 * case's is; both on the thread that made the call, in order, and by many threads at once if many
 * call.
 *
 * <p>A listener cannot change what it hears of: what it throws is logged and dropped, and nobody
 * waits for it but the caller, who is held up for as long as it takes. So hand slow work over to a
 * thread of your own. Neither event holds an OTP, a token, a mobile number, a balance, or the
 * provider's text.
 */
@FunctionalInterface
public interface WalletEvents {

  /**
   * Hears an outcome, once per call of a use case. It is not told of calls that are made on the
   * gateway itself.
   *
   * @param event what happened; it holds no secret
   */
  void on(WalletEvent event);

  /**
   * Hears of one try under a call of the gateway, whoever made the call; by default nothing is done
   * about it. A gateway that is never out of reach, such as the fake, has nothing to tell.
   *
   * @param event what happened; it holds no secret
   */
  default void onTry(WalletTry event) {}

  /**
   * An ear that hears nothing.
   *
   * @return the default of a platform that does not listen
   */
  static WalletEvents none() {
    return event -> {};
  }
}
