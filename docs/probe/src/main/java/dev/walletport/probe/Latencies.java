package dev.walletport.probe;

import java.time.Duration;
import java.util.List;

/** The times of responses, and the deadline that they suggest. */
final class Latencies {

  private static final int FACTOR = 4;

  private final List<Duration> sorted;

  private Latencies(List<Duration> sorted) {
    this.sorted = sorted;
  }

  static Latencies of(List<Duration> times) {
    return new Latencies(times.stream().sorted().toList());
  }

  /** The least time that the given share of all is not above, by the nearest rank. */
  Duration quantile(double share) {
    int rank = (int) Math.ceil(share * sorted.size());
    return sorted.get(Math.max(0, rank - 1));
  }

  /** Four times the slowest response in whole seconds, and no less than the least. */
  Duration deadline(Duration least) {
    long seconds = quantile(1).multipliedBy(FACTOR).plusMillis(999).toSeconds();
    return seconds < least.toSeconds() ? least : Duration.ofSeconds(seconds);
  }

  /** The quantiles of at least one time. */
  String shown() {
    return "p50 " + millis(0.5) + ", p90 " + millis(0.9) + ", p99 " + millis(0.99) + ", max "
        + millis(1) + " of " + sorted.size() + " responses";
  }

  private String millis(double share) {
    return quantile(share).toMillis() + " ms";
  }
}
