package dev.walletport.adapter.juspay.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.walletport.adapter.juspay.faults.RecordedOutput;
import dev.walletport.adapter.juspay.http.TransportSettings.Expect;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.apache.hc.client5.http.HttpRoute;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.io.ConnectionEndpoint;
import org.apache.hc.client5.http.io.LeaseRequest;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A pool whose manager fails, or hands a connection over too late. */
@org.junit.jupiter.api.Timeout(30)
@DisplayNameGeneration(ReplaceUnderscores.class)
class ManagedPoolTest {

  private static final TimeValue LONG = TimeValue.ofMinutes(10);

  private final FailingManager manager = new FailingManager();
  private final Exchange exchange = WatchedExchange.lasting().exchange();
  private ServerSocket server;
  private ManagedPool pool;

  @BeforeEach
  void open() throws IOException {
    server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    ServerOrigin origin = new ServerOrigin("http", "127.0.0.1", server.getLocalPort());
    pool = new ManagedPool(
        SampleTransport.settings(Expect.NOTHING, origin),
        new HttpRoute(origin.toHttpHost()),
        manager);
  }

  @AfterEach
  void close() throws IOException {
    pool.close();
    server.close();
  }

  private static Stream<Named<BiConsumer<ManagedPool, ConnectionEndpoint>>> waysToGiveBack() {
    return Stream.of(
        Named.of("keep", (pool, endpoint) -> pool.keep(endpoint, LONG)),
        Named.of(
            "discard", (pool, endpoint) -> assertThat(pool.discard(endpoint)).isTrue()));
  }

  @ParameterizedTest
  @MethodSource("waysToGiveBack")
  void that_fails_to_take_a_connection_back_throws_nothing_and_is_suspect(
      BiConsumer<ManagedPool, ConnectionEndpoint> giveBack) throws Exception {
    ConnectionEndpoint endpoint = pool.lease(exchange);
    manager.onRelease = new OutOfMemoryError("planted");

    assertThatCode(() -> giveBack.accept(pool, endpoint)).doesNotThrowAnyException();

    assertThat(pool.isSuspect()).isTrue();
  }

  @ParameterizedTest
  @MethodSource("waysToGiveBack")
  void that_fails_to_take_a_connection_back_tells_the_class_of_the_failure_alone(
      BiConsumer<ManagedPool, ConnectionEndpoint> giveBack) throws Exception {
    ConnectionEndpoint endpoint = pool.lease(exchange);
    manager.onRelease = new OutOfMemoryError("planted");

    List<String> lines;
    try (RecordedOutput output = RecordedOutput.begin()) {
      assertThatCode(() -> giveBack.accept(pool, endpoint)).doesNotThrowAnyException();
      lines = output.lines();
    }

    assertThat(lines)
        .anyMatch(line -> line.contains("could not be given back: OutOfMemoryError"))
        .noneMatch(line -> line.contains("planted"));
  }

  private static Stream<Exception> endsOfAWait() {
    return Stream.of(new InterruptedException("planted"), new TimeoutException("planted"));
  }

  @ParameterizedTest
  @MethodSource("endsOfAWait")
  void takes_a_connection_back_that_came_as_the_wait_for_it_ended(Exception end) {
    manager.onLease = end;

    Throwable thrown = catchThrowable(() -> pool.lease(exchange));

    assertThat(thrown).isInstanceOfAny(InterruptedException.class, NotSentException.class);
    assertThat(manager.late).isNotNull();
    assertThat(pool.figures().leased()).isZero();
  }

  /** Another thread that comes for a connection fails a wait that is over. */
  @Test
  void tells_that_none_was_free_if_another_thread_saw_the_end_of_the_wait_first() {
    manager.lease = new FailingLease(late());

    assertThatExceptionOfType(NotSentException.class)
        .isThrownBy(() -> pool.lease(exchange))
        .extracting(NotSentException::kind)
        .isEqualTo(ExchangeFailure.NO_CONNECTION_FREE);
  }

  @Test
  void tells_of_an_interrupt_although_the_wait_was_over_as_well() {
    manager.lease = new FailingLease(new InterruptedException("planted"));

    assertThatExceptionOfType(InterruptedException.class).isThrownBy(() -> pool.lease(exchange));
  }

  @Test
  void answers_how_many_idle_connections_are_left() throws Exception {
    keepOne();

    assertThat(pool.evict()).isEqualTo(1);
  }

  @Test
  void closes_its_idle_connections_when_it_is_retired_although_an_exchange_goes_on()
      throws Exception {
    pool.enter();
    keepOne();

    pool.retire();

    assertThat(pool.figures().available()).isZero();
    pool.leave();
  }

  private void keepOne() throws Exception {
    ConnectionEndpoint endpoint = pool.lease(exchange);
    pool.connect(endpoint, exchange);
    pool.keep(endpoint, LONG);
  }

  private static ExecutionException late() {
    return new ExecutionException(new TimeoutException("planted"));
  }

  /** A wait that ends in one way, and in the other when it is looked at again. */
  private static final class FailingLease implements LeaseRequest {

    private final Exception first;
    private boolean asked;

    private FailingLease(Exception first) {
      this.first = first;
    }

    @Override
    public ConnectionEndpoint get(Timeout timeout) throws InterruptedException, ExecutionException {
      if (!asked && first instanceof InterruptedException interrupted) {
        asked = true;
        throw interrupted;
      }
      throw late();
    }

    @Override
    public boolean cancel() {
      return false;
    }
  }

  /** A manager of the library one step of which can be made to fail. */
  private static final class FailingManager extends PoolingHttpClientConnectionManager {

    private @Nullable LeaseRequest lease;
    private @Nullable Exception onLease;
    private @Nullable Error onRelease;
    private @Nullable ConnectionEndpoint late;

    @Override
    public LeaseRequest lease(String id, HttpRoute route, Timeout timeout, @Nullable Object state) {
      if (lease != null) {
        return lease;
      }
      LeaseRequest request = super.lease(id, route, timeout, state);
      return onLease == null ? request : new LateLease(request, onLease);
    }

    @Override
    public void release(ConnectionEndpoint endpoint, @Nullable Object state, TimeValue keepAlive) {
      if (onRelease != null) {
        throw onRelease;
      }
      super.release(endpoint, state, keepAlive);
    }

    /** The first wait ends in an exception at the moment at which the connection comes. */
    private final class LateLease implements LeaseRequest {

      private final LeaseRequest request;
      private final Exception end;

      private LateLease(LeaseRequest request, Exception end) {
        this.request = request;
        this.end = end;
      }

      @Override
      public ConnectionEndpoint get(Timeout timeout)
          throws InterruptedException, ExecutionException, TimeoutException {
        if (late != null) {
          return late;
        }
        late = request.get(timeout);
        if (end instanceof TimeoutException timedOut) {
          throw timedOut;
        }
        throw (InterruptedException) end;
      }

      @Override
      public boolean cancel() {
        return false;
      }
    }
  }
}
