package dev.walletport.application.port;

/**
 * How a host tells the command guard, on the thread of the call, to which number a message goes and
 * where the request for it came from: from the session and the request that the host serves.
 */
@FunctionalInterface
public interface SendContexts {

  /**
   * Is asked before a message is sent. If it throws, nothing is sent, and the command is
   * {@code Unavailable("send context: ...")} with the class of what it threw.
   *
   * @param subject what is asked, for whom, and about which wallet
   * @return as much as the host knows
   */
  SendContext contextOf(CallSubject subject);

  /**
   * Knows no number and no origin.
   *
   * @return the default
   */
  static SendContexts none() {
    return subject -> SendContext.none();
  }
}
