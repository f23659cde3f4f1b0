package dev.walletport.adapter.fake.sandbox;

import io.vavr.control.Option;
import java.io.IOException;
import java.io.InputStream;
import java.net.BindException;
import java.net.InetAddress;
import java.net.URI;
import java.util.concurrent.CountDownLatch;
import javax.net.ssl.SSLContext;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.config.CharCodingConfig;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.impl.bootstrap.HttpServer;
import org.apache.hc.core5.http.impl.bootstrap.ServerBootstrap;
import org.apache.hc.core5.http.impl.io.DefaultBHttpServerConnection;
import org.apache.hc.core5.http.impl.io.DefaultBHttpServerConnectionFactory;
import org.apache.hc.core5.http.io.HttpConnectionFactory;
import org.apache.hc.core5.http.io.SocketConfig;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/** HttpCore's server, with a thread per connection. */
final class SandboxServer implements AutoCloseable {

  /** For a thousand clients that connect at once. */
  private static final int BACKLOG = 1_024;

  private static final Timeout IDLE = Timeout.ofSeconds(30);

  /** A connection accepted during one attempt is closed by the next. */
  private static final int CLOSE_ATTEMPTS = 100;

  private static final int CLOSE_WAIT_MILLIS = 50;

  private static final Http1Config PARSER_LIMITS = Http1Config.custom()
      .setMaxLineLength(8_192)
      .setMaxHeaderCount(100)
      .setMaxEmptyLineCount(10)
      .build();

  private final CountDownLatch closed = new CountDownLatch(1);
  private final ResilientServerSocketFactory serverSockets =
      new ResilientServerSocketFactory(closed);
  private final InetAddress address;
  private final int port;
  private final String scheme;
  private final HttpServer http;

  /**
   * Makes a server that does not listen yet.
   *
   * @param tls none for plain HTTP
   */
  SandboxServer(InetAddress address, int port, Option<SSLContext> tls, Router router) {
    ErrorBodies errorBodies = new ErrorBodies(router.requests());
    ResponseWriter writer = new ResponseWriter(closed);
    this.address = address;
    this.port = port;
    this.scheme = scheme(tls);
    this.http = ServerBootstrap.bootstrap()
        .setLocalAddress(address)
        .setListenerPort(port)
        .setServerSocketFactory(serverSockets)
        .setSocketConfig(sockets())
        .setConnectionFactory(connections(tls))
        .setHttpProcessor(errorBodies.processor())
        .setRequestRouter((target, context) -> (request, response, same) ->
            writer.write(router.answer(request), response, body(request)))
        .setExceptionListener(new ConnectionErrorListener(errorBodies))
        .create();
  }

  static String scheme(Option<SSLContext> tls) {
    return tls.isDefined() ? "https" : "http";
  }

  private static HttpConnectionFactory<DefaultBHttpServerConnection> connections(
      Option<SSLContext> tls) {
    HttpConnectionFactory<DefaultBHttpServerConnection> plain =
        new DefaultBHttpServerConnectionFactory(
            scheme(tls), PARSER_LIMITS, CharCodingConfig.DEFAULT);
    return tls.<HttpConnectionFactory<DefaultBHttpServerConnection>>map(
            context -> new LazyTlsConnectionFactory(context.getSocketFactory(), plain))
        .getOrElse(plain);
  }

  /**
   * With SO_REUSEADDR the port is free at once, though connections of a browser are in TIME_WAIT.
   */
  private static SocketConfig sockets() {
    return SocketConfig.custom()
        .setSoTimeout(IDLE)
        .setSoReuseAddress(true)
        .setTcpNoDelay(true)
        .setBacklogSize(BACKLOG)
        .build();
  }

  private static InputStream body(ClassicHttpRequest request) throws IOException {
    HttpEntity entity = request.getEntity();
    return entity == null ? InputStream.nullInputStream() : entity.getContent();
  }

  /**
   * Starts to listen.
   *
   * @return its URI
   * @throws BindException if the port is taken, which the message names
   */
  URI start() throws IOException {
    HostName host = HostName.of(address);
    try {
      http.start();
    } catch (BindException e) {
      throw withAddress(e, host.inUri() + ":" + port);
    }
    return URI.create(scheme + "://" + host.inUri() + ":" + http.getLocalPort());
  }

  private static BindException withAddress(BindException cause, String where) {
    BindException named =
        new BindException("cannot listen on " + where + ": " + cause.getMessage());
    named.initCause(cause);
    return named;
  }

  /** An interrupt does not stop it, and is kept. */
  @Override
  public void close() {
    closed.countDown();
    boolean interrupted = Thread.interrupted();
    for (int i = 0; i < CLOSE_ATTEMPTS; i++) {
      http.close(CloseMode.IMMEDIATE);
      interrupted |= isInterruptedWhileClosing();
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** Waits until all threads have ended, at most two waits long. */
  private boolean isInterruptedWhileClosing() {
    try {
      http.awaitTermination(TimeValue.ofMilliseconds(CLOSE_WAIT_MILLIS));
      serverSockets.isIdleWithin(CLOSE_WAIT_MILLIS);
      return false;
    } catch (InterruptedException e) {
      return true;
    }
  }
}
