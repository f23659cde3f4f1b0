package dev.walletport.adapter.juspay.http;

/** A connection on which something can be read before a request was sent, its end included. */
final class StaleConnectionException extends NotSentException {

  private static final long serialVersionUID = 1L;

  private static final String REASON =
      "the server closed the connection, or sent something, before it was asked";

  StaleConnectionException() {
    super(ExchangeFailure.SERVER_SPOKE_FIRST, REASON);
  }

  StaleConnectionException(Throwable cause) {
    super(ExchangeFailure.SERVER_SPOKE_FIRST, REASON);
    initCause(cause);
  }
}
