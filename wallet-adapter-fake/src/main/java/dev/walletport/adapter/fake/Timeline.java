package dev.walletport.adapter.fake;

import java.time.Duration;
import java.time.Instant;
import java.util.function.Function;

/**
 * The time of a {@link FakeClock} between two restores. A restore begins another one, so a call
 * from before it moves only what it left.
 */
final class Timeline implements CallClock {

  private final long number;
  private volatile Instant now;

  Timeline(long number, Instant start) {
    this.number = number;
    this.now = start;
  }

  @Override
  public Instant instant() {
    return now;
  }

  /**
   * Moves the time forward.
   *
   * @throws IllegalArgumentException if it would go beyond {@link FakeClock#LATEST}
   */
  synchronized void advance(Duration duration) {
    if (duration.compareTo(rest()) > 0) {
      throw new IllegalArgumentException("a clock at " + now + " cannot be advanced by " + duration
          + ", beyond " + FakeClock.LATEST);
    }
    move(duration);
  }

  @Override
  public synchronized void delay(Duration duration) {
    move(duration.compareTo(rest()) > 0 ? rest() : duration);
  }

  private Duration rest() {
    return Duration.between(now, FakeClock.LATEST);
  }

  private void move(Duration duration) {
    if (!duration.isZero()) {
      now = now.plus(duration);
    }
  }

  /** Runs a step while the time stands, and no other thread can move it. */
  synchronized <T> T whileStanding(Function<Instant, T> step) {
    return step.apply(now);
  }

  /** This one, unless the other one began later. */
  Timeline orLater(Timeline other) {
    return other.number > number ? other : this;
  }
}
