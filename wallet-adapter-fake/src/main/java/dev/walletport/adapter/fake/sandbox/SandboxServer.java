package dev.walletport.adapter.fake.sandbox;

import dev.walletport.adapter.fake.sandbox.SandboxResponse.Ending;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadFactory;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.impl.io.DefaultClassicHttpResponseFactory;
import org.apache.hc.core5.http.impl.io.HttpService;
import org.apache.hc.core5.http.io.support.BasicHttpServerExpectationDecorator;
import org.apache.hc.core5.http.io.support.BasicHttpServerRequestHandler;
import org.apache.hc.core5.http.protocol.HttpCoreContext;

/** HttpCore's protocol over sockets of our own, with a thread per connection and a cap. */
final class SandboxServer implements AutoCloseable {

  /** From the first byte of a request to its last. */
  static final Duration REQUEST_TIME = Duration.ofSeconds(10);

  /** For a thousand clients that connect at once. */
  private static final int BACKLOG = 1_024;

  private static final int CLOSE_WAIT_MILLIS = 2_000;

  private final CountDownLatch closed = new CountDownLatch(1);
  private final Set<Socket> connections = ConcurrentHashMap.newKeySet();
  private final ThreadFactory threads = ConnectionThreads.factory();
  private final Endpoint endpoint;
  private final Tls tls;
  private final ServerSocket listening;
  private final Thread listener;
  private final OverloadResponder overload;
  private final ErrorBodies errorBodies;
  private final ConnectionErrorListener errors;
  private final HttpService http;

  /**
   * Where to listen, and for how many.
   *
   * @param address of this machine
   * @param port 0 for a free one
   * @param mostConnections those above get 503
   * @param requestTime the longest time from the first byte of a request to its last
   */
  record Endpoint(InetAddress address, int port, int mostConnections, Duration requestTime) {}

  /** Makes a server that does not listen yet. */
  SandboxServer(Endpoint endpoint, Tls tls, Router router) throws IOException {
    ResponseWriter writer = new ResponseWriter(closed);
    this.endpoint = endpoint;
    this.tls = tls;
    this.listening = new ServerSocket();
    this.listener = new Thread(new ConnectionAcceptor(listening, this::serve), "HTTP-listener");
    this.overload = new OverloadResponder(endpoint.mostConnections(), router.requests());
    this.errorBodies = new ErrorBodies(router.requests());
    this.errors = new ConnectionErrorListener(errorBodies);
    this.http = new HttpService(
        errorBodies.processor(),
        new BasicHttpServerExpectationDecorator(new BasicHttpServerRequestHandler(
            (target, context) -> (request, response, same) -> {
              SandboxResponse answer = router.answer(request);
              if (answer.ending() == Ending.WHOLE) {
                ErrorBodies.noteReadWhole(same);
              }
              writer.write(answer, response, body(request));
            },
            DefaultClassicHttpResponseFactory.INSTANCE)));
  }

  private static InputStream body(ClassicHttpRequest request) throws IOException {
    HttpEntity entity = request.getEntity();
    return entity == null ? InputStream.nullInputStream() : entity.getContent();
  }

  /**
   * Starts to listen. With SO_REUSEADDR the port is free at once, though connections of a browser
   * are in TIME_WAIT.
   *
   * @return its URI
   * @throws BindException if the port is taken, which the message names
   */
  URI start() throws IOException {
    HostName host = HostName.of(endpoint.address());
    try {
      listening.setReuseAddress(true);
      listening.bind(new InetSocketAddress(endpoint.address(), endpoint.port()), BACKLOG);
    } catch (BindException e) {
      listening.close();
      throw withAddress(e, host.inUri() + ":" + endpoint.port());
    }
    listener.start();
    return URI.create(tls.scheme() + "://" + host.inUri() + ":" + listening.getLocalPort());
  }

  private static BindException withAddress(BindException cause, String where) {
    BindException named =
        new BindException("cannot listen on " + where + ": " + cause.getMessage());
    named.initCause(cause);
    return named;
  }

  private void serve(Socket accepted) {
    if (connections.size() >= endpoint.mostConnections()) {
      refuse(accepted);
      return;
    }
    connections.add(accepted);
    try {
      threads.newThread(() -> run(accepted)).start();
    } catch (Throwable e) {
      end(accepted);
      throw e;
    }
    if (closed.getCount() == 0) {
      end(accepted);
    }
  }

  private void refuse(Socket accepted) {
    try {
      overload.refuse(accepted, tls);
    } catch (IOException e) {
      errors.onError(e);
    }
  }

  private void run(Socket accepted) {
    try {
      accepted.setTcpNoDelay(true);
      answerAll(StrictServerConnection.over(accepted, tls, endpoint.requestTime()));
    } catch (IOException e) {
      errors.onError(e);
    } finally {
      end(accepted);
    }
  }

  private void answerAll(StrictServerConnection connection) throws IOException {
    try (connection) {
      while (connection.isOpen() && closed.getCount() > 0) {
        answer(connection);
      }
    }
  }

  private void answer(StrictServerConnection connection) throws IOException {
    HttpCoreContext context = HttpCoreContext.create();
    connection.awaitRequest();
    try {
      http.handleRequest(connection, context);
    } catch (Exception e) {
      errors.onError(connection, context, e);
      connection.close();
    }
  }

  private void end(Socket socket) {
    connections.remove(socket);
    try {
      socket.close();
    } catch (IOException e) {
      errors.onError(e);
    }
  }

  /** An interrupt does not stop it, and is kept. */
  @Override
  public void close() {
    closed.countDown();
    try {
      listening.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    overload.close();
    connections.forEach(this::end);
    awaitListener();
    connections.forEach(this::end);
  }

  private void awaitListener() {
    boolean interrupted = Thread.interrupted();
    try {
      listener.join(CLOSE_WAIT_MILLIS);
    } catch (InterruptedException e) {
      interrupted = true;
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
