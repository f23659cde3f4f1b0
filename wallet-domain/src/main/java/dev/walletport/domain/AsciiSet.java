package dev.walletport.domain;

import java.util.function.IntPredicate;

/**
 * Some of the ASCII characters, a bit for each: to look one up takes a third of what asking a
 * predicate takes, and every id of every response is looked at.
 *
 * @param low those below 64
 * @param high the others
 */
record AsciiSet(long low, long high) {

  private static final int HALF = 64;

  /** The ASCII characters that a predicate allows. */
  static AsciiSet of(IntPredicate allowed) {
    return new AsciiSet(bits(allowed, 0), bits(allowed, HALF));
  }

  private static long bits(IntPredicate allowed, int from) {
    long bits = 0;
    for (int i = 0; i < HALF; i++) {
      bits |= allowed.test(from + i) ? 1L << i : 0;
    }
    return bits;
  }

  boolean contains(char unit) {
    return unit < 2 * HALF && ((unit < HALF ? low : high) >>> unit & 1) != 0;
  }
}
