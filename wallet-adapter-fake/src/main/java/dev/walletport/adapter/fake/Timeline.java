package dev.walletport.adapter.fake;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Function;

/**
 * The time of a {@link FakeClock} between two restores. A restore begins another one, so a call
 * from before it moves only what it left.
 */
final class Timeline implements CallClock {

  private final long number;
  private final InstantSource source;
  private volatile Duration ahead;

  private Timeline(long number, InstantSource source, Duration ahead) {
    this.number = number;
    this.source = source;
    this.ahead = ahead;
  }

  /** A time that stands until it is moved. */
  static Timeline stopped(long number, Instant start) {
    return new Timeline(number, () -> start, Duration.ZERO);
  }

  /** A time that runs with its source, ahead of it if it starts later. */
  static Timeline running(long number, InstantSource source, Instant start) {
    Duration ahead = Duration.between(source.instant(), start);
    return new Timeline(number, source, ahead.isNegative() ? Duration.ZERO : ahead);
  }

  /** At most {@link FakeClock#LATEST}. */
  @Override
  public Instant instant() {
    Instant now = source.instant().plus(ahead);
    return now.isAfter(FakeClock.LATEST) ? FakeClock.LATEST : now;
  }

  /**
   * Moves the time forward.
   *
   * @throws IllegalArgumentException if it would go beyond {@link FakeClock#LATEST}
   */
  synchronized void advance(Duration duration) {
    if (duration.compareTo(rest()) > 0) {
      throw new IllegalArgumentException("a clock at " + instant() + " cannot be advanced by "
          + duration + ", beyond " + FakeClock.LATEST);
    }
    move(duration);
  }

  @Override
  public synchronized void delay(Duration duration) {
    move(duration.compareTo(rest()) > 0 ? rest() : duration);
  }

  private Duration rest() {
    return Duration.between(instant(), FakeClock.LATEST);
  }

  private void move(Duration duration) {
    ahead = ahead.plus(duration);
  }

  /** Runs a step at one instant, while no other thread can move the time. */
  synchronized <T> T whileStanding(Function<Instant, T> step) {
    return step.apply(instant());
  }

  /** This one, unless the other one began later. */
  Timeline orLater(Timeline other) {
    return other.number > number ? other : this;
  }
}
