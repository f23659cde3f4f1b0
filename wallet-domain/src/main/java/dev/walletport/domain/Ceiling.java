package dev.walletport.domain;

import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * At most so many within any window of such a length.
 *
 * @param most how many; at least 1
 * @param window from one of them until it no longer counts; positive, at most 30 days
 */
public record Ceiling(int most, Duration window) {

  private static final long NANOS = 1_000_000_000;
  private static final Duration LONGEST = Duration.ofDays(30);

  /**
   * Refuses a ceiling that lets nothing pass.
   *
   * @throws IllegalArgumentException if {@code most} is below 1, or above 100, which is as many
   *     instants as one row should hold; or the window is not positive or too long
   */
  public Ceiling {
    Objects.requireNonNull(window, "window");
    if (most < 1 || most > 100) {
      throw new IllegalArgumentException("a ceiling is 1 to 100, not " + most);
    }
    if (window.compareTo(Duration.ZERO) <= 0 || window.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException(
          "a window is positive and at most " + LONGEST + ", not " + window);
    }
  }

  /**
   * One counts from its instant to the end of the window; at the very end it does not. In figures,
   * because an instant made for each one costs a guarded link 24 bytes.
   */
  boolean covers(Instant each, Instant now) {
    long seconds = now.getEpochSecond() - each.getEpochSecond() - window.getSeconds();
    int nanos = now.getNano() - each.getNano() - window.getNano();
    return Math.abs(seconds) > 2 ? seconds < 0 : seconds * NANOS + nanos < 0;
  }

  boolean isUnused(List<Instant> all, Instant now) {
    return counted(all, now) == 0;
  }

  int left(List<Instant> all, Instant now) {
    return most - Math.min(most, counted(all, now));
  }

  /** The first instant at which one more may pass; none if one may pass now. */
  Option<Instant> fullUntil(List<Instant> all, Instant now) {
    return counted(all, now) < most
        ? Option.none()
        : Option.some(kept(all, now).get(counted(all, now) - most).plus(window));
  }

  private int counted(List<Instant> all, Instant now) {
    int counted = 0;
    for (int i = 0; i < all.size(); i++) {
      counted += covers(all.get(i), now) ? 1 : 0;
    }
    return counted;
  }

  /** Those that still count. */
  List<Instant> kept(List<Instant> all, Instant now) {
    return all.stream().filter(each -> covers(each, now)).toList();
  }
}
