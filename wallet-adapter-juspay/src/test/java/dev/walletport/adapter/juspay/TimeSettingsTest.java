package dev.walletport.adapter.juspay;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dev.walletport.adapter.juspay.http.Deadline;
import dev.walletport.adapter.juspay.http.ExchangeFailure;
import dev.walletport.adapter.juspay.http.ExchangeResult;
import dev.walletport.adapter.juspay.http.ExchangeResult.Answered;
import dev.walletport.adapter.juspay.http.ExchangeResult.Lost;
import dev.walletport.adapter.juspay.http.Response;
import dev.walletport.application.port.AttemptReporter;
import dev.walletport.application.port.WalletGateway;
import dev.walletport.domain.WalletFailure;
import dev.walletport.domain.WalletFailure.Unavailable;
import dev.walletport.domain.WalletOperation;
import dev.walletport.domain.testing.SampleWallets;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What the settings that are times, and the number of attempts, do on the clock and on the wire.
 */
@Timeout(60)
@DisplayNameGeneration(ReplaceUnderscores.class)
class TimeSettingsTest {

  private static final JuspayApiKey KEY = JuspayApiKey.of("your_api_key");
  private static final Duration SHORT = Duration.ofMillis(150);
  private static final Duration LONG = Duration.ofSeconds(20);

  /** Below every default and the long time, and far above the short one: the machine is crowded. */
  private static final Duration BOUND = Duration.ofSeconds(8);

  private static JuspaySettings.Builder settings(URI uri) {
    return JuspaySettings.builder(uri, KEY).maxAttempts(1);
  }

  private static void assertTakesTheShortTime(Runnable work) {
    long began = System.nanoTime();

    work.run();

    assertThat(Duration.ofNanos(System.nanoTime() - began)).isBetween(SHORT, BOUND);
  }

  private static void call(WalletGateway gateway, WalletOperation operation) {
    Either<WalletFailure, ?> ended = OperationCalls.make(operation, gateway);
    assertThat(ended.isLeft()).isTrue();
  }

  @Nested
  class The_deadline {
    @ParameterizedTest
    @EnumSource(WalletOperation.class)
    void of_each_operation_is_its_own(WalletOperation operation) throws IOException {
      boolean refreshes =
          operation == WalletOperation.REFRESH || operation == WalletOperation.REFRESH_ALL;
      try (HoldingServer silent = HoldingServer.holding("");
          Juspay juspay = Juspay.open(settings(silent.uri())
              .deadline(refreshes ? LONG : SHORT)
              .refreshDeadline(refreshes ? SHORT : LONG)
              .build())) {
        assertTakesTheShortTime(() -> call(juspay.gateway(), operation));
      }
    }

    @Test
    void is_one_for_all_attempts() throws IOException {
      try (HoldingServer silent = HoldingServer.holding("");
          Juspay juspay =
              Juspay.open(settings(silent.uri()).deadline(SHORT).maxAttempts(10).build())) {
        assertTakesTheShortTime(() -> call(juspay.gateway(), WalletOperation.FIND));

        assertThat(silent.connections()).isLessThanOrEqualTo(1);
      }
    }

    @Test
    void of_a_refused_command_is_that_of_the_read_that_explains_it() {
      DeadlineRecorder recorder = new DeadlineRecorder();
      JuspaySettings settings = settings(URI.create("http://localhost")).build();
      RetryingSender sender = new RetryingSender(recorder, 1, () -> 0, InstantSource.system());
      JuspayMerchant merchant = settings.merchant();
      InstantSource clock = InstantSource.system();
      CallRunner runner = new CallRunner(
          new MerchantHeaders(merchant),
          settings,
          clock,
          new InFlightCalls(),
          AttemptReporter.none());
      ResponseInterpreter responses =
          new ResponseInterpreter(sender, runner, clock, AttemptReporter.none());

      call(
          new JuspayWalletGateway(responses, merchant, settings.refreshForm()),
          WalletOperation.DELINK);

      assertThat(recorder.operations).containsExactly(WalletOperation.DELINK, WalletOperation.FIND);
      assertThat(recorder.deadlines.get(1)).isSameAs(recorder.deadlines.get(0));
    }
  }

