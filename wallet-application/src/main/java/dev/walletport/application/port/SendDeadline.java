package dev.walletport.application.port;

import java.time.Duration;

/**
 * By when a command must have left this machine: from then on another node may assume that its
 * sender has stopped. It is on the machine's monotonic clock, so setting the time does not move it.
 *
 * @param end the reading of {@link System#nanoTime} from which on the command must not leave
 */
public record SendDeadline(long end) {

  /**
   * Counts from now.
   *
   * @param duration how long the command may take to leave; at most 292 years
   * @return the deadline
   */
  public static SendDeadline in(Duration duration) {
    return new SendDeadline(endIn(duration));
  }

  /**
   * Counts from now, without an object, which costs a command 24 bytes.
   *
   * @param duration how long the command may take to leave; at most 292 years
   * @return the {@link #end} of the deadline
   */
  public static long endIn(Duration duration) {
    return System.nanoTime() + duration.toNanos();
  }

  /**
   * Tells the same as {@link #isOver()}.
   *
   * @param end the {@link #end} of a deadline
   * @return whether the command must not leave any more
   */
  public static boolean isOver(long end) {
    return end - System.nanoTime() <= 0;
  }

  /**
   * Moves the deadline.
   *
   * @param duration how much later
   * @return the later deadline
   */
  public SendDeadline plus(Duration duration) {
    return new SendDeadline(end + duration.toNanos());
  }

  /**
   * Tells what is left.
   *
   * @param nanoTime a reading of {@link System#nanoTime}
   * @return nanoseconds; zero or negative when it is over
   */
  public long remaining(long nanoTime) {
    return end - nanoTime;
  }

  /**
   * Tells whether the command must not leave any more.
   *
   * @return true from the very nanosecond at which nothing remains
   */
  public boolean isOver() {
    return isOver(end);
  }
}
