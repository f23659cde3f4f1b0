package dev.walletport.adapter.fake.sandbox;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.walletport.adapter.fake.FakeClock;
import dev.walletport.adapter.fake.FakeWallets;
import dev.walletport.adapter.fake.sandbox.RawResponse.End;
import io.vavr.control.Option;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.reflect.Field;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;

@DisplayNameGeneration(ReplaceUnderscores.class)
@Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
class OverloadResponderTest {

  /** Ten times what one client is given. */
  private static final int PATIENCE_MILLIS = 10_000;

  private static final int DRIP_MILLIS = 20;

  private static final int WAITING = 64;
  private static final Tls PLAIN = new Tls(Option.none());

  /** The first refusal is held up where it looks at the clock, so nothing here depends on luck. */
  @Test
  void closes_a_connection_at_once_while_64_others_wait() throws Exception {
    HoldingClock clock = new HoldingClock();
    List<Socket> waiting = Stream.generate(Socket::new).limit(WAITING).toList();
    try (OverloadResponder responder = responder(clock);
        Socket first = new Socket();
        Socket last = new Socket()) {
      responder.refuse(first, PLAIN);
      clock.reached.await();
      for (Socket socket : waiting) {
        responder.refuse(socket, PLAIN);
      }

      responder.refuse(last, PLAIN);

      assertThat(last.isClosed()).isTrue();
      assertThat(waiting).noneMatch(Socket::isClosed);
      clock.released.countDown();
      while (!waiting.stream().allMatch(Socket::isClosed)) {
        requireNotInterrupted();
      }
    } finally {
      for (Socket socket : waiting) {
        socket.close();
      }
    }
  }

  @Test
  void goes_on_to_the_next_client_soon_though_one_neither_sends_nor_closes() throws IOException {
    try (OverloadResponder responder = responder(InstantSource.system());
        ServerSocket server = new ServerSocket(0, 2, InetAddress.getLoopbackAddress());
        Socket silent = refused(server, responder);
        Socket next = refused(server, responder)) {
      next.setSoTimeout(PATIENCE_MILLIS);

      RawResponse refusal = RawHttpClient.readRest(next);

      assertThat(refusal.end()).isEqualTo(End.CLOSED);
      assertThat(refusal.status()).isEqualTo(503);
      assertThat(RawHttpClient.readRest(silent)).isEqualTo(refusal);
    }
  }

  /** The drips come faster than a client may be silent. */
  @Test
  void goes_on_to_the_next_client_soon_though_one_drips() throws IOException {
    try (OverloadResponder responder = responder(InstantSource.system());
        ServerSocket server = new ServerSocket(0, 2, InetAddress.getLoopbackAddress());
        Socket dripping = refused(server, responder);
        Socket next = refused(server, responder)) {
      next.setSoTimeout(DRIP_MILLIS);

      RawResponse refusal = RawHttpClient.readRest(next);
      for (int i = 0; refusal.end() == End.TIMED_OUT && i < PATIENCE_MILLIS / DRIP_MILLIS; i++) {
        RawHttpClient.write(dripping, "a");
        refusal = RawHttpClient.readRest(next);
      }

      assertThat(refusal.end()).isEqualTo(End.CLOSED);
    }
  }

  @Test
  void forbids_to_cache_and_to_guess_the_type_as_every_other_response_does() throws IOException {
    try (OverloadResponder responder = responder(InstantSource.system());
        ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        Socket client = refused(server, responder)) {
      RawResponse refusal = RawHttpClient.readRest(client);

      assertThat(refusal.header("Cache-Control")).isEqualTo("no-store");
      assertThat(refusal.header("X-Content-Type-Options")).isEqualTo("nosniff");
      assertThat(refusal.isWhole()).isTrue();
    }
  }

  @Test
  void says_that_the_connection_is_closed() throws IOException {
    try (OverloadResponder responder = responder(InstantSource.system());
        ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        Socket client = refused(server, responder)) {
      assertThat(RawHttpClient.readRest(client).header("Connection")).isEqualTo("close");
    }
  }

