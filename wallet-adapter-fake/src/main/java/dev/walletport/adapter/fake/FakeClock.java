package dev.walletport.adapter.fake;

import dev.walletport.application.port.Pause;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** The provider's clock, which stands still until it is advanced. */
public final class FakeClock implements InstantSource {

  /** Where a clock starts by default: the same instant in every test and on every run. */
  public static final Instant START = Instant.parse("2026-01-01T09:00:00Z");

  /** The first instant at which a clock can stand. */
  public static final Instant EARLIEST = Instant.parse("-999999-01-01T00:00:00Z");

  /** The last instant at which a clock can stand: no time that is added to it here overflows. */
  public static final Instant LATEST = Instant.parse("+999999-12-31T23:59:59.999999999Z");

  private volatile Timeline timeline;
  private long restarts;

  private FakeClock(Instant start) {
    timeline = new Timeline(0, start);
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
   * @throws IllegalArgumentException if it is before {@link #EARLIEST} or after {@link #LATEST}
   */
  public static FakeClock standingAt(Instant start) {
    if (start.isBefore(EARLIEST) || start.isAfter(LATEST)) {
      throw new IllegalArgumentException(
          "a clock stands from " + EARLIEST + " to " + LATEST + ", not at " + start);
    }
    return new FakeClock(start);
  }

  @Override
  public Instant instant() {
    return timeline.instant();
  }

  /** The time since the last restore. */
  Timeline timeline() {
    return timeline;
  }

  /** Begins another time, even in the past, which is not shown yet. */
  synchronized Timeline restarted(Instant at) {
    restarts++;
    return new Timeline(restarts, at);
  }

  /** Shows a time that was begun, unless one that began later is shown already. */
  synchronized void show(Timeline restarted) {
    timeline = timeline.orLater(restarted);
  }

  /**
   * Advances the time, for all who share this clock.
   *
   * @param duration at nanosecond precision; zero or more
   * @throws IllegalArgumentException if it is negative, as time does not run backwards, or leads
   *     beyond {@link #LATEST}
   */
  public void advance(Duration duration) {
    if (duration.isNegative()) {
      throw new IllegalArgumentException("time does not run backwards, by " + duration);
    }
    timeline.advance(duration);
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
      timeline.delay(duration);
    }
  }
}
