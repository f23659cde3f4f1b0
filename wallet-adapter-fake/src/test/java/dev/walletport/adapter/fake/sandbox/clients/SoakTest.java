package dev.walletport.adapter.fake.sandbox.clients;

import static org.assertj.core.api.Assertions.assertThat;

import dev.walletport.adapter.juspay.JuspayHealth;
import dev.walletport.adapter.juspay.JuspayHealth.Share;
import dev.walletport.domain.testing.StartedThreads;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Many calls at once, a fault in every tenth: nothing is applied twice, lost or denied, and nothing
 * is left behind. {@code -Dsoak.seconds} is for how long; by default a form that a build can have.
 */
@DisplayNameGeneration(ReplaceUnderscores.class)
class SoakTest {

  private static final Duration TIME = Duration.ofSeconds(Long.getLong("soak.seconds", 6));
  private static final Duration WARM_UP = TIME.dividedBy(3);
  private static final Duration SHORT = Duration.ofMillis(1500);
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  /** What the VM keeps for itself, and the logs of a fake that were not full before. */
  private static final long HEAP = 24L << 20;

  @Test
  void nothing_is_applied_twice_or_lost_or_denied_and_nothing_leaks() throws Exception {
    StartedThreads threads = new StartedThreads();

    long calls = threads.call(SoakTest::run);

    assertThat(calls).isGreaterThan(500);
    assertThat(threads.left()).isEmpty();
  }

  private static long run() throws Exception {
    try (SoakRun run = SoakRun.start()) {
      run.call(WARM_UP);
      run.dropWallets();
      long heap = used();
      run.call(TIME.minus(WARM_UP));

      assertThat(run.violations()).isEmpty();
      assertThat(run.callsWithoutEnd()).isZero();
      run.dropWallets();
      assertThat(eventually(() -> used() < heap + HEAP)).as("heap of %s", heap).isTrue();
      assertThat(eventually(() -> isIdle(run.health()))).as("%s", run.health()).isTrue();
      return run.calls();
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_gateway_that_takes_a_lost_answer_for_a_no_is_found(SoakMutant mutant) throws Exception {
    try (SoakRun run = SoakRun.start(mutant::of)) {
      run.call(SHORT);

      assertThat(run.violations()).isNotEmpty();
    }
  }

  private static boolean isIdle(JuspayHealth health) {
    return health.callsInFlight() == 0
        && health.connections().inUse() == 0
        && health.connections().waiting() == 0
        && health.connections().idle() <= health.connections().most()
        && isIdle(health.shares().commands())
        && isIdle(health.shares().reads())
        && isIdle(health.shares().refreshes());
  }

  private static boolean isIdle(Share share) {
    return share.inUse() == 0;
  }

  private static long used() {
    System.gc();
    Runtime runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory();
  }

  private static boolean eventually(BooleanSupplier condition) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.getAsBoolean() && System.nanoTime() < end) {
      LockSupport.parkNanos(20_000_000);
    }
    return condition.getAsBoolean();
  }
}
