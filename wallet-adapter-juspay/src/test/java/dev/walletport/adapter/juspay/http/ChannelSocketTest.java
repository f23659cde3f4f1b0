package dev.walletport.adapter.juspay.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
@DisplayNameGeneration(ReplaceUnderscores.class)
class ChannelSocketTest {

  private static final byte[] SENT = random(200_000);

  private ServerSocket server;
  private Socket far;
  private ChannelSocket socket;

  @BeforeEach
  void connect() throws IOException {
    server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    socket = ChannelSocket.open();
    socket.connect(server.getLocalSocketAddress(), 1000);
    far = server.accept();
  }

  @AfterEach
  void close() throws IOException {
    socket.close();
    far.close();
    server.close();
  }

  private static byte[] random(int length) {
    byte[] bytes = new byte[length];
    new Random(1).nextBytes(bytes);
    return bytes;
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 7, 4096, 16_384, 100_000})
  void reads_all_that_comes_in_order_whatever_is_asked_for_at_a_time(int atATime) throws Exception {
    ExecutorService sender = Executors.newSingleThreadExecutor();
    try {
      Future<?> sent = sender.submit(() -> {
        far.getOutputStream().write(SENT);
        far.shutdownOutput();
        return null;
      });

      assertThat(readAll(socket.getInputStream(), atATime)).isEqualTo(SENT);
      assertThat(sent.get()).isNull();
    } finally {
      sender.shutdownNow();
    }
  }

  private static byte[] readAll(InputStream input, int atATime) throws IOException {
    byte[] into = new byte[SENT.length + atATime];
    int end = 0;
    int count = 0;
    while (count >= 0) {
      end += count;
      count = input.read(into, end, atATime);
    }
    return Arrays.copyOf(into, end);
  }

  @Test
  void writes_more_than_its_buffer_and_than_the_network_takes_at_once() throws Exception {
    ExecutorService reader = Executors.newSingleThreadExecutor();
    try {
      byte[] sent = random(4_000_000);
      Future<byte[]> got = reader.submit(() -> far.getInputStream().readAllBytes());

      socket.getOutputStream().write(sent, 3, sent.length - 5);
      socket.shutdownOutput();

      assertThat(got.get()).isEqualTo(Arrays.copyOfRange(sent, 3, sent.length - 2));
    } finally {
      reader.shutdownNow();
    }
  }

  @Test
  void writes_one_octet() throws IOException {
    socket.getOutputStream().write(200);

    assertThat(far.getInputStream().read()).isEqualTo(200);
  }

  @Test
  void is_not_readable_as_long_as_nothing_came() throws IOException {
    assertThat(socket.isReadable()).isFalse();
    assertThat(socket.isReadable()).isFalse();
  }

  @Test
  void keeps_what_a_look_has_seen() throws IOException {
    far.getOutputStream().write(new byte[] {1, 2, 3});
    awaitReadable();

    assertThat(socket.isReadable()).isTrue();
    assertThat(socket.getInputStream().read()).isEqualTo(1);
    assertThat(socket.isReadable()).isTrue();
    assertThat(socket.getInputStream().readNBytes(2)).containsExactly(2, 3);
    assertThat(socket.isReadable()).isFalse();
  }

  @Test
  void sees_the_end_as_something_to_read() throws IOException {
    far.close();
    awaitReadable();

    assertThat(socket.isReadable()).isTrue();
    assertThat(socket.getInputStream().read()).isEqualTo(-1);
  }

  @Test
  void sees_the_end_behind_what_came_before_it() throws IOException {
    far.getOutputStream().write(9);
    far.close();

    assertThat(socket.getInputStream().read()).isEqualTo(9);
    assertThat(socket.getInputStream().read()).isEqualTo(-1);
  }

  @Test
  void sees_a_reset_as_something_to_read() throws IOException {
    far.setSoLinger(true, 0);
    far.close();
    awaitReadable();

    assertThat(socket.isReadable()).isTrue();
  }

  private void awaitReadable() throws IOException {
    while (!socket.isReadable()) {
      Thread.onSpinWait();
    }
  }

  @Test
  void ends_a_read_after_its_time() throws IOException {
    socket.setSoTimeout(20);

    assertThatExceptionOfType(SocketTimeoutException.class)
        .isThrownBy(() -> socket.getInputStream().read());
    far.getOutputStream().write(5);
    socket.setSoTimeout(0);
    assertThat(socket.getInputStream().read()).isEqualTo(5);
  }

  @Test
  void ends_a_write_after_its_time() throws Exception {
    ExecutorService writer = Executors.newSingleThreadExecutor();
    try {
      byte[] more = new byte[16_000_000]; // Than a network takes of what is not read.
      socket.setSoTimeout(20);

      Future<Throwable> ended =
          writer.submit(() -> catchThrowable(() -> socket.getOutputStream().write(more)));

      assertThat(ended.get(20, TimeUnit.SECONDS)).isInstanceOf(SocketTimeoutException.class);
    } finally {
      writer.shutdownNow();
    }
  }

  @Test
  void ends_a_read_of_an_interrupted_thread_and_leaves_the_flag_set() {
    Thread.currentThread().interrupt();

    assertThatExceptionOfType(InterruptedIOException.class)
        .isThrownBy(() -> socket.getInputStream().read());
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void ends_a_read_when_another_thread_closes_it() throws Exception {
    ExecutorService reader = Executors.newSingleThreadExecutor();
    try {
      Future<Throwable> ended = reader.submit(() -> thrownBy(socket.getInputStream()));
      far.getOutputStream().write(1);
      assertThat(far.getInputStream().read()).isEqualTo(1);

      socket.close();

      assertThat(ended.get()).isInstanceOf(SocketException.class);
    } finally {
      reader.shutdownNow();
    }
  }

  /** Reads, says so to the other side, and reads once more. */
  private Throwable thrownBy(InputStream input) throws IOException {
    socket.getOutputStream().write(input.read());
    try {
      return new AssertionError("read " + input.read());
    } catch (IOException e) {
      return e;
    }
  }

  @Test
  void tells_that_it_was_closed() throws IOException {
    assertThat(socket.isClosed()).isFalse();
    assertThat(socket.isConnected()).isTrue();

    socket.close();

    assertThat(socket.isClosed()).isTrue();
    assertThatExceptionOfType(SocketException.class).isThrownBy(socket::isReadable);
    assertThatExceptionOfType(SocketException.class)
        .isThrownBy(() -> socket.getInputStream().read());
  }

  @Test
  void tells_between_which_addresses_it_is_connected() {
    assertThat(socket.isBound()).isTrue();
    assertThat(socket.getInetAddress()).isEqualTo(server.getInetAddress());
    assertThat(socket.getPort()).isEqualTo(server.getLocalPort());
    assertThat(socket.getRemoteSocketAddress()).isEqualTo(server.getLocalSocketAddress());
    assertThat(socket.getLocalAddress()).isEqualTo(far.getInetAddress());
    assertThat(socket.getLocalPort()).isEqualTo(far.getPort());
    assertThat(socket.getLocalSocketAddress()).isEqualTo(far.getRemoteSocketAddress());
  }

  @Test
  void is_neither_bound_nor_connected_before_it_is_connected() throws IOException {
    try (ChannelSocket unconnected = ChannelSocket.open()) {
      assertThat(unconnected.isBound()).isFalse();
      assertThat(unconnected.isConnected()).isFalse();
      assertThatExceptionOfType(SocketException.class)
          .isThrownBy(() -> unconnected.getInputStream().read());
    }
  }

  @Test
  void has_the_options_that_it_was_given() throws IOException {
    assertThat(socket.getTcpNoDelay()).isFalse();
    socket.setTcpNoDelay(true);
    socket.setSoLinger(true, 7);
    socket.setSoTimeout(9);

    assertThat(socket.getTcpNoDelay()).isTrue();
    assertThat(socket.getSoLinger()).isEqualTo(7);
    assertThat(socket.getSoTimeout()).isEqualTo(9);
  }

  @Test
  void ends_each_direction_apart() throws IOException {
    assertThat(socket.isInputShutdown()).isFalse();
    assertThat(socket.isOutputShutdown()).isFalse();

    socket.shutdownOutput();
    assertThat(socket.isOutputShutdown()).isTrue();
    assertThat(socket.isInputShutdown()).isFalse();
    assertThat(far.getInputStream().read()).isEqualTo(-1);

    socket.shutdownInput();
    assertThat(socket.isInputShutdown()).isTrue();
    assertThat(socket.getInputStream().read()).isEqualTo(-1);
  }

  @Test
  void has_a_text_without_addresses() {
    assertThat(socket).hasToString("ChannelSocket");
  }

  @Test
  void reads_nothing_where_nothing_is_asked_for() throws IOException {
    assertThat(socket.getInputStream().read(new byte[1], 0, 0)).isZero();
  }
}
