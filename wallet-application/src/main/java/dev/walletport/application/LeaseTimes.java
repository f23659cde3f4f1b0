package dev.walletport.application;

import java.time.Duration;
import java.util.Objects;

/**
 * How long a command has its wallet to itself: all that a running node may take, and a margin. A
 * node that is slower is taken for stopped.
 *
 * @param begin from before the store is asked until the gateway is; later nothing is sent
 * @param call the gateway's deadline of one command; a longer one is cut short
 * @param settling reading back, until the end of the last read
 * @param margin for what is not counted, such as writing the end down
 */
public record LeaseTimes(Duration begin, Duration call, Duration settling, Duration margin) {

  private static final LeaseTimes STANDARD = new LeaseTimes(
      Duration.ofSeconds(5),
      Duration.ofSeconds(10),
      Duration.ofSeconds(35),
      Duration.ofSeconds(10));

  /**
   * Refuses a time that is none.
   *
   * @throws IllegalArgumentException if one is not positive, or together they are longer than a day
   */
  public LeaseTimes {
    requirePositive("begin", begin);
    requirePositive("call", call);
    requirePositive("settling", settling);
    requirePositive("margin", margin);
    if (begin.plus(call).plus(settling).plus(margin).compareTo(Duration.ofDays(1)) > 0) {
      throw new IllegalArgumentException("a lease is at most a day");
    }
  }

  private static void requirePositive(String name, Duration time) {
    Objects.requireNonNull(time, name);
    if (time.compareTo(Duration.ZERO) <= 0 || time.compareTo(Duration.ofDays(1)) > 0) {
      throw new IllegalArgumentException(name + " is positive and at most a day, not " + time);
    }
  }

  /**
   * A minute, for a gateway with the standard deadline of 10 seconds: 5 seconds to begin, 10 for
   * the command, 15 of standard settling with a read and a repeated delink that began at its end,
   * and a margin of 10.
   *
   * @return the default
   */
  public static LeaseTimes standard() {
    return STANDARD;
  }

  /**
   * Adds them up.
   *
   * @return how long a lease lasts
   */
  public Duration length() {
    return send().plus(settling).plus(margin);
  }

  /** From before the store is asked until no byte of the command may leave any more. */
  Duration send() {
    return begin.plus(call);
  }
}
