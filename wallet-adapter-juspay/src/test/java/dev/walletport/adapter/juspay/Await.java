package dev.walletport.adapter.juspay;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits, with an end to it, for what another thread is about to do. */
final class Await {

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private Await() {}

  /** The watchdog may give a connection back after its caller has returned. */
  static void awaitLeased(Juspay juspay, int leased) {
    await(() -> juspay.http().connections().leased() == leased);
  }

  /** Looks once in a millisecond, and fails if it does not hold within 20 seconds. */
  static void await(BooleanSupplier condition) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    boolean holds = condition.getAsBoolean();
    while (!holds && System.nanoTime() < end) {
      LockSupport.parkNanos(Duration.ofMillis(1).toNanos());
      holds = condition.getAsBoolean();
    }
    assertThat(holds).as("what was waited for came within " + PATIENCE).isTrue();
  }
}
