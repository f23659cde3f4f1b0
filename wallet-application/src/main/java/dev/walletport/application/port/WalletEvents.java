package dev.walletport.application.port;

/**
 * The listener of a host, for audit and metrics.
 *
 * <p>A call of a use case makes none, one or several calls of the gateway, and each of those one or
 * several attempts. The begin is told before the gateway is asked, the attempts when the gateway's
 * call is over, the outcome when the use case's is; all by the same {@link CallId}, on the thread
 * that made the call, in order, and by many threads at once if many call.
 *
 * <p>The answer comes first: a listener cannot change what it is told of. Anything it throws, an
 * {@link Error} such as {@link OutOfMemoryError} or {@link StackOverflowError} and a
 * {@link ThreadDeath} included, is logged with the event to the {@link HostFailureLog} and dropped;
 * the call goes on, and the caller gets its answer. An {@link InterruptedException} that was thrown
 * undeclared sets the interrupt flag again. If the log fails too, its failure is dropped as well.
 *
 * <p>A listener runs on the caller's thread, which waits for it. So hand slow work over to a thread
 * of your own. No event holds an OTP, a token, a mobile number, a balance, or the provider's words;
 * of the provider's answers they have the code and the request id.
 */
@FunctionalInterface
public interface WalletEvents {

  /**
   * Is told that a call of a use case begins, once, before anything is sent; by default nothing is
   * done about it. Written down, it is what a crash leaves as a trace. A call that is refused
   * because of a null is not told.
   *
   * @param event what is asked; it holds no secret
   */
  default void onBegin(WalletCallBegun event) {}

  /**
   * Is told an outcome, once per call of a use case that has an answer. It is not told of calls
   * that are made on the gateway itself; and if the clock fails after the call, the log says so
   * instead.
   *
   * <p>With a command guard it is told before the end is written to the store, so that a node that
   * stops leaves no end untold: {@link #onSwept} may then tell one again, by the same id. While
   * this method runs, the wallet is still in flight.
   *
   * @param event what happened; it holds no secret
   */
  void onEnd(WalletCallEnded event);

  /**
   * Is told of one attempt under a call of the gateway, be it made by a use case or by the host; by
   * default nothing is done about it. The fake tells each call as one attempt, with the ending that
   * its answer or its scripted fault would have on the wire.
   *
   * @param event what happened; it holds no secret
   */
  default void onAttempt(WalletAttempt event) {}

  /**
   * Is told of a field of the provider's answers that came in an unknown type or form and was taken
   * for unknown, after the attempts of that call of the gateway; by default nothing is done about
   * it. The fake tells of none.
   *
   * @param event which field, in which type, and how often; its value is not told
   */
  default void onUnreadField(UnreadField event) {}

  /**
   * Is told how a command ended whose sender was gone or whose answer was lost, by the thread that
   * sweeps, before that is written to the store: at least once, and again if the sweeping node
   * stops in between. By default nothing is done about it.
   *
   * @param event what happened; it holds no secret
   */
  default void onSwept(SweptCommand event) {}

  /**
   * Does nothing about any event.
   *
   * @return the default of a host that does not listen
   */
  static WalletEvents none() {
    return event -> {};
  }

  /**
   * Tells two listeners everything, the second also when the first throws.
   *
   * @param first who is told first
   * @param second who is told next
   * @return the two as one; what both throw is thrown as that of the first, with that of the second
   *     suppressed
   */
  static WalletEvents both(WalletEvents first, WalletEvents second) {
    return new BothWalletEvents(first, second);
  }
}
