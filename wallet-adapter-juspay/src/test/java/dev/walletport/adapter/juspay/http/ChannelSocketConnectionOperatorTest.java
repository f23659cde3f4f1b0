package dev.walletport.adapter.juspay.http;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.io.SocketConfig;
import org.apache.hc.core5.util.TimeValue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** The server listens on the second of two addresses, and the first refuses. */
@Timeout(60)
@DisplayNameGeneration(ReplaceUnderscores.class)
@EnabledOnOs(OS.LINUX) // All of 127.0.0.0/8 is this machine there.
class ChannelSocketConnectionOperatorTest {

  private final DeadlineDnsResolver resolver = new DeadlineDnsResolver(host -> new InetAddress[] {
    InetAddress.getByAddress(new byte[] {127, 0, 0, 2}), InetAddress.getLoopbackAddress()
  });
  private final ChannelSocketConnectionOperator operator = new ChannelSocketConnectionOperator(
      resolver, DefaultClientTlsStrategy.createDefault(), 10_000);
  private final AtomicInteger looks = new AtomicInteger();
  private ServerSocketChannel server;
  private int port;

  @BeforeEach
  void listen() throws IOException {
    server = ServerSocketChannel.open();
    server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    server.configureBlocking(false);
    port = server.socket().getLocalPort();
  }

  @AfterEach
  void close() throws IOException {
    server.close();
    resolver.close();
  }

  @Test
  void the_second_address_is_tried_while_there_is_time() throws IOException {
    try (BoundedHttpClientConnection connection = connection()) {
      connect(connection, Integer.MAX_VALUE);

      assertThat(connection.isOpen()).isTrue();
      assertThat(server.accept()).isNotNull();
    }
  }

  @Test
  void no_second_address_is_tried_once_the_time_is_over() throws IOException {
    try (BoundedHttpClientConnection connection = connection()) {
      assertThatExceptionOfType(ConnectException.class).isThrownBy(() -> connect(connection, 1));

      assertThat(looks).hasValue(2);
      assertThat(server.accept()).isNull();
    }
  }

  @Test
  void the_last_address_is_tried_once() throws IOException {
    server.close();
    try (BoundedHttpClientConnection connection = connection()) {
      assertThatExceptionOfType(ConnectException.class)
          .isThrownBy(() -> connect(connection, Integer.MAX_VALUE));

      assertThat(looks).hasValue(2);
    }
  }

  @Test
  void a_small_packet_does_not_wait_for_the_last_to_be_acknowledged() throws IOException {
    try (BoundedHttpClientConnection connection = connection()) {
      connect(connection, Integer.MAX_VALUE);

      assertThat(requireNonNull(connection.getSocket()).getTcpNoDelay()).isTrue();
    }
  }

  private static BoundedHttpClientConnection connection() throws IOException {
    return BoundedHttpClientConnection.open(ResponseLimits.standard(), null);
  }

  /** Connects for an exchange that is over after so many looks at it. */
  private void connect(BoundedHttpClientConnection connection, int inTime) throws IOException {
    Deadline later = Deadline.in(Duration.ofDays(1));
    Exchange exchange = new Exchange(
        OutgoingRequest.get("/", HeaderFields.none()),
        new ExchangeLimits(later, later, 1024),
        () -> looks.incrementAndGet() > inTime);
    HttpClientContext context = HttpClientContext.create();
    exchange.attachTo(context);
    HttpHost host = new HttpHost("http", "wallets.invalid", port);
    operator.connect(
        connection, host, null, TimeValue.ofSeconds(10), SocketConfig.DEFAULT, context);
  }
}
