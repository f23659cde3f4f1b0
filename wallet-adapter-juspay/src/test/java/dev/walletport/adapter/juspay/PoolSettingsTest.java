package dev.walletport.adapter.juspay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.walletport.adapter.juspay.http.PoolFigures;
import dev.walletport.domain.WalletFailure.Unavailable;
import dev.walletport.domain.testing.SampleWallets;
import io.vavr.control.Either;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the settings of the pool do, as the server sees it. */
@Timeout(60)
@DisplayNameGeneration(ReplaceUnderscores.class)
class PoolSettingsTest {

  private static final JuspayApiKey KEY = JuspayApiKey.of("your_api_key");
  private static final Duration LONG = Duration.ofMinutes(10);
  private static final Duration SHORT = Duration.ofMillis(100);
  private static final String BODY =
      "{\"id\":\"" + SampleWallets.ID + "\",\"wallet\":\"MOBIKWIK\",\"linked\":false}";
  private static final String WALLET = RawServer.json(200, BODY);

  private final ExecutorService threads = Executors.newCachedThreadPool();

  @AfterEach
  void end() {
    threads.shutdownNow();
  }

  private static JuspaySettings.Builder settings(HoldingServer server) {
    return JuspaySettings.builder(server.uri(), KEY).maxAttempts(1);
  }

  private static Either<?, ?> find(Juspay juspay) {
    return juspay.gateway().find(StuckCall.CUSTOMER, SampleWallets.ID);
  }

  private static void assertFound(Juspay juspay) {
    assertThat(find(juspay).isRight()).isTrue();
  }

  private List<Future<Either<?, ?>>> findings(Juspay juspay, int count) {
    List<Future<Either<?, ?>>> findings = new ArrayList<>();
    Callable<Either<?, ?>> finding = () -> find(juspay);
    for (int i = 0; i < count; i++) {
      findings.add(threads.submit(finding));
    }
    return findings;
  }

  /** Lets time pass, for that is what the test is about. */
  private static void pass(Duration time) throws InterruptedException {
    boolean ignored = new CountDownLatch(1).await(time.toNanos(), TimeUnit.NANOSECONDS);
  }

  @Nested
  class The_size {

    /** Below, between and above the library's own 5 for a route and 25 in total. */
    @ParameterizedTest
    @ValueSource(ints = {1, 3, 7, 40})
    void is_how_many_requests_are_on_the_wire_at_once(int size) throws Exception {
      try (HoldingServer server = HoldingServer.holding(WALLET);
          Juspay juspay = Juspay.open(settings(server)
              .poolSize(size)
              .readConnections(100)
              .poolTimeout(Duration.ofSeconds(30))
              .deadline(Duration.ofSeconds(30))
              .build())) {
        List<Future<Either<?, ?>>> findings = findings(juspay, size + 2);

        assertThat(server.hasReceivedSoon(size)).isTrue();
        awaitWaiting(juspay, 2);
        assertThat(server.unexpected()).isZero();
        assertThat(server.connections()).isEqualTo(size);
        server.answer();
        for (Future<Either<?, ?>> finding : findings) {
          assertThat(finding.get().isRight()).isTrue();
        }
        assertThat(server.connections()).isEqualTo(size);
      }
    }

    @Test
    void is_what_the_figures_say() throws IOException {
      try (HoldingServer server = HoldingServer.answering(WALLET);
          Juspay juspay = Juspay.open(settings(server).poolSize(40).build())) {
        assertThat(juspay.http().connections()).isEqualTo(new PoolFigures(0, 0, 0, 40));
      }
    }

    private static void awaitWaiting(Juspay juspay, int calls) {
      Await.await(() -> juspay.http().connections().pending() == calls);
    }
  }

  @Nested
  class The_timeout {
    /** On both sides of the default. */
    @ParameterizedTest
    @ValueSource(ints = {100, 2200})
    void ends_the_wait_for_a_connection_long_before_the_deadline(int millis) throws Exception {
      Duration time = Duration.ofMillis(millis);
      try (HoldingServer server = HoldingServer.holding(WALLET);
          Juspay juspay = Juspay.open(settings(server)
              .poolSize(1)
              .readConnections(100)
              .poolTimeout(time)
              .deadline(Duration.ofSeconds(15))
              .build())) {
        Future<Either<?, ?>> holder = findings(juspay, 1).get(0);
        assertThat(server.hasReceivedSoon(1)).isTrue();
        long began = System.nanoTime();

        Either<?, ?> ended = find(juspay);

        assertThat(ended).isEqualTo(Either.left(new Unavailable("no connection was free in time")));
        assertThat(Duration.ofNanos(System.nanoTime() - began))
            .isBetween(time, time.plusSeconds(8));
        server.answer();
        assertThat(holder.get().isRight()).isTrue();
      }
    }
  }

