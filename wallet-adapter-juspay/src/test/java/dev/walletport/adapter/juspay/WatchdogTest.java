package dev.walletport.adapter.juspay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.walletport.adapter.juspay.http.HttpTransport;
import dev.walletport.domain.WalletFailure.Unavailable;
import dev.walletport.domain.testing.SampleWallets;
import io.vavr.control.Either;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
@DisplayNameGeneration(ReplaceUnderscores.class)
class WatchdogTest {

  private static final String SILENCE = "HTTP/1.1 200 OK\r\n";
  private static final String UNLINKED = RawServer.json(
      200, "{\"id\":\"" + SampleWallets.ID + "\",\"wallet\":\"PAYTM\",\"linked\":false}");

  @Test
  void is_parked_when_idle_and_woken_by_a_call() throws Exception {
    try (RawServer server = RawServer.answering(SILENCE);
        Juspay juspay = open(server, Duration.ofMillis(500))) {
      Thread watchdog = juspay.http().watchdogThread();
      await(watchdog, () -> watchdog.getState() == Thread.State.WAITING);

      assertThat(juspay.gateway().find(StuckCall.CUSTOMER, SampleWallets.ID))
          .isEqualTo(Either.left(new Unavailable("deadline passed")));
    }
  }

  @Test
  void closes_connections_that_are_not_used() throws Exception {
    try (RawServer server = RawServer.answering(UNLINKED);
        Juspay juspay = open(server)) {
      assertThat(juspay.gateway().find(StuckCall.CUSTOMER, SampleWallets.ID).isRight())
          .isTrue();

      HttpTransport http = juspay.http();
      await(http.watchdogThread(), () -> http.connections().available() == 0);

      assertThat(http.connections().leased()).isZero();
    }
  }

  @Test
  void closes_connections_that_are_not_used_while_a_call_is_in_flight() throws Exception {
    HeldAnswers answers = HeldAnswers.to("command=refresh", request -> UNLINKED);
    try (RawServer server = RawServer.handling(answers);
        Juspay juspay = open(server)) {
      CompletableFuture<Boolean> refresh = CompletableFuture.supplyAsync(
          () -> juspay.gateway().refresh(StuckCall.CUSTOMER, SampleWallets.ID).isRight(),
          task -> new Thread(task, "caller").start());
      answers.awaitHeld(1);
      assertThat(juspay.gateway().find(StuckCall.CUSTOMER, SampleWallets.ID).isRight())
          .isTrue();

      HttpTransport http = juspay.http();
      Await.await(() -> http.connections().available() == 0);

      assertThat(http.connections().available()).isZero();
      assertThat(http.connections().leased()).isEqualTo(1);
      answers.release();
      assertThat(refresh.get()).isFalse();
    }
  }

  @Test
  void ends_with_its_client_parked_or_not() throws Exception {
    try (RawServer server = RawServer.answering(UNLINKED)) {
      Juspay fresh = open(server);
      Juspay idle = open(server);
      Thread parked = idle.http().watchdogThread();
      await(parked, () -> parked.getState() == Thread.State.WAITING);

      fresh.close();
      idle.close();
      idle.close();

      fresh.http().watchdogThread().join();
      parked.join();
      assertThat(idle.gateway().delink(StuckCall.CUSTOMER, SampleWallets.ID))
          .isEqualTo(Either.left(new Unavailable("closed")));
      assertThat(server.requests()).isEmpty();
    }
  }

  @Test
  void is_a_daemon() throws Exception {
    try (RawServer server = RawServer.answering(UNLINKED);
        Juspay juspay = open(server)) {
      assertThat(juspay.http().watchdogThread().isDaemon()).isTrue();
    }
  }

  private static Juspay open(RawServer server) {
    return open(server, Duration.ofSeconds(10));
  }

  private static Juspay open(RawServer server, Duration deadline) {
    return Juspay.open(JuspaySettings.builder(server.uri(), JuspayApiKey.of("your_api_key"))
        .keepAlive(Duration.ofMillis(50))
        .deadline(deadline)
        .maxAttempts(1)
        .build());
  }

  /** Looks again and again, as long as the thread lives and the test has time. */
  private static void await(Thread thread, BooleanSupplier reached) throws InterruptedException {
    while (thread.isAlive() && !reached.getAsBoolean()) {
      thread.join(5);
    }
    assertThat(reached.getAsBoolean()).isTrue();
  }
}
