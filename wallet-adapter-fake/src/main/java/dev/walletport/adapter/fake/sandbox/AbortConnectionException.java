package dev.walletport.adapter.fake.sandbox;

import java.io.IOException;
import java.io.InputStream;
import org.apache.hc.core5.http.HttpConnection;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.Timeout;

/** The end of a connection on purpose, thrown through HttpCore to its exception listener. */
final class AbortConnectionException extends IOException {

  private static final long serialVersionUID = 1L;

  /** At most this much of an unread body is read and discarded. */
  private static final long MAX_DRAINED_BYTES = 1 << 20;

  /** How long a client may send nothing while its body is drained. */
  private static final Timeout DRAIN_TIMEOUT = Timeout.ofSeconds(1);

  private final CloseMode mode;
  private final transient InputStream unreadBody;

  private AbortConnectionException(CloseMode mode, InputStream unreadBody) {
    super("on purpose");
    this.mode = mode;
    this.unreadBody = unreadBody;
  }

  /** Closes it, so that the client sees the end of the stream. */
  static AbortConnectionException closing() {
    return new AbortConnectionException(CloseMode.GRACEFUL, InputStream.nullInputStream());
  }

  /** Resets it, so that the client sees an error. */
  static AbortConnectionException resetting() {
    return new AbortConnectionException(CloseMode.IMMEDIATE, InputStream.nullInputStream());
  }

  /**
   * Lingering close: reads the rest of the request before the connection is closed. Many clients
   * read only after they have written, and a close with unread data resets the connection, which
   * discards the response.
   *
   * @param unreadBody the rest of the request body
   */
  static AbortConnectionException closingAfter(InputStream unreadBody) {
    return new AbortConnectionException(CloseMode.GRACEFUL, unreadBody);
  }

  /** Closes or resets the connection. */
  void abort(HttpConnection connection) {
    drain(connection);
    connection.close(mode);
  }

  private void drain(HttpConnection connection) {
    try {
      connection.setSocketTimeout(DRAIN_TIMEOUT);
      unreadBody.skip(MAX_DRAINED_BYTES);
    } catch (IOException e) {
      // The response is sent already; the rest of the request does not matter.
    }
  }
}
