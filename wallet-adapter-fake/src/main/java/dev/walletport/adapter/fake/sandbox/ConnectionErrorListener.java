package dev.walletport.adapter.fake.sandbox;

import java.io.IOException;
import org.apache.hc.core5.http.ExceptionListener;
import org.apache.hc.core5.http.HttpConnection;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.io.HttpServerConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Logs how connections end, by the name of the exception alone: its message may quote what was
 * sent.
 */
final class ConnectionErrorListener implements ExceptionListener {

  private static final Logger LOG = LoggerFactory.getLogger(JuspaySandbox.class);

  private final ErrorBodies errorBodies;

  ConnectionErrorListener(ErrorBodies errorBodies) {
    this.errorBodies = errorBodies;
  }

  @Override
  public void onError(Exception cause) {
    LOG.debug("A connection ended by {}", cause.getClass().getSimpleName());
  }

  @Override
  public void onError(HttpConnection connection, Exception cause) {
    if (cause instanceof AbortConnectionException abort) {
      abort.abort(connection);
      return;
    }
    onError(cause);
    if (cause instanceof RuntimeException && connection instanceof HttpServerConnection server) {
      rejectMalformed(server);
    }
  }

  /** HttpCore throws at some requests, such as one for a port over 65535. */
  private void rejectMalformed(HttpServerConnection connection) {
    try {
      errorBodies.rejectMalformed(connection);
    } catch (IOException | HttpException e) {
      onError(e);
    }
  }
}
