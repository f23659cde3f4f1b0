package dev.walletport.adapter.juspay;

import java.time.Duration;

/**
 * The time that a call may take, on the machine's own clock: not to be moved by whoever sets the
 * time.
 *
 * @param start the reading of {@link System#nanoTime} at which the call began
 * @param length how many nanoseconds it may take
 */
record Deadline(long start, long length) {

  static Deadline in(Duration duration) {
    return new Deadline(System.nanoTime(), duration.toNanos());
  }

  boolean isOver() {
    return remaining() <= 0;
  }

  /** Also of a duration that no number of nanoseconds can hold. */
  boolean leavesTimeFor(Duration duration) {
    return Duration.ofNanos(remaining()).compareTo(duration) > 0;
  }

  Duration elapsed() {
    return Duration.ofNanos(System.nanoTime() - start);
  }

  /** In nanoseconds; negative when it is over. */
  long remaining() {
    return length - (System.nanoTime() - start);
  }
}
