package dev.walletport.adapter.juspay.http;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * The time that a call may take, on the machine's monotonic clock: setting the time does not move
 * it.
 *
 * @param start the reading of {@link System#nanoTime} at which the call began
 * @param length how many nanoseconds it may take
 */
public record Deadline(long start, long length) {

  private static final long NANOS_PER_MILLI = TimeUnit.MILLISECONDS.toNanos(1);

  /**
   * Begins to count.
   *
   * @param duration how long the call may take
   * @return the deadline
   */
  public static Deadline in(Duration duration) {
    return new Deadline(System.nanoTime(), duration.toNanos());
  }

  /**
   * Tells whether the time is over.
   *
   * @return true from the very nanosecond at which nothing remains
   */
  public boolean isOver() {
    return remaining() <= 0;
  }

  /**
   * Tells whether something would end before the deadline.
   *
   * @param duration how long it takes; also one that no number of nanoseconds can hold
   * @return false if it would end at the deadline or later
   */
  public boolean leavesTimeFor(Duration duration) {
    return Duration.ofNanos(remaining()).compareTo(duration) > 0;
  }

  /**
   * Tells how long the call has taken.
   *
   * @return the time since it began
   */
  public Duration elapsed() {
    return Duration.ofNanos(System.nanoTime() - start);
  }

  /**
   * Tells what is left.
   *
   * @return nanoseconds; zero or negative when it is over
   */
  public long remaining() {
    return remaining(System.nanoTime());
  }

  /**
   * Tells what is left at a moment.
   *
   * @param now a reading of {@link System#nanoTime}
   * @return nanoseconds; zero or negative when it is over
   */
  public long remaining(long now) {
    return length - (now - start);
  }

  /** What is left for one wait: milliseconds, rounded up, 1 at least and {@code most} at most. */
  int millisUpTo(long most) {
    return millis(remaining(), most);
  }

  /** The same of what was left a moment ago. */
  static int millis(long remaining, long most) {
    long millis = (remaining + NANOS_PER_MILLI - 1) / NANOS_PER_MILLI;
    return (int) Math.max(1, Math.min(millis, Math.min(most, Integer.MAX_VALUE)));
  }
}
