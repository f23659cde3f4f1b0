package dev.walletport.adapter.fake.sandbox;

import io.vavr.control.Option;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.URI;
import java.util.concurrent.CountDownLatch;
import javax.net.ssl.SSLContext;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.EntityDetails;
import org.apache.hc.core5.http.ExceptionListener;
import org.apache.hc.core5.http.HttpConnection;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.impl.HttpProcessors;
import org.apache.hc.core5.http.impl.bootstrap.HttpServer;
import org.apache.hc.core5.http.impl.bootstrap.ServerBootstrap;
import org.apache.hc.core5.http.io.SocketConfig;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** HttpCore's server, which has a thread for each connection. */
final class Server implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(JuspaySandbox.class);

  /** For a thousand clients that come at once. */
  private static final int BACKLOG = 1_024;

  private static final Timeout IDLE = Timeout.ofSeconds(30);
  private static final TimeValue GRACE = TimeValue.ofSeconds(5);
  private static final Http1Config LIMITS = Http1Config.custom()
      .setMaxLineLength(8_192)
      .setMaxHeaderCount(100)
      .setMaxEmptyLineCount(10)
      .build();

  private final CountDownLatch closed = new CountDownLatch(1);
  private final InetAddress address;
  private final int port;
  private final String scheme;
  private final HttpServer http;

  /**
   * Makes a server that does not listen yet.
   *
   * @param tls none for plain HTTP
   */
  Server(InetAddress address, int port, Option<SSLContext> tls, Reception reception) {
    Delivery delivery = new Delivery(closed);
    this.address = address;
    this.port = port;
    this.scheme = scheme(tls);
    this.http = ServerBootstrap.bootstrap()
        .setLocalAddress(address)
        .setListenerPort(port)
        .setSslContext(tls.getOrNull())
        .setSocketConfig(sockets())
        .setHttp1Config(LIMITS)
        .setHttpProcessor(HttpProcessors.customServer("walletport-sandbox")
            .addLast(Server::inJson)
            .build())
        .setRequestRouter((asked, context) ->
            (request, response, same) -> delivery.put(reception.answer(request), response))
        .setExceptionListener(new Endings())
        .create();
  }

  static String scheme(Option<SSLContext> tls) {
    return tls.isDefined() ? "https" : "http";
  }

  /** Its port can be had again at once, though a browser's connections to it linger. */
  private static SocketConfig sockets() {
    return SocketConfig.custom()
        .setSoTimeout(IDLE)
        .setSoReuseAddress(true)
        .setTcpNoDelay(true)
        .setBacklogSize(BACKLOG)
        .build();
  }

  /**
   * Starts to listen.
   *
   * @return where
   * @throws BindException if it cannot, such as when the port is taken; it names the port
   */
  URI start() throws IOException {
    HostName host = HostName.of(address);
    try {
      http.start();
    } catch (BindException e) {
      throw named(e, host.inUri() + ":" + port);
    }
    return URI.create(scheme + "://" + host.inUri() + ":" + http.getLocalPort());
  }

  private static BindException named(BindException cause, String where) {
    BindException named =
        new BindException("cannot listen on " + where + ": " + cause.getMessage());
    named.initCause(cause);
    return named;
  }

  @Override
  public void close() {
    closed.countDown();
    http.close(CloseMode.IMMEDIATE);
    try {
      http.awaitTermination(GRACE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** What is no HTTP is answered by the library in plain words; here they are told as JSON. */
  private static void inJson(HttpResponse response, EntityDetails entity, HttpContext context) {
    if (response instanceof ClassicHttpResponse plain && isInWords(response, entity)) {
      byte[] body = Answer.refused(response.getCode(), "bad_request", "That is no HTTP request.")
          .body();
      plain.setEntity(new ByteArrayEntity(body, ContentType.APPLICATION_JSON));
      plain.setHeader(HttpHeaders.CONTENT_TYPE, ContentType.APPLICATION_JSON.toString());
      plain.setHeader(HttpHeaders.CONTENT_LENGTH, body.length);
    }
  }

  private static boolean isInWords(HttpResponse response, EntityDetails entity) {
    return response.getCode() >= 400
        && entity != null
        && String.valueOf(entity.getContentType()).startsWith("text/plain");
  }

  /** How connections end. */
  private static final class Endings implements ExceptionListener {
    @Override
    public void onError(Exception cause) {
      LOG.debug("A connection failed: {}", cause.getClass().getSimpleName());
    }

    /** What a client did is not told in full, because it may quote what was sent. */
    @Override
    public void onError(HttpConnection connection, Exception cause) {
      if (cause instanceof HangUp end) {
        connection.close(end.mode());
      } else {
        onError(cause);
      }
    }
  }
}
