package dev.walletport.benchmarks;

import java.util.Locale;

/**
 * What a ratio has to be at its median.
 *
 * @param what is compared
 * @param sense whether the bound is the most or the least
 * @param bound of the median
 * @param measured the ratio
 */
record Goal(String what, Sense sense, double bound, Quartiles measured) {

  /** On which side of its bound a ratio has to stay. */
  enum Sense {
    AT_MOST,
    AT_LEAST
  }

  static Goal atMost(double bound, String what, Quartiles measured) {
    return new Goal(what, Sense.AT_MOST, bound, measured);
  }

  static Goal atLeast(double bound, String what, Quartiles measured) {
    return new Goal(what, Sense.AT_LEAST, bound, measured);
  }

  boolean isReached() {
    return sense == Sense.AT_MOST ? measured.median() <= bound : measured.median() >= bound;
  }

  /** The bound in words. */
  String asked() {
    return (sense == Sense.AT_MOST ? "at most " : "at least ")
        + (bound < 10 ? String.format(Locale.ROOT, "%.2f", bound) : Math.round(bound));
  }
}
