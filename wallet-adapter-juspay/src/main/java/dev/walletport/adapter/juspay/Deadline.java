package dev.walletport.adapter.juspay;

import java.time.Duration;

/**
 * The end of a call, on the machine's own clock: not to be moved by whoever sets the time.
 *
 * @param nanos the reading of {@link System#nanoTime} at which it is over
 */
record Deadline(long nanos) {

  static Deadline in(Duration duration) {
    return new Deadline(System.nanoTime() + duration.toNanos());
  }

  boolean isOver() {
    return remainingNanos() <= 0;
  }

  boolean leavesTimeFor(Duration duration) {
    return remainingNanos() > duration.toNanos();
  }

  private long remainingNanos() {
    return nanos - System.nanoTime();
  }
}
