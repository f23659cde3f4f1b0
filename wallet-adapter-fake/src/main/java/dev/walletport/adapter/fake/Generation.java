package dev.walletport.adapter.fake;

import org.jspecify.annotations.Nullable;

/**
 * A stretch of a fake's history, which ends at each snapshot and restore; later ones have higher
 * numbers. Its line are those that came before it in its own history: after a restore, the line
 * leaves out what has happened since the snapshot.
 */
final class Generation {

  private static final Generation FIRST = new Generation(0, null);

  private final int number;
  private final @Nullable Generation before;

  private Generation(int number, @Nullable Generation before) {
    this.number = number;
    this.before = before;
  }

  static Generation first() {
    return FIRST;
  }

  /** The next in the line; the number is higher than that of any before. */
  Generation next(int higher) {
    return new Generation(higher, this);
  }

  int number() {
    return number;
  }

  /** Whether the one with this number is in the line, which ends with this one itself. */
  boolean descendsFrom(long sought) {
    Generation one = this;
    while (one.number > sought && one.before != null) {
      one = one.before;
    }
    return one.number == sought;
  }
}
