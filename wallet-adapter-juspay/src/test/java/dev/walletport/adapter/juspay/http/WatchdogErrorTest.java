package dev.walletport.adapter.juspay.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.walletport.adapter.juspay.faults.HookedLogAppender;
import dev.walletport.adapter.juspay.faults.RecordedOutput;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Timeout(60)
@DisplayNameGeneration(ReplaceUnderscores.class)
class WatchdogErrorTest {

  @ParameterizedTest
  @MethodSource("throwables")
  void survives_and_tells_whatever_is_thrown_in_a_tick(Error thrown) throws Exception {
    AtomicInteger thrownSoFar = new AtomicInteger();
    Watchdog.IdleEvictor failing = new Watchdog.IdleEvictor() {
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

    try (RecordedOutput output = RecordedOutput.begin();
        Watchdog watchdog = Watchdog.start(failing)) {
      await(watchdog, () -> thrownSoFar.get() >= 2);

      assertThat(watchdog.thread().isAlive()).isTrue();
      assertThat(output.lines())
          .anyMatch(line -> line.contains("met " + thrown.getClass().getSimpleName()));
    }
  }

  private static Stream<Error> throwables() {
    return Stream.of(
        new OutOfMemoryError("planted"),
        new StackOverflowError("planted"),
        new ThreadDeath(),
        new NoClassDefFoundError("planted"));
  }

  @Test
  void survives_a_log_that_fails_as_well() throws Exception {
    Exchange failing = failing(new OutOfMemoryError("planted"), new AtomicInteger());
    try (HookedLogAppender hook = HookedLogAppender.at(Watchdog.class, "goes on", () -> {
          throw new OutOfMemoryError("planted");
        });
        Watchdog watchdog = Watchdog.start(HookedIdleEvictor.ticking())) {
      watchdog.add(failing);
      await(watchdog, () -> hook.times() >= 2);
      watchdog.remove(failing);

      assertThat(watchdog.thread().isAlive()).isTrue();
      assertThat(hook.times()).isGreaterThanOrEqualTo(2);
    }
  }

  @Test
  void tells_the_class_of_what_was_thrown_and_not_its_message() throws Exception {
    AtomicInteger thrownSoFar = new AtomicInteger();
    Exchange failing = failing(new NoClassDefFoundError("planted"), thrownSoFar);
    List<String> lines;
    try (RecordedOutput output = RecordedOutput.begin();
        Watchdog watchdog = Watchdog.start(HookedIdleEvictor.ticking())) {
      watchdog.add(failing);
      await(watchdog, () -> thrownSoFar.get() >= 2);
      watchdog.remove(failing);
      lines = output.lines();
    }

    assertThat(lines)
        .anyMatch(line -> line.contains("met NoClassDefFoundError and goes on"))
        .noneMatch(line -> line.contains("planted"));
  }

  /** An exchange that every tick tries to stop. */
  private static Exchange failing(Error thrown, AtomicInteger thrownSoFar) {
    Exchange exchange = WatchedExchange.over().exchange();
    exchange.hold(() -> {
      thrownSoFar.incrementAndGet();
      throw thrown;
    });
    return exchange;
  }

  /** Looks again and again, as long as the thread lives. */
  private static void await(Watchdog watchdog, BooleanSupplier reached)
      throws InterruptedException {
    while (watchdog.thread().isAlive() && !reached.getAsBoolean()) {
      watchdog.thread().join(5);
    }
  }
}
