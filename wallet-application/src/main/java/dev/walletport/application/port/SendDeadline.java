package dev.walletport.application.port;

import java.time.Duration;

/**
 * By when a command must have left this machine: from then on another node may assume that its
 * sender has stopped. It is on the machine's monotonic clock, so setting the time does not move it.
 *
 * @param start the reading of {@link System#nanoTime} from which it counts
 * @param length how many nanoseconds after that
 */
public record SendDeadline(long start, long length) {

  /**
   * Counts from now.
   *
   * @param duration how long the command may take to leave; at most 292 years
   * @return the deadline
   */
  public static SendDeadline in(Duration duration) {
    return new SendDeadline(System.nanoTime(), duration.toNanos());
  }

  /**
   * Moves the deadline, and not the instant from which it counts.
   *
   * @param duration how much later
   * @return the later deadline
   */
  public SendDeadline plus(Duration duration) {
    return new SendDeadline(start, length + duration.toNanos());
  }

  /**
   * Tells what is left.
   *
   * @param nanoTime a reading of {@link System#nanoTime}
   * @return nanoseconds; zero or negative when it is over
   */
  public long remaining(long nanoTime) {
    return length - (nanoTime - start);
  }

  /**
   * Tells whether the command must not leave any more.
   *
   * @return true from the very nanosecond at which nothing remains
   */
  public boolean isOver() {
    return remaining(System.nanoTime()) <= 0;
  }
}
