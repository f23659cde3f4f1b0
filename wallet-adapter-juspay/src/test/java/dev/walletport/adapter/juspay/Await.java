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
    assertThat(juspay.http().connections().leased()).isEqualTo(leased);
  }

  /** Looks once in a millisecond, for 20 seconds at most. */
  static void await(BooleanSupplier condition) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.getAsBoolean() && System.nanoTime() < end) {
      LockSupport.parkNanos(Duration.ofMillis(1).toNanos());
    }
  }
}
