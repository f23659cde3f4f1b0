package dev.walletport.adapter.juspay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.walletport.adapter.juspay.StuckCall.Place;
import dev.walletport.adapter.juspay.faults.HookedLogAppender;
import dev.walletport.application.port.WalletAttempt;
import dev.walletport.application.port.WalletAttempt.Ending;
import dev.walletport.application.port.WalletAttempt.Reason;
import dev.walletport.domain.WalletFailure;
import dev.walletport.domain.WalletFailure.OutcomeUnknown;
import dev.walletport.domain.WalletFailure.Unavailable;
import dev.walletport.domain.testing.DefaultLocale;
import dev.walletport.domain.testing.SampleWallets;
import io.vavr.control.Either;
import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A call that is stuck ends by its deadline, an interrupt or a close, and leaves nothing behind.
 */
@Timeout(60)
@DisplayNameGeneration(ReplaceUnderscores.class)
class StuckCallTest {

  private static final Duration SHORT = Duration.ofMillis(250);
  private static final Duration ENOUGH_TO_SEND = Duration.ofSeconds(2);
  private static final Duration LONG = Duration.ofSeconds(50);

  /** What is asserted of time: promised are 150 ms, and a crowded machine may take longer. */
  private static final Duration GRACE = Duration.ofSeconds(5);

  @ParameterizedTest
  @EnumSource(Place.class)
  void is_ended_by_its_deadline(Place place) throws Exception {
    Duration time = place == Place.RESPONSE ? ENOUGH_TO_SEND : SHORT;
    try (StuckCall stuck = StuckCall.at(place, time)) {
      long began = System.nanoTime();

      Object answer = stuck.link();

      assertThat(Duration.ofNanos(System.nanoTime() - began)).isBetween(time, time.plus(GRACE));
      assertTruth(place, answer, "deadline passed");
      assertReason(place, stuck, Reason.DEADLINE_PASSED);
      assertNothingLeaked(stuck);
    }
  }

  @ParameterizedTest
  @EnumSource(Place.class)
  void is_ended_by_an_interrupt_which_is_kept(Place place) throws Exception {
    try (StuckCall stuck = StuckCall.at(place, LONG)) {
      CompletableFuture<Object> answer = new CompletableFuture<>();
      AtomicBoolean flag = new AtomicBoolean();
      Thread caller = new Thread(() -> {
        answer.complete(stuck.link());
        flag.set(Thread.currentThread().isInterrupted());
      });
      caller.start();
      caller.join(150);
      stuck.awaitRequest();
      assertThat(caller.isAlive()).isTrue();

      caller.interrupt();
      caller.join(GRACE.toMillis());

      assertTruth(place, answer.getNow("none yet"), "interrupted");
      assertReason(place, stuck, Reason.INTERRUPTED);
      assertThat(flag).isTrue();
      assertNothingLeaked(stuck);
    }
  }

  @ParameterizedTest
  @EnumSource(Place.class)
  void is_ended_by_a_close(Place place) throws Exception {
    try (StuckCall stuck = StuckCall.at(place, LONG)) {
      CompletableFuture<Object> answer = new CompletableFuture<>();
      Thread caller = new Thread(() -> answer.complete(stuck.link()));
      caller.start();
      caller.join(150);
      stuck.awaitRequest();

      stuck.juspay().close(Duration.ZERO);
      caller.join(GRACE.toMillis());

      assertTruth(place, answer.getNow("none yet"), "closed");
      assertReason(place, stuck, Reason.CLOSED);
      Thread watchdog = stuck.juspay().http().watchdogThread();
      watchdog.join(GRACE.toMillis());
      assertThat(watchdog.isAlive()).isFalse();
    }
  }