  @Nested
  class An_idle_connection {
    @Test
    void is_used_again_within_its_times() throws IOException {
      try (HoldingServer server = HoldingServer.answering(WALLET);
          Juspay juspay =
              Juspay.open(settings(server).keepAlive(LONG).timeToLive(LONG).build())) {
        assertFound(juspay);
        assertFound(juspay);
        assertFound(juspay);

        assertThat(server.connections()).isEqualTo(1);
      }
    }

    @Test
    void is_not_used_again_after_the_keep_alive_time() throws Exception {
      try (HoldingServer server = HoldingServer.answering(WALLET);
          Juspay juspay =
              Juspay.open(settings(server).keepAlive(SHORT).timeToLive(LONG).build())) {
        assertFound(juspay);
        pass(SHORT.multipliedBy(2));
        assertFound(juspay);

        assertThat(server.connections()).isEqualTo(2);
      }
    }

    @Test
    void is_not_used_again_when_it_has_become_too_old() throws Exception {
      try (HoldingServer server = HoldingServer.answering(WALLET);
          Juspay juspay =
              Juspay.open(settings(server).keepAlive(LONG).timeToLive(SHORT).build())) {
        assertFound(juspay);
        pass(SHORT.multipliedBy(2));
        assertFound(juspay);

        assertThat(server.connections()).isEqualTo(2);
      }
    }

    /** The server sees the end of it although no further call is made. */
    @ParameterizedTest
    @CsvSource({"100, 600000", "600000, 100", "1500, 600000", "600000, 1500"})
    void is_closed_after_the_shorter_of_its_times(long keepAlive, long timeToLive)
        throws Exception {
      try (HoldingServer server = HoldingServer.answering(WALLET);
          Juspay juspay = Juspay.open(settings(server)
              .keepAlive(Duration.ofMillis(keepAlive))
              .timeToLive(Duration.ofMillis(timeToLive))
              .build())) {
        assertFound(juspay);

        assertThat(server.isLeftSoon()).isTrue();
        assertThat(juspay.http().connections().available()).isZero();
      }
    }

    @Test
    void is_kept_no_longer_than_the_server_says() throws Exception {
      try (HoldingServer server = HoldingServer.answering(keptFor("timeout=1, max=99"));
          Juspay juspay =
              Juspay.open(settings(server).keepAlive(LONG).timeToLive(LONG).build())) {
        assertFound(juspay);
        pass(Duration.ofMillis(1100));
        assertFound(juspay);

        assertThat(server.connections()).isEqualTo(2);
      }
    }

    @Test
    void is_kept_no_longer_than_the_setting_whatever_the_server_says() throws Exception {
      try (HoldingServer server = HoldingServer.answering(keptFor("timeout=600"));
          Juspay juspay =
              Juspay.open(settings(server).keepAlive(SHORT).timeToLive(LONG).build())) {
        assertFound(juspay);
        pass(SHORT.multipliedBy(2));
        assertFound(juspay);

        assertThat(server.connections()).isEqualTo(2);
      }
    }

    @ParameterizedTest
    @CsvSource({"timeout=0, 3", "'max=0, Timeout=0', 3", "timeout=60, 1", "timeout=soon, 1"})
    void is_kept_at_all_if_the_server_lets_it(String keepAlive, int connections)
        throws IOException {
      try (HoldingServer server = HoldingServer.answering(keptFor(keepAlive));
          Juspay juspay =
              Juspay.open(settings(server).keepAlive(LONG).timeToLive(LONG).build())) {
        assertFound(juspay);
        assertFound(juspay);
        assertFound(juspay);

        assertThat(server.connections()).isEqualTo(connections);
      }
    }

    private static String keptFor(String keepAlive) {
      return WALLET.replace("\r\n\r\n", "\r\nKeep-Alive: " + keepAlive + "\r\n\r\n");
    }
  }
}
