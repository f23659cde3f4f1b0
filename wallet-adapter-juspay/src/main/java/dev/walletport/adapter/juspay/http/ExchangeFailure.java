package dev.walletport.adapter.juspay.http;

import java.io.IOException;
import java.net.UnknownHostException;
import javax.net.ssl.SSLException;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.MessageConstraintException;

/** Why an exchange came to no response; all there are. */
public enum ExchangeFailure {
  /** The caller was interrupted. */
  INTERRUPTED,
  /** The transport is closed, or is being closed. */
  CLOSED,
  /** The deadline of the call passed. */
  DEADLINE_PASSED,
  /** The share of the connections that calls of this kind may use is in use. */
  POOL_SHARE_FULL,
  /** No connection became free in time. */
  NO_CONNECTION_FREE,
  /** The server's name has no address, or was not found in time. */
  UNKNOWN_HOST,
  /** No connection could be made. */
  NOT_CONNECTED,
  /** No secure connection could be made: an untrusted certificate, another name, no TLS at all. */
  TLS_FAILED,
  /** The proxy opened no tunnel. */
  PROXY_REFUSED,
  /** The server closed a connection, or sent something on it, before it was asked. */
  SERVER_SPOKE_FIRST,
  /** The connection ended before the whole response was there. */
  CONNECTION_LOST,
  /** What came is no HTTP, or over a limit of the head. */
  NOT_HTTP,
  /** Something else, as a rule in code of the host: the detail has its class. */
  ERROR;

  /** Before anything left. */
  static ExchangeFailure beforeSending(Throwable cause) {
    if (cause instanceof NotSentException ours) {
      return ours.kind();
    }
    if (cause instanceof UnknownHostException) {
      return UNKNOWN_HOST;
    }
    if (cause instanceof SSLException) {
      return TLS_FAILED;
    }
    return cause instanceof IOException && !isOverLimit(cause)
        ? NOT_CONNECTED
        : afterSending(cause);
  }

  /** When something may have left. */
  static ExchangeFailure afterSending(Throwable cause) {
    if (cause instanceof HttpException || isOverLimit(cause)) {
      return NOT_HTTP;
    }
    return cause instanceof IOException ? CONNECTION_LOST : ERROR;
  }

  /** Both are exceptions of I/O, though nothing was lost. */
  private static boolean isOverLimit(Throwable cause) {
    return cause instanceof MessageConstraintException || cause instanceof ResponseTooLongException;
  }
}
