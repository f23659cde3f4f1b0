package dev.walletport.adapter.juspay.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.walletport.adapter.juspay.http.TransportSettings.Expect;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.apache.hc.core5.http.message.BasicClassicHttpRequest;
import org.apache.hc.core5.io.CloseMode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What is looked at right before a request leaves. */
@Timeout(60)
@DisplayNameGeneration(ReplaceUnderscores.class)
class LastMomentDeadlineTest {

  private static final Deadline LATER = Deadline.in(Duration.ofDays(1));
  private static final Deadline PAST = new Deadline(System.nanoTime() - 1_000, 1_000);

  private final AtomicBoolean closed = new AtomicBoolean();

  @AfterEach
  void leave_the_thread_as_it_was() {
    boolean ignored = Thread.interrupted();
  }

  @Nested
  class A_request {

    @Test
    void leaves_in_time() throws NotSentException {
      Exchange exchange = exchange(LATER, closed::get);

      exchange.leave();

      assertThat(exchange.mayHaveLeft()).isTrue();
    }

    @Test
    void stays_from_the_very_end_of_the_deadline_on() {
      assertStays(exchange(PAST, closed::get));
    }

    @Test
    void stays_if_its_caller_was_interrupted() {
      Exchange exchange = exchange(LATER, closed::get);

      Thread.currentThread().interrupt();

      assertStays(exchange);
    }

    @Test
    void stays_if_the_transport_was_closed() {
      Exchange exchange = exchange(LATER, closed::get);

      closed.set(true);

      assertStays(exchange);
    }

    @Test
    void stays_if_it_was_stopped() {
      Exchange exchange = exchange(LATER, closed::get);

      exchange.stop();

      assertStays(exchange);
    }

    @Test
    void that_left_is_not_taken_for_one_that_did_not_by_a_late_stop() throws NotSentException {
      Exchange exchange = exchange(LATER, closed::get);
      exchange.leave();

      exchange.stop();

      assertThat(exchange.mayHaveLeft()).isTrue();
    }

    @Test
    void leaves_once() throws NotSentException {
      Exchange exchange = exchange(LATER, closed::get);
      exchange.leave();

      assertThatExceptionOfType(NotSentException.class).isThrownBy(exchange::leave);
    }

    private void assertStays(Exchange exchange) {
      assertThatExceptionOfType(NotSentException.class).isThrownBy(exchange::leave);
      assertThat(exchange.mayHaveLeft()).isFalse();
    }
  }

  /** The stop and the mark exclude each other, whichever comes first. */
  @Test
  void what_is_held_is_cancelled_by_every_stop_and_what_left_was_not_stopped_before()
      throws Exception {
    for (int i = 0; i < 2_000; i++) {
      Exchange exchange = exchange(LATER, closed::get);
      CyclicBarrier together = new CyclicBarrier(2);
      AtomicInteger cancelled = new AtomicInteger();
      Thread stopper = new Thread(() -> {
        await(together);
        exchange.stop();
      });
      stopper.start();
      await(together);

      exchange.hold(() -> cancelled.incrementAndGet() > 0);
      boolean left = left(exchange);
      stopper.join();

      assertThat(exchange.mayHaveLeft()).isEqualTo(left);
      assertThat(cancelled).hasPositiveValue();
    }
  }

  /** Over from the look before the request on, which is the last before its bytes. */
  @Test
  void no_byte_of_a_request_that_is_late_is_written() throws Exception {
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        Socket socket = connected(server);
        Socket peer = server.accept();
        BoundedHttpClientConnection connection =
            BoundedHttpClientConnection.open(ResponseLimits.standard(), socket)) {
      AtomicInteger looks = new AtomicInteger();
      Exchange exchange = exchange(LATER, () -> looks.incrementAndGet() > 0);
      SingleRequestExecutor execution = new SingleRequestExecutor(
          exchange,
          new RequestHeadWriter(SampleTransport.settings(Expect.NOTHING)),
          Expect.NOTHING);

      assertThatExceptionOfType(NotSentException.class)
          .isThrownBy(() -> execution.execute(
              new BasicClassicHttpRequest("POST", "/wallets/x"), connection, null));
      connection.close(CloseMode.GRACEFUL);

      assertThat(exchange.mayHaveLeft()).isFalse();
      assertThat(looks).hasPositiveValue();
      assertThat(peer.getInputStream().readAllBytes()).isEmpty();
    }
  }

  @Test
  void a_late_second_look_keeps_a_form_back() throws NotSentException {
    Exchange exchange = exchange(LATER, closed::get);
    exchange.leave();
    exchange.requireNotOver();

    closed.set(true);

    assertThatExceptionOfType(NotSentException.class).isThrownBy(exchange::requireNotOver);
    assertThat(exchange.mayHaveLeft()).isTrue();
  }

  private static Socket connected(ServerSocket server) throws IOException {
    Socket socket = ChannelSocket.open();
    socket.connect(server.getLocalSocketAddress(), 0);
    return socket;
  }

  private static Exchange exchange(Deadline deadline, BooleanSupplier closed) {
    OutgoingRequest request = OutgoingRequest.get("/", HeaderFields.none());
    return new Exchange(request, new ExchangeLimits(deadline, deadline, 1024), closed);
  }

  private static boolean left(Exchange exchange) {
    try {
      exchange.leave();
      return true;
    } catch (NotSentException e) {
      return false;
    }
  }

  private static void await(CyclicBarrier together) {
    try {
      together.await(20, TimeUnit.SECONDS);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
