package dev.walletport.adapter.fake.sandbox;

import java.io.IOException;
import java.io.InputStream;
import org.apache.hc.core5.http.HttpConnection;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.Timeout;

/** The end of a connection, on purpose. */
final class AbortConnectionException extends IOException {

  private static final long serialVersionUID = 1L;

  /** Of a body, not more than this is read and forgotten. */
  private static final long MAX_DRAINED_BYTES = 1 << 20;

  /** With a client that says nothing more and stays. */
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
   * Closes it when the client has spoken, since many clients listen only then, and a connection
   * that is closed on somebody who speaks takes the answer along.
   *
   * @param unreadBody what the client may still have to say
   */
  static AbortConnectionException closingAfter(InputStream unreadBody) {
    return new AbortConnectionException(CloseMode.GRACEFUL, unreadBody);
  }

  /** Ends the connection. */
  void abort(HttpConnection connection) {
    drain(connection);
    connection.close(mode);
  }

  private void drain(HttpConnection connection) {
    try {
      connection.setSocketTimeout(DRAIN_TIMEOUT);
      unreadBody.skip(MAX_DRAINED_BYTES);
    } catch (IOException e) {
      // Whoever says nothing more, or garbage, has been answered already.
    }
  }
}
