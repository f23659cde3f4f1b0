package dev.walletport.adapter.juspay.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.hc.core5.io.CloseMode;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
@DisplayNameGeneration(ReplaceUnderscores.class)
class BoundedHttpClientConnectionTest {

  private static final ResponseLimits LIMITS = ResponseLimits.standard();

  /** More than a network takes at once. */
  private static final int LARGE = 16_000_000;

  /** HttpCore keeps 32 KiB each way if nothing else is asked for. */
  @Test
  void takes_less_than_32_KiB_of_the_heap() throws IOException {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = 0;
    for (int i = 0; i < 2; i++) { // The first one loads classes.
      before = threads.getCurrentThreadAllocatedBytes();
      BoundedHttpClientConnection connection = BoundedHttpClientConnection.open(LIMITS, null);
      assertThat(connection.isOpen()).isFalse();
    }
    long taken = threads.getCurrentThreadAllocatedBytes() - before;

    assertThat(taken).isBetween(2 * 8192L, 32 * 1024L);
  }

  /** The look before a request has the shortest of all waits. */
  @Test
  void waits_for_a_slow_reader_up_to_the_deadline_and_not_as_long_as_for_the_last_read()
      throws Exception {
    ScheduledExecutorService reader = Executors.newSingleThreadScheduledExecutor();
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        BoundedHttpClientConnection connection = connected(server);
        Socket far = server.accept()) {
      connection.requireNothingToRead(1);
      RequestBuffer buffer = connection.begin(allowance());
      buffer.add("x".repeat(LARGE));

      Future<byte[]> read =
          reader.schedule(() -> far.getInputStream().readNBytes(LARGE), 100, TimeUnit.MILLISECONDS);
      connection.send(buffer);

      assertThat(read.get()).hasSize(LARGE);
    } finally {
      reader.shutdownNow();
    }
  }

  @Test
  void stays_closed_if_it_was_closed_before_its_socket_was_connected() throws Exception {
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        Socket socket = ChannelSocket.open();
        BoundedHttpClientConnection connection = BoundedHttpClientConnection.open(LIMITS, null)) {
      socket.connect(server.getLocalSocketAddress(), 0);

      connection.close(CloseMode.IMMEDIATE);

      assertThatExceptionOfType(InterruptedIOException.class)
          .isThrownBy(() -> connection.bind(socket));
      assertThat(socket.isClosed()).isTrue();
      assertThat(connection.isOpen()).isFalse();
    }
  }

  @Test
  void has_no_session_of_TLS_in_clear() throws Exception {
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        BoundedHttpClientConnection connection = connected(server);
        BoundedHttpClientConnection unbound = BoundedHttpClientConnection.open(LIMITS, null)) {
      assertThat(connection.getSSLSession()).isNull();
      assertThat(unbound.getSSLSession()).isNull();
    }
  }

  @Test
  void is_stale_once_it_is_closed() throws Exception {
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        BoundedHttpClientConnection connection = connected(server)) {
      assertThat(connection.isStale()).isFalse();

      connection.close(CloseMode.IMMEDIATE);

      assertThat(connection.isStale()).isTrue();
    }
  }

  private static BoundedHttpClientConnection connected(ServerSocket server) throws IOException {
    ChannelSocket socket = ChannelSocket.open();
    socket.connect(server.getLocalSocketAddress(), 1000);
    return BoundedHttpClientConnection.open(LIMITS, socket);
  }

  private static ExchangeLimits allowance() {
    Deadline deadline = Deadline.in(Duration.ofMinutes(1));
    return new ExchangeLimits(deadline, deadline, 1024);
  }
}
