package dev.walletport.application.port;

/**
 * The platform's ear, for audit and metrics.
 *
 * <p>A call of a use case makes none, one or several calls of the gateway, and each of those one or
 * several tries. The tries are told when the gateway's call is over, the outcome when the use
 * case's is; both on the thread that made the call, in order, and by many threads at once if many
 * call.
 *
 * <p>The answer comes first: a listener cannot change what it hears of. Whatever it throws, an
 * {@link Error} such as {@link OutOfMemoryError} or {@link StackOverflowError} and a
 * {@link ThreadDeath} included, is logged with the event at WARNING and dropped; nothing is passed
 * on to the caller, who gets the answer of the call. An {@link InterruptedException} that was
 * thrown undeclared sets the interrupt flag again. If the log fails too, its failure is dropped as
 * well.
 *
 * <p>A listener runs on the caller's thread, which waits for it. So hand slow work over to a thread
 * of your own. Neither event holds an OTP, a token, a mobile number, a balance, or the provider's
 * text.
 */
@FunctionalInterface
public interface WalletEvents {

  /**
   * Hears an outcome, once per call of a use case that has an answer. It is not told of calls that
   * are made on the gateway itself; and if the clock fails after the call, the log says so instead.
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
