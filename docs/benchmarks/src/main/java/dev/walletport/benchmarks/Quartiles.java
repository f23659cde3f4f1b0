package dev.walletport.benchmarks;

import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;

/** The median of some figures, between the quartiles; each is one of the figures. */
record Quartiles(double lower, double median, double upper) {

  /**
   * Sorts and counts.
   *
   * @param figures at least one
   */
  static Quartiles of(Collection<Double> figures) {
    double[] sorted = figures.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    return new Quartiles(at(sorted, 0.25), at(sorted, 0.5), at(sorted, 0.75));
  }

  private static double at(double[] sorted, double part) {
    return sorted[(int) Math.round((sorted.length - 1) * part)];
  }

  /** The median of some figures, at least one. */
  static double median(double... figures) {
    return of(Arrays.stream(figures).boxed().toList()).median;
  }

  /** As "0.88 (0.85 to 0.91)". */
  @Override
  public String toString() {
    return String.format(Locale.ROOT, "%s (%s to %s)", text(median), text(lower), text(upper));
  }

  private static String text(double ratio) {
    return String.format(Locale.ROOT, ratio < 9.995 ? "%.2f" : "%.1f", ratio);
  }
}
