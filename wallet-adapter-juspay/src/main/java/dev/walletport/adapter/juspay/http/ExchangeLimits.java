package dev.walletport.adapter.juspay.http;

/**
 * What one exchange may take.
 *
 * @param deadline when it has to be over
 * @param connectionWait when it has to have a connection; the deadline at the latest
 * @param bodyLimit how many bytes the response's body may have
 */
public record ExchangeLimits(Deadline deadline, Deadline connectionWait, int bodyLimit) {

  /**
   * Of an exchange that may wait for a connection as long as it lasts.
   *
   * @param deadline when it has to be over
   * @param bodyLimit how many bytes the response's body may have
   */
  public ExchangeLimits(Deadline deadline, int bodyLimit) {
    this(deadline, deadline, bodyLimit);
  }
}
