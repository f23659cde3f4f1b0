package dev.walletport.adapter.juspay.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Timeout(60)
@DisplayNameGeneration(ReplaceUnderscores.class)
class WatchdogErrorTest {

  @ParameterizedTest
  @MethodSource("throwables")
  void survives_whatever_is_thrown_in_a_tick(Error thrown) throws Exception {
    AtomicInteger thrownSoFar = new AtomicInteger();
    Watchdog.Idle failing = new Watchdog.Idle() {
      @Override
      public Duration keepAlive() {
        return Duration.ofMillis(1);
      }

      @Override
      public int evict() {
        thrownSoFar.incrementAndGet();
        throw thrown;
      }
    };

    try (Watchdog watchdog = Watchdog.start(failing)) {
      while (watchdog.thread().isAlive() && thrownSoFar.get() < 2) {
        watchdog.thread().join(5);
      }

      assertThat(watchdog.thread().isAlive()).isTrue();
    }
  }

  private static Stream<Error> throwables() {
    return Stream.of(
        new OutOfMemoryError("planted"),
        new StackOverflowError("planted"),
        new ThreadDeath(),
        new NoClassDefFoundError("planted"));
  }
}