  @Test
  void reads_what_the_client_has_sent_before_it_closes() throws Exception {
    try (OverloadResponder responder = responder(InstantSource.system());
        ReceivedSocket socket = new ReceivedSocket("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n")) {
      responder.refuse(socket, PLAIN);
      socket.closed.await();

      assertThat(socket.sent.toString(US_ASCII)).startsWith("HTTP/1.1 503 ");
      assertThat(socket.received.available()).isZero();
    }
  }

  @Test
  void closes_the_connections_whose_turn_has_not_come_with_itself() throws Exception {
    HoldingClock clock = new HoldingClock();
    try (Socket first = new Socket();
        Socket next = new Socket()) {
      OverloadResponder responder = responder(clock);
      responder.refuse(first, PLAIN);
      clock.reached.await();
      responder.refuse(next, PLAIN);

      responder.close();

      assertThat(first.isClosed()).isTrue();
      assertThat(next.isClosed()).isTrue();
    }
  }

  @Test
  void forgets_a_connection_that_it_has_answered() throws Exception {
    try (OverloadResponder responder = responder(InstantSource.system());
        ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        Socket client = refused(server, responder)) {
      assertThat(RawHttpClient.readRest(client).status()).isEqualTo(503);

      client.shutdownOutput();

      while (!open(responder).isEmpty()) {
        requireNotInterrupted();
      }
    }
  }

  @Test
  void forgets_a_connection_that_it_closes_at_once() throws Exception {
    OverloadResponder responder = responder(InstantSource.system());
    responder.close();
    try (Socket late = new Socket()) {
      responder.refuse(late, PLAIN);

      assertThat(late.isClosed()).isTrue();
      assertThat(open(responder)).isEmpty();
    }
  }

  /** The connections that it would close with itself. */
  private static Set<?> open(OverloadResponder responder) throws ReflectiveOperationException {
    Field open = OverloadResponder.class.getDeclaredField("open");
    open.setAccessible(true);
    return (Set<?>) open.get(responder);
  }

  /** Ends a loop when the time of the test is over. */
  private static void requireNotInterrupted() throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException("the time is over");
    }
    Thread.onSpinWait();
  }

  private static OverloadResponder responder(InstantSource clock) {
    return new OverloadResponder(
        ConnectionLimits.standard().withConnections(1),
        new RequestLog(FakeWallets.create(), clock));
  }

  /** A client whose connection is over the cap. */
  private static Socket refused(ServerSocket server, OverloadResponder responder)
      throws IOException {
    Socket client = new Socket(server.getInetAddress(), server.getLocalPort());
    responder.refuse(server.accept(), PLAIN);
    return client;
  }

  /** A socket whose client has sent some bytes and nothing more. */
  private static final class ReceivedSocket extends Socket {

    private final ByteArrayOutputStream sent = new ByteArrayOutputStream();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final ByteArrayInputStream received;

    ReceivedSocket(String text) {
      received = new ByteArrayInputStream(text.getBytes(US_ASCII));
    }

    @Override
    public InputStream getInputStream() {
      return received;
    }

    @Override
    public OutputStream getOutputStream() {
      return sent;
    }

    @Override
    public void shutdownOutput() {}

    @Override
    public synchronized void close() {
      closed.countDown();
    }
  }

  /** A clock that stands, and holds up those who look at it until they are released. */
  private static final class HoldingClock implements InstantSource {

    private final CountDownLatch reached = new CountDownLatch(1);
    private final CountDownLatch released = new CountDownLatch(1);

    @Override
    public Instant instant() {
      reached.countDown();
      try {
        released.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      return FakeClock.START;
    }
  }

  @Test
  void keeps_no_connection_for_which_no_thread_could_be_started() throws Exception {
    try (OverloadResponder responder = responder(InstantSource.system());
        Socket refused = new Socket()) {
      ((ThreadPoolExecutor) field("thread", responder)).setThreadFactory(task -> {
        throw new OutOfMemoryError("scripted");
      });

      assertThatThrownBy(() -> responder.refuse(refused, PLAIN))
          .isInstanceOf(OutOfMemoryError.class);

      assertThat((Set<?>) field("open", responder)).isEmpty();
    }
  }

  private static Object field(String name, OverloadResponder responder)
      throws ReflectiveOperationException {
    Field field = OverloadResponder.class.getDeclaredField(name);
    field.setAccessible(true);
    return field.get(responder);
  }
}
