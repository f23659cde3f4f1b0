package dev.walletport.domain;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;

/**
 * How often an unsettled command is read back, and how long after one look the next one follows:
 * each pause is twice the one before.
 *
 * @param most how many looks before it is given up; 1 to 12
 * @param first the pause after the first look; positive, at most an hour
 */
public record LookPlan(int most, Duration first) {

  private static final LookPlan STANDARD = new LookPlan(5, Duration.ofSeconds(30));

  /**
   * Refuses a plan that never looks or never ends.
   *
   * @throws IllegalArgumentException if a figure is out of its range
   */
  public LookPlan {
    Objects.requireNonNull(first, "first");
    if (most < 1 || most > 12) {
      throw new IllegalArgumentException("a plan has 1 to 12 looks, not " + most);
    }
    if (first.compareTo(Duration.ZERO) <= 0 || first.compareTo(Duration.ofHours(1)) > 0) {
      throw new IllegalArgumentException("the first pause is at most an hour, not " + first);
    }
  }

  /**
   * Five looks, with pauses of 30 seconds, 1, 2 and 4 minutes: 7.5 minutes in all, so the last look
   * comes when an OTP of the standard life is nearly over.
   *
   * @return the default
   */
  public static LookPlan standard() {
    return STANDARD;
  }

  /** Tells when the look after this one is due. */
  Instant after(int looks, Instant now) {
    return now.plus(first.multipliedBy(1L << (looks - 1))).truncatedTo(ChronoUnit.MICROS);
  }

  /**
   * Tells whether no look follows.
   *
   * @param looks how many were made
   * @return true from the last look on
   */
  public boolean isOver(int looks) {
    return looks >= most;
  }
}