  /** The close of the connections ends it too, and waits here until it has ended. */
  @Test
  void is_told_as_closed_although_its_connection_is_closed_under_it() throws Exception {
    try (StuckCall stuck = StuckCall.at(Place.TLS, LONG)) {
      CompletableFuture<Object> answer = new CompletableFuture<>();
      Thread caller = new Thread(() -> answer.complete(stuck.link()));
      caller.start();
      Await.awaitLeased(stuck.juspay(), 1);

      try (HookedLogAppender hook = HookedLogAppender.at(
          PoolingHttpClientConnectionManager.class,
          "Connection pool shut down",
          () -> Await.await(answer::isDone))) {
        stuck.juspay().http().close();
        assertThat(hook.times()).isPositive();
      }

      assertTruth(Place.TLS, answer.getNow("none yet"), "closed");
    }
  }

  @Test
  void between_two_attempts_is_ended_by_an_interrupt() throws Exception {
    try (RawServer server = RawServer.answering(RawServer.empty(503, "Retry-After: 9"));
        Juspay juspay = Juspay.open(
            JuspaySettings.builder(server.uri(), JuspayApiKey.of("key")).build())) {
      CompletableFuture<Object> answer = new CompletableFuture<>();
      Thread caller = new Thread(
          () -> answer.complete(juspay.gateway().find(StuckCall.CUSTOMER, SampleWallets.ID)));
      caller.start();
      while (server.requests().isEmpty() || caller.getState() == Thread.State.RUNNABLE) {
        Thread.onSpinWait();
      }

      caller.interrupt();
      caller.join(GRACE.toMillis());

      assertThat(answer.getNow("none yet")).isEqualTo(Either.left(new Unavailable("HTTP 503")));
      assertThat(server.requests()).hasSize(1);
    }
  }

  @Test
  void an_interrupt_before_the_call_keeps_it_at_home() throws IOException {
    try (RawServer server = RawServer.answering(RawServer.HANG_UP);
        Juspay juspay = Juspay.open(
            JuspaySettings.builder(server.uri(), JuspayApiKey.of("key")).build())) {
      Thread.currentThread().interrupt();

      Either<WalletFailure, ?> answer =
          juspay.gateway().delink(StuckCall.CUSTOMER, SampleWallets.ID);

      assertThat(Thread.interrupted()).isTrue();
      assertThat(answer).isEqualTo(Either.left(new Unavailable("interrupted")));
      assertThat(server.requests()).isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("dev.walletport.domain.testing.DefaultLocale#unusual")
  void an_interrupt_is_told_in_the_same_words_in_every_locale(Locale locale) throws IOException {
    Thread caller = Thread.currentThread();
    try (ScriptedServer server = ScriptedServer.http(connection -> {
          connection.request();
          caller.interrupt();
          connection.rest();
        });
        Juspay juspay = Juspay.open(server.settings().deadline(LONG).build())) {
      Either<WalletFailure, ?> answer =
          DefaultLocale.during(locale, () -> GatewayCall.FIND.on(juspay));

      assertThat(Thread.interrupted()).isTrue();
      assertThat(answer).isEqualTo(Either.left(new Unavailable("interrupted")));
    }
  }

  /** Only a request that has left is unknown. */
  private static void assertTruth(Place place, Object answer, String reason) {
    assertThat(answer).isInstanceOfSatisfying(Either.Left.class, left -> {
      if (place == Place.RESPONSE) {
        assertThat(left.getLeft()).isInstanceOf(OutcomeUnknown.class);
      } else {
        assertThat(left.getLeft()).isEqualTo(new Unavailable(reason));
      }
    });
  }

  /** What the host is told of the attempt is what ended it, not where it was. */
  private static void assertReason(Place place, StuckCall stuck, Reason reason) {
    assertThat(stuck.attempts())
        .singleElement()
        .extracting(WalletAttempt::ending)
        .satisfies(ending -> {
          if (place == Place.RESPONSE) {
            assertThat(ending).isInstanceOf(Ending.Lost.class);
          } else {
            assertThat(ending).isInstanceOf(Ending.NotSent.class);
          }
        })
        .extracting("reason")
        .isEqualTo(reason);
  }

  private static void assertNothingLeaked(StuckCall stuck) {
    Await.awaitLeased(stuck.juspay(), stuck.heldByOthers());
  }
}
