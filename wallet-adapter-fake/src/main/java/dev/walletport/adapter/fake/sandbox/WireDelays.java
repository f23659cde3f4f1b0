package dev.walletport.adapter.fake.sandbox;

import dev.walletport.domain.WalletOperation;
import io.vavr.control.Option;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Predicate;

/** Waits of responses in real time: the call is applied at once, and its response comes later. */
final class WireDelays {

  /** The name of this fault in the controls. */
  static final String NAME = "wait";

  static final String WORDS = "response waits in real time";

  private static final Duration LONGEST = Duration.ofMinutes(10);
  private static final int MOST = 10_000;

  private final List<Setting> settings = new ArrayList<>();

  /**
   * A wait that is set.
   *
   * @param operation of which calls
   * @param duration for how long
   * @param lasting for how many
   */
  record Setting(WalletOperation operation, Duration duration, Lasting lasting) {
    String words() {
      return WORDS + ", " + duration.toSeconds() + " s";
    }
  }

  /** For how many calls a wait is set. */
  enum Lasting {
    ONE_CALL,
    UNTIL_CLEARED
  }

  synchronized void next(int times, WalletOperation operation, Duration wait) {
    if (times < 1 || settings.size() + times > MOST) {
      throw new IllegalArgumentException("1 to " + MOST + " calls, not " + times);
    }
    settings.addAll(
        Collections.nCopies(times, new Setting(operation, bounded(wait), Lasting.ONE_CALL)));
  }

  /** Replaces the one that stands for the operation. */
  synchronized void whileSet(WalletOperation operation, Duration wait) {
    Setting standing = new Setting(operation, bounded(wait), Lasting.UNTIL_CLEARED);
    settings.removeIf(set -> isFor(operation, set) && set.lasting() == Lasting.UNTIL_CLEARED);
    settings.add(standing);
  }

  private static Duration bounded(Duration wait) {
    if (wait.isZero() || wait.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException("seconds is 1 to " + LONGEST.toSeconds() + ".");
    }
    return wait;
  }

  /**
   * The wait of a call, one for the next calls before the one that stands.
   *
   * @return zero if there is none
   */
  synchronized Duration take(WalletOperation operation) {
    Option<Setting> next = first(operation, Lasting.ONE_CALL);
    next.forEach(settings::remove);
    return next.orElse(() -> first(operation, Lasting.UNTIL_CLEARED))
        .map(Setting::duration)
        .getOrElse(Duration.ZERO);
  }

  private Option<Setting> first(WalletOperation operation, Lasting lasting) {
    return Option.ofOptional(settings.stream()
        .filter(set -> isFor(operation, set) && set.lasting() == lasting)
        .findFirst());
  }

  private static boolean isFor(WalletOperation operation, Setting set) {
    return set.operation() == operation;
  }

  synchronized List<Setting> settings() {
    return List.copyOf(settings);
  }

  synchronized void clear(Predicate<Setting> which) {
    settings.removeIf(which);
  }
}
