package dev.walletport.adapter.fake.sandbox;

import java.io.IOException;
import java.net.SocketTimeoutException;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpStatus;
import org.apache.hc.core5.http.protocol.HttpCoreContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Logs how connections end, by the name of the exception alone: its message may quote what was
 * sent.
 */
final class ConnectionErrorListener {

  private static final Logger LOG = LoggerFactory.getLogger(JuspaySandbox.class);

  private final ErrorBodies errorBodies;

  ConnectionErrorListener(ErrorBodies errorBodies) {
    this.errorBodies = errorBodies;
  }

  void onError(Exception cause) {
    LOG.debug("A connection ended by {}", cause.getClass().getSimpleName());
  }

  /** Answers where HttpCore only throws; the caller closes the connection. */
  void onError(StrictServerConnection connection, HttpCoreContext context, Exception cause) {
    if (cause instanceof AbortConnectionException abort) {
      abort.abort(connection);
      return;
    }
    onError(cause);
    if (cause instanceof SocketTimeoutException) {
      reject(connection, context, HttpStatus.SC_REQUEST_TIMEOUT);
    } else if (cause instanceof RuntimeException) {
      reject(connection, context, HttpStatus.SC_BAD_REQUEST);
    }
  }

  private void reject(StrictServerConnection connection, HttpCoreContext context, int status) {
    try {
      errorBodies.reject(connection, context, status);
    } catch (IOException | HttpException e) {
      onError(e);
    }
  }
}
