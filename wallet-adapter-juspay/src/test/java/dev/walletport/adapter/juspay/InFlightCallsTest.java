package dev.walletport.adapter.juspay;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
@DisplayNameGeneration(ReplaceUnderscores.class)
class InFlightCallsTest {

  private static final int ROUNDS = 5_000;

  private final InFlightCalls calls = new InFlightCalls();

  @Test
  void are_counted_from_begin_to_end() {
    assertThat(calls.begin()).isTrue();
    assertThat(calls.begin()).isTrue();
    assertThat(calls.count()).isEqualTo(2);

    calls.end();
    calls.end();

    assertThat(calls.count()).isZero();
  }

  @Test
  void are_none_after_a_drain_and_none_begins() throws InterruptedException {
    assertThat(calls.drain(Duration.ZERO)).isTrue();

    assertThat(calls.count()).isZero();
    assertThat(calls.begin()).isFalse();
    assertThat(calls.drain(Duration.ZERO)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(longs = {Long.MAX_VALUE, Long.MAX_VALUE / 1_000_000_000, 60})
  void are_waited_for_however_long_the_grace_is(long seconds) throws Exception {
    assertThat(calls.begin()).isTrue();
    CompletableFuture<Boolean> drained = new CompletableFuture<>();
    Thread closer = new Thread(() -> drain(Duration.ofSeconds(seconds), drained));
    closer.start();
    while (closer.getState() != Thread.State.TIMED_WAITING && closer.isAlive()) {
      closer.join(1);
    }

    calls.end();

    assertThat(drained.get()).isTrue();
    closer.join();
  }

  private void drain(Duration grace, CompletableFuture<Boolean> drained) {
    try {
      drained.complete(calls.drain(grace));
    } catch (Throwable t) {
      drained.completeExceptionally(t);
    }
  }

  @Test
  void are_not_waited_for_with_a_grace_below_zero() throws InterruptedException {
    assertThat(calls.begin()).isTrue();

    assertThat(calls.drain(Duration.ofSeconds(Long.MIN_VALUE))).isFalse();
  }

  /** The race is short, so there are many rounds. */
  @Test
  void do_not_begin_behind_a_drain_that_has_ended() throws Exception {
    ExecutorService closers = Executors.newSingleThreadExecutor();
    CyclicBarrier start = new CyclicBarrier(2);
    try {
      for (int i = 0; i < ROUNDS; i++) {
        InFlightCalls raced = new InFlightCalls();
        Future<Boolean> drained = closers.submit(() -> {
          start.await();
          return raced.drain(Duration.ZERO);
        });
        start.await();

        boolean begun = raced.begin();

        assertThat(begun && drained.get()).isFalse();
      }
    } finally {
      closers.shutdownNow();
    }
  }
}