  @Nested
  class The_connect_timeout {
    /** On both sides of the default. */
    @ParameterizedTest
    @ValueSource(ints = {150, 3200})
    void ends_a_connect_that_is_not_accepted(int millis) throws IOException {
      Duration time = Duration.ofMillis(millis);
      try (ServerSocket full = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
          Waiting queue = Waiting.before(full);
          Juspay juspay = open("http", full, time)) {
        long began = System.nanoTime();

        Either<WalletFailure, ?> ended =
            juspay.gateway().delink(StuckCall.CUSTOMER, SampleWallets.ID);

        assertThat(Duration.ofNanos(System.nanoTime() - began)).isBetween(time, time.plus(BOUND));
        assertThat(ended).isEqualTo(Either.left(new Unavailable("SocketTimeoutException")));
        assertThat(queue.connections).isNotEmpty();
      }
    }

    @ParameterizedTest
    @ValueSource(ints = {150, 3200})
    void ends_a_handshake_in_which_the_server_is_silent(int millis) throws IOException {
      Duration time = Duration.ofMillis(millis);
      try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
          Juspay juspay = open("https", silent, time)) {
        long began = System.nanoTime();

        Either<WalletFailure, ?> ended =
            juspay.gateway().delink(StuckCall.CUSTOMER, SampleWallets.ID);

        assertThat(Duration.ofNanos(System.nanoTime() - began)).isBetween(time, time.plus(BOUND));
        assertThat(ended.getLeft())
            .isInstanceOf(Unavailable.class)
            .isNotEqualTo(new Unavailable("deadline passed"));
      }
    }

    private static Juspay open(String scheme, ServerSocket server, Duration timeout) {
      return Juspay.open(settings(URI.create(scheme + "://127.0.0.1:" + server.getLocalPort()))
          .connectTimeout(timeout)
          .deadline(LONG)
          .build());
    }
  }

  @Nested
  class The_attempts {
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4})
    void are_made_on_the_wire(int maxAttempts) throws IOException {
      try (RawServer server = RawServer.answering(RawServer.empty(503, "X: y"));
          Juspay juspay =
              Juspay.open(settings(server.uri()).maxAttempts(maxAttempts).build())) {
        call(juspay.gateway(), WalletOperation.FIND);

        assertThat(server.requests()).hasSize(maxAttempts);
      }
    }

    /**
     * Five pauses up to 0.1 to 1.6 s together last less than 60 ms once in a million runs, unless
     * they are not drawn from all that they may be.
     */
    @Test
    void have_random_pauses_between_them() throws IOException {
      try (RawServer server = RawServer.answering(RawServer.HANG_UP);
          Juspay once = Juspay.open(settings(server.uri()).build());
          Juspay juspay = Juspay.open(settings(server.uri()).maxAttempts(6).build())) {
        call(once.gateway(), WalletOperation.FIND); // The first call of all loads classes.
        long began = System.nanoTime();

        call(juspay.gateway(), WalletOperation.FIND);

        assertThat(Duration.ofNanos(System.nanoTime() - began))
            .isGreaterThan(Duration.ofMillis(60));
        assertThat(server.requests()).hasSize(7);
      }
    }
  }

  /** Refuses the first call as one in the wrong state, loses all others, and keeps deadlines. */
  private static final class DeadlineRecorder implements Sender {

    private final List<WalletOperation> operations = new ArrayList<>();
    private final List<Deadline> deadlines = new ArrayList<>();

    @Override
    public ExchangeResult send(OngoingCall ongoing) {
      operations.add(ongoing.call().operation());
      deadlines.add(ongoing.deadline());
      byte[] refusal = "{\"error_code\":\"wallet_not_linked\"}".getBytes(US_ASCII);
      return operations.size() == 1
          ? new Answered(new Response(400, Option.none(), refusal))
          : new Lost(ExchangeFailure.CONNECTION_LOST, "lost");
    }

    @Override
    public void pause(Duration duration) {
      throw new AssertionError("there is nothing to wait for");
    }

    @Override
    public boolean isClosed() {
      return false;
    }
  }

  /** Connections that fill the queue of a server that accepts none. */
  private static final class Waiting implements AutoCloseable {

    private final List<SocketChannel> connections = new ArrayList<>();

    private static Waiting before(ServerSocket server) throws IOException {
      Waiting waiting = new Waiting();
      for (int i = 0; i < 8; i++) {
        SocketChannel connection = SocketChannel.open();
        waiting.connections.add(connection);
        connection.configureBlocking(false);
        connection.connect(
            new InetSocketAddress(InetAddress.getLoopbackAddress(), server.getLocalPort()));
      }
      return waiting;
    }

    @Override
    public void close() throws IOException {
      for (SocketChannel connection : connections) {
        connection.close();
      }
    }
  }
}
