package dev.walletport.adapter.juspay.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.walletport.adapter.juspay.http.TransportSettings.Expect;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.apache.hc.client5.http.io.ConnectionEndpoint;
import org.apache.hc.core5.util.TimeValue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A pool of one connection, which is lost when an exchange ends and it stays leased. */
@Timeout(30)
@DisplayNameGeneration(ReplaceUnderscores.class)
class ConnectionPoolTest {

  private final DeadlineDnsResolver resolver = new DeadlineDnsResolver(InetAddress::getAllByName);
  private final ConnectionPool pool =
      new ConnectionPool(SampleTransport.settings(Expect.NOTHING), resolver);

  @AfterEach
  void close() {
    pool.close();
    resolver.close();
  }

  private static Stream<VirtualMachineError> virtualMachineErrors() {
    return Stream.of(new OutOfMemoryError(), new StackOverflowError(), new InternalError());
  }

  private static ConnectionEndpoint lease(ManagedPool from) throws Exception {
    return from.lease(WatchedExchange.lasting().exchange());
  }

  /** Ends an exchange whose connection stays leased. */
  private ManagedPool loseAConnection(Throwable cause) throws Exception {
    ManagedPool entered = pool.enter();
    ConnectionEndpoint lost = lease(entered);
    assertThat(lost.isConnected()).isFalse();
    entered.suspectAfter(cause);
    entered.leave();
    return entered;
  }

  @ParameterizedTest
  @MethodSource("virtualMachineErrors")
  void is_replaced_by_the_next_exchange_when_it_has_lost_a_connection(VirtualMachineError cause)
      throws Exception {
    ManagedPool harmed = loseAConnection(cause);

    ManagedPool next = pool.enter();

    assertThat(next).isNotSameAs(harmed);
    assertThat(pool.figures().leased()).isZero();
    assertThat(next.discard(lease(next))).isTrue();
    assertThat(harmed.figures().leased()).isZero();
  }

  @Test
  void keeps_an_idle_connection_no_longer_than_either_of_its_two_times() {
    Duration second = Duration.ofSeconds(1);
    Duration minute = Duration.ofMinutes(1);

    assertThat(keepAlive(second, minute)).isEqualTo(second);
    assertThat(keepAlive(minute, second)).isEqualTo(second);
    assertThat(keepAlive(minute, minute)).isEqualTo(minute);
  }

  private Duration keepAlive(Duration keepAlive, Duration timeToLive) {
    TransportSettings with = SampleTransport.settings(
        Expect.NOTHING,
        new ServerOrigin("http", "localhost", 80),
        new TransportSettings.Pool(1, keepAlive, keepAlive, timeToLive));
    try (ConnectionPool other = new ConnectionPool(with, resolver)) {
      return other.keepAlive();
    }
  }

  @Test
  void is_watched_for_a_second_before_the_watchdog_parks() {
    Duration tick = Duration.ofMillis(Watchdog.TICK_MILLIS);

    assertThat(tick.multipliedBy(pool.ticksBeforeParking())).isEqualTo(Duration.ofSeconds(1));
  }

  @Test
  void tells_the_watchdog_how_many_idle_connections_are_left() throws Exception {
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        ConnectionPool lasting = lasting(server.getLocalPort())) {
      Exchange exchange = WatchedExchange.lasting().exchange();
      ManagedPool entered = lasting.enter();
      ConnectionEndpoint endpoint = entered.lease(exchange);
      entered.connect(endpoint, exchange);
      assertThat(lasting.evict()).isZero();

      entered.keep(endpoint, TimeValue.ofMinutes(1));

      assertThat(lasting.evict()).isEqualTo(1);
    }
  }

  private ConnectionPool lasting(int port) {
    Duration minute = Duration.ofMinutes(1);
    return new ConnectionPool(
        SampleTransport.settings(
            Expect.NOTHING,
            new ServerOrigin("http", "127.0.0.1", port),
            new TransportSettings.Pool(1, minute, minute, minute)),
        resolver);
  }

  @Test
  void stays_while_what_is_leased_is_in_use() throws Exception {
    ManagedPool first = pool.enter();
    ConnectionEndpoint inUse = lease(first);
    first.suspectAfter(new OutOfMemoryError());

    ManagedPool second = pool.enter();
    second.leave();
    boolean discarded = first.discard(inUse);
    first.leave();

    assertThat(second).isSameAs(first);
    assertThat(discarded).isTrue();
    assertThat(pool.enter()).isSameAs(first);
    assertThat(first.isSuspect()).isFalse();
  }

  @Test
  void is_replaced_later_when_others_hid_the_loss_at_first() throws Exception {
    ManagedPool first = pool.enter();
    ManagedPool harmed = loseAConnection(new OutOfMemoryError());
    assertThat(pool.enter()).isSameAs(first);
    first.leave();
    first.leave();

    ManagedPool next = pool.enter();

    assertThat(harmed).isSameAs(first);
    assertThat(next).isNotSameAs(first);
  }

  @Test
  void stays_after_a_failure_that_leaves_the_pool_whole() throws Exception {
    ManagedPool entered = loseAConnection(new IOException());

    assertThat(pool.enter()).isSameAs(entered);
  }

  @Test
  void closes_what_it_has_replaced_with_the_last_exchange_over_it() throws Exception {
    ManagedPool harmed = pool.enter();
    ConnectionEndpoint lost = lease(harmed);
    harmed.suspectAfter(new OutOfMemoryError());
    harmed.leave();
    ManagedPool busy = harmed;
    busy.enter();
    busy.retire();
    assertThat(harmed.figures().leased()).isEqualTo(1);

    busy.leave();

    assertThat(harmed.figures().leased()).isZero();
    assertThat(lost.isConnected()).isFalse();
  }

  @Test
  void keeps_no_connection_for_a_caller_that_was_interrupted_while_it_waited() throws Exception {
    ManagedPool entered = pool.enter();
    ConnectionEndpoint first = lease(entered);
    CompletableFuture<Throwable> ended = new CompletableFuture<>();
    Thread waiting = new Thread(() -> ended.complete(catchThrowable(() -> lease(entered))));
    waiting.start();
    while (pool.figures().pending() == 0) {
      Thread.onSpinWait();
    }

    waiting.interrupt();
    waiting.join();

    assertThat(ended.getNow(new AssertionError())).isInstanceOf(InterruptedException.class);
    assertThat(entered.discard(first)).isTrue();
    assertThat(pool.figures().leased()).isZero();
  }

  @Test
  void is_not_replaced_once_it_is_closed() throws Exception {
    ManagedPool harmed = loseAConnection(new OutOfMemoryError());
    pool.close();

    assertThat(pool.enter()).isSameAs(harmed);
  }
}
