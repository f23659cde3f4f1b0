package dev.walletport.adapter.juspay.http;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import javax.net.ssl.SSLSocket;
import org.apache.hc.client5.http.io.HttpClientConnectionOperator;
import org.apache.hc.client5.http.io.ManagedHttpClientConnection;
import org.apache.hc.client5.http.ssl.TlsSocketStrategy;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.io.SocketConfig;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.util.TimeValue;
import org.jspecify.annotations.Nullable;

/**
 * Opens connections within the deadline of the exchange that needs one: looks the name up, tries
 * one address after another, and secures the connection.
 *
 * <p>Its sockets are {@linkplain ChannelSocket those} of which it can be told without a wait
 * whether something can be read.
 */
final class ChannelSocketConnectionOperator implements HttpClientConnectionOperator {

  /** How long a new connection is listened to, for a server that speaks before it is asked. */
  private static final int LISTEN_MILLIS = 5;

  private final DeadlineDnsResolver resolver;
  private final TlsSocketStrategy tls;
  private final long timeoutMillis;

  ChannelSocketConnectionOperator(
      DeadlineDnsResolver resolver, TlsSocketStrategy tls, long timeoutMillis) {
    this.resolver = resolver;
    this.tls = tls;
    this.timeoutMillis = timeoutMillis;
  }

  @Override
  public void connect(
      ManagedHttpClientConnection connection,
      HttpHost host,
      @Nullable InetSocketAddress localAddress,
      TimeValue connectTimeout,
      SocketConfig socketConfig,
      HttpContext context)
      throws IOException {
    Exchange exchange = Exchange.of(context);
    exchange.requireNotOver();
    Socket socket = connect(connection, host, exchange);
    if (host.getSchemeName().equals("https")) {
      secure(connection, host, socket, context);
    }
    listen(connection, exchange);
  }

  /** Tries one address after another; what the last one said counts. */
  private Socket connect(ManagedHttpClientConnection connection, HttpHost host, Exchange exchange)
      throws IOException {
    InetAddress[] addresses = resolver.resolve(host.getHostName(), exchange.deadline());
    for (int i = 0; i < addresses.length - 1; i++) {
      try {
        return connect(connection, new InetSocketAddress(addresses[i], host.getPort()), exchange);
      } catch (IOException e) {
        throwIfOver(exchange, e);
      }
    }
    InetAddress last = addresses[addresses.length - 1];
    return connect(connection, new InetSocketAddress(last, host.getPort()), exchange);
  }

  private static void throwIfOver(Exchange exchange, IOException cause) throws IOException {
    if (exchange.isOver()) {
      throw cause;
    }
  }

  /** Bound before it is connected, so that it can be closed meanwhile. */
  private Socket connect(
      ManagedHttpClientConnection connection, InetSocketAddress address, Exchange exchange)
      throws IOException {
    Socket socket = ChannelSocket.open();
    try {
      connection.bind(socket);
      socket.setTcpNoDelay(true);
      socket.connect(address, exchange.deadline().millisUpTo(timeoutMillis));
      connection.bind(socket);
      return socket;
    } catch (Throwable t) { // An Error too must not leave a socket open.
      socket.close();
      throw t;
    }
  }

  /** Goes on in TLS, through a tunnel that a proxy has opened. */
  @Override
  public void upgrade(ManagedHttpClientConnection connection, HttpHost host, HttpContext context)
      throws IOException {
    ((BoundedHttpClientConnection) connection).requireNothingInClear();
    Socket plain = connection.getSocket();
    if (plain == null) {
      throw new NotSentException(ExchangeFailure.CLOSED, "the connection was closed");
    }
    secure(connection, host, plain, context);
    listen(connection, Exchange.of(context));
  }

  private void secure(
      ManagedHttpClientConnection connection, HttpHost host, Socket plain, HttpContext context)
      throws IOException {
    ((ChannelSocket) plain).beginTls();
    plain.setSoTimeout(Exchange.of(context).deadline().millisUpTo(timeoutMillis));
    SSLSocket secured = tls.upgrade(plain, host.getHostName(), host.getPort(), null, context);
    connection.bind(secured, plain);
  }

  private static void listen(ManagedHttpClientConnection connection, Exchange exchange)
      throws IOException {
    ((BoundedHttpClientConnection) connection)
        .requireNothingToRead(exchange.deadline().millisUpTo(LISTEN_MILLIS));
  }
}
