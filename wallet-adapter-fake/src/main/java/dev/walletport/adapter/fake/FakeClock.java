package dev.walletport.adapter.fake;

import dev.walletport.application.port.Pause;
import io.vavr.control.Option;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;

/**
 * The provider's clock, which stands still until it is advanced; or one that runs with the
 * machine's, and can be advanced too.
 */
public final class FakeClock implements InstantSource {

  /** Where a clock starts by default: the same instant in every test and on every run. */
  public static final Instant START = Instant.parse("2026-01-01T09:00:00Z");

  /** The first instant at which a clock can stand. */
  public static final Instant EARLIEST = Instant.parse("-999999-01-01T00:00:00Z");

  /** The last instant at which a clock can stand: no time that is added to it here overflows. */
  public static final Instant LATEST = Instant.parse("+999999-12-31T23:59:59.999999999Z");

  /** What runs by itself; none of a clock that stands. */
  private final Option<InstantSource> machine;

  private volatile Timeline timeline;
  private long restarts;

  private FakeClock(Instant start, Option<InstantSource> machine) {
    this.machine = machine;
    this.timeline = timeline(0, start);
  }

  /**
   * A clock that stands at {@link #START}.
   *
   * @return a new clock
   */
  public static FakeClock stopped() {
    return stoppedAt(START);
  }

  /**
   * A clock that stands at an instant.
   *
   * @param start the instant
   * @return a new clock
   * @throws IllegalArgumentException if it is before {@link #EARLIEST} or after {@link #LATEST}
   */
  public static FakeClock stoppedAt(Instant start) {
    if (start.isBefore(EARLIEST) || start.isAfter(LATEST)) {
      throw new IllegalArgumentException(
          "a clock stands from " + EARLIEST + " to " + LATEST + ", not at " + start);
    }
    return new FakeClock(start, Option.none());
  }

  /**
   * A clock that shows the time of the machine, and runs on with it. A reset or a restore of a fake
   * sets it to the time of the machine again, or to that of the snapshot if that is later.
   *
   * @return a new clock
   */
  public static FakeClock running() {
    return runningWith(Clock.tickMillis(ZoneOffset.UTC));
  }

  /** As {@link #running}, with a source in place of the machine's time. */
  static FakeClock runningWith(InstantSource machine) {
    return new FakeClock(machine.instant(), Option.some(machine));
  }

  /**
   * Tells whether the clock runs by itself.
   *
   * @return false if it stands until it is advanced
   */
  public boolean isRunning() {
    return machine.isDefined();
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
    return timeline(restarts, at);
  }

  private Timeline timeline(long number, Instant start) {
    return machine
        .map(running -> Timeline.running(number, running, start))
        .getOrElse(() -> Timeline.stopped(number, start));
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
