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
  private static final long LISTENS_TO = 1 << 20;

  /** With a client that says nothing more and stays. */
  private static final Timeout PATIENCE = Timeout.ofSeconds(1);

  private final CloseMode mode;
  private final transient InputStream unheard;

  private AbortConnectionException(CloseMode mode, InputStream unheard) {
    super("on purpose");
    this.mode = mode;
    this.unheard = unheard;
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
   * @param unheard what the client may still have to say
   */
  static AbortConnectionException closingAfter(InputStream unheard) {
    return new AbortConnectionException(CloseMode.GRACEFUL, unheard);
  }

  /** Ends the connection. */
  void end(HttpConnection connection) {
    hearOut(connection);
    connection.close(mode);
  }

  private void hearOut(HttpConnection connection) {
    try {
      connection.setSocketTimeout(PATIENCE);
      unheard.skip(LISTENS_TO);
    } catch (IOException e) {
      // Whoever says nothing more, or garbage, has been answered already.
    }
  }
}
