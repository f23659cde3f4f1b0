package dev.walletport.adapter.fake;

import dev.walletport.application.port.Pause;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;

/** The provider's clock, which stands still until it is advanced. */
public final class FakeClock implements InstantSource {

  /** Where a clock starts by default: the same instant in every test and on every run. */
  public static final Instant START = Instant.parse("2026-01-01T09:00:00Z");

  private volatile Instant now;

  private FakeClock(Instant start) {
    now = Objects.requireNonNull(start, "start");
  }

  /**
   * A clock that stands at {@link #START}.
   *
   * @return a new clock
   */
  public static FakeClock standing() {
    return new FakeClock(START);
  }

  /**
   * A clock that stands at an instant.
   *
   * @param start the instant
   * @return a new clock
   */
  public static FakeClock standingAt(Instant start) {
    return new FakeClock(start);
  }

  @Override
  public Instant instant() {
    return now;
  }

  /** Sets the time, even to the past, when a fake is restored. */
  synchronized void setTo(Instant instant) {
    now = instant;
  }

  /**
   * Advances the time, for all who share this clock.
   *
   * @param duration at nanosecond precision; zero or more
   * @throws IllegalArgumentException if it is negative: time does not run backwards
   */
  public synchronized void advance(Duration duration) {
    if (duration.isNegative()) {
      throw new IllegalArgumentException("time does not run backwards, by " + duration);
    }
    if (!duration.isZero()) {
      now = now.plus(duration);
    }
  }

  /** A pause that moves this clock instead of sleeping; an interrupt ends it as it ends a sleep. */
  Pause pause() {
    return this::moveInsteadOfSleeping;
  }

  private void moveInsteadOfSleeping(Duration duration) throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException("interrupted before the pause");
    }
    if (!duration.isNegative()) {
      advance(duration);
    }
  }
}
