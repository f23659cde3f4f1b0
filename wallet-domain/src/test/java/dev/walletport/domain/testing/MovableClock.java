package dev.walletport.domain.testing;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;

/** A clock that stands still until it is moved; safe to share between threads. */
public final class MovableClock implements InstantSource {

  private final AtomicReference<Instant> now;

  /** Starts at an instant. */
  public MovableClock(Instant start) {
    now = new AtomicReference<>(start);
  }

  /** Starts at the same instant in every test. */
  public static MovableClock standing() {
    return new MovableClock(Instant.parse("2026-01-02T03:04:05Z"));
  }

  @Override
  public Instant instant() {
    return now.get();
  }

  /** Moves on. */
  public void advance(Duration duration) {
    now.updateAndGet(instant -> instant.plus(duration));
  }
}
