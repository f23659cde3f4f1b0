package dev.walletport.adapter.fake.sandbox;

import dev.walletport.adapter.fake.sandbox.IdleConnections.Actions;
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
import java.nio.channels.ServerSocketChannel;
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
import org.apache.hc.core5.util.Timeout;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * HttpCore's protocol over sockets of our own, with a thread per request, a cap on connections and
 * limits in time.
 */
final class SandboxServer implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(JuspaySandbox.class);

  /** For a thousand clients that connect at once. */
  private static final int BACKLOG = 1_024;

  private static final int CLOSE_WAIT_MILLIS = 2_000;

  /** For so long a thread waits for the next request of a client that is busy. */
  private static final Timeout LINGER = Timeout.ofMilliseconds(50);

  private final CountDownLatch closed = new CountDownLatch(1);
  private final Set<ClientConnection> connections = ConcurrentHashMap.newKeySet();
  private final ThreadFactory threads = ConnectionThreads.factory();
  private final Endpoint endpoint;
  private final Tls tls;
  private final ServerSocket listening;
  private final Thread listener;
  private final IdleConnections idle;
  private final OverloadResponder overload;
  private final ErrorBodies errorBodies;
  private final ConnectionErrorListener errors;
  private final HttpService http;

  /**
   * Where to listen, and for whom.
   *
   * @param address of this machine
   * @param port 0 for a free one
   * @param limits of its clients
   */
  record Endpoint(InetAddress address, int port, ConnectionLimits limits) {}

  /** Makes a server that does not listen yet. */
  SandboxServer(Endpoint endpoint, Tls tls, Router router) throws IOException {
    ResponseWriter writer = new ResponseWriter(closed);
    this.endpoint = endpoint;
    this.tls = tls;
    this.overload = new OverloadResponder(endpoint.limits(), router.requests());
    this.errorBodies = new ErrorBodies(router.requests());
    this.errors = new ConnectionErrorListener(errorBodies);
    this.http = new ExplainingProtocolHandler(
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
    this.idle = new IdleConnections(
        endpoint.limits().idle(), new Actions(this::begin, this::end, this::endUnread));
    this.listening = listening(idle);
    this.listener = new Thread(new ConnectionAcceptor(listening, this::serve), "HTTP-listener");
  }

  /** What has a descriptor is made last, so that none stays open when the rest cannot be made. */
  private static ServerSocket listening(IdleConnections idle) throws IOException {
    try {
      return ServerSocketChannel.open().socket();
    } catch (Throwable e) {
      idle.close();
      throw e;
    }
  }

  private static InputStream body(ClassicHttpRequest request) throws IOException {
    HttpEntity entity = request.getEntity();
    return entity == null ? InputStream.nullInputStream() : entity.getContent();
  }

  /**
   * Starts to listen. With SO_REUSEADDR the port is free at once, though connections of a browser
   * are in TIME_WAIT. If it cannot, it is closed.
   *
   * @return its URI
   * @throws BindException if the port is taken, which the message names
   */
  URI start() throws IOException {
    HostName host = HostName.of(endpoint.address());
    try {
      listening.setReuseAddress(true);
      listening.bind(new InetSocketAddress(endpoint.address(), endpoint.port()), BACKLOG);
      idle.start();
      listener.start();
    } catch (BindException e) {
      close();
      throw withAddress(e, host.inUri() + ":" + endpoint.port());
    } catch (Throwable t) { // No thread can be started, say.
      close();
      throw t;
    }
    return URI.create(tls.scheme() + "://" + host.inUri() + ":" + listening.getLocalPort());
  }

  private static BindException withAddress(BindException cause, String where) {
    BindException named =
        new BindException("cannot listen on " + where + ": " + cause.getMessage());
    named.initCause(cause);
    return named;
  }

  /** No thread before the first byte. */
  private void serve(Socket accepted) {
    if (connections.size() >= endpoint.limits().connections()) {
      refuse(accepted);
      return;
    }
    ClientConnection connection = new ClientConnection(accepted, endpoint.limits());
    connections.add(connection);
    awaitRequest(connection);
    if (closed.getCount() == 0) {
      end(connection);
    }
  }

  /** Ends a connection that cannot wait, since nothing else would. */
  private void awaitRequest(ClientConnection connection) {
    try {
      idle.add(connection);
    } catch (Throwable e) {
      end(connection);
      throw e;
    }
  }

  private void refuse(Socket accepted) {
    try {
      overload.refuse(accepted, tls);
    } catch (IOException e) {
      errors.onError(e);
    }
  }

  private void begin(ClientConnection connection) {
    try {
      threads.newThread(() -> run(connection)).start();
    } catch (Throwable e) {
      end(connection);
      throw e;
    }
  }

  private void run(ClientConnection connection) {
    boolean goesOn = false;
    try {
      goesOn = isOpenAfterAll(connection.http(tls, endpoint.limits()));
    } catch (IOException e) {
      errors.onError(e);
    } finally {
      leave(connection, goesOn);
    }
  }

  /** Answers the requests that follow each other, and tells whether more may come later. */
  private boolean isOpenAfterAll(StrictServerConnection http) throws IOException {
    while (http.isOpen() && closed.getCount() > 0) {
      if (!http.isRequestWithin(LINGER)) {
        return true;
      }
      answer(http);
    }
    return false;
  }

  private void answer(StrictServerConnection connection) throws IOException {
    HttpCoreContext context = HttpCoreContext.create();
    try {
      http.handleRequest(connection, context);
    } catch (Exception e) {
      errors.onError(connection, context, e);
      connection.close();
    }
  }

  private void leave(ClientConnection connection, boolean goesOn) {
    if (goesOn) {
      awaitRequest(connection);
    } else {
      end(connection);
    }
  }

  private void endUnread() {
    for (ClientConnection connection : connections) {
      if (connection.writes().isPassed()) {
        LOG.info("A client did not read its response in time; its connection is reset.");
        reset(connection);
      }
    }
  }

  /** What is not sent yet is given up. */
  private void reset(ClientConnection connection) {
    try {
      connection.socket().setSoLinger(true, 0);
    } catch (IOException e) {
      errors.onError(e);
    }
    end(connection);
  }

  private void end(ClientConnection connection) {
    connections.remove(connection);
    try {
      connection.close();
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
    idle.close();
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
