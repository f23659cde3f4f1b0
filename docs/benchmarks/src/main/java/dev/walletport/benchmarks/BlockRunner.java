package dev.walletport.benchmarks;

import dev.walletport.benchmarks.ThreadMeter.Reading;
import dev.walletport.benchmarks.ThreadMeter.Usage;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicReference;

/** Runs one block of calls and measures it. */
final class BlockRunner {

  private final ThreadMeter meter;
  private final AtomicReference<Object> latest = new AtomicReference<>();

  /**
   * Measures.
   *
   * @param meter counts the threads
   */
  BlockRunner(ThreadMeter meter) {
    this.meter = meter;
  }

  /**
   * Runs a block on the calling thread.
   *
   * @param subject what is run, and how often
   * @return what it took
   * @throws Exception if a call went wrong
   */
  Block run(Subject subject) throws Exception {
    long[] clock = new long[subject.calls() + 1];
    Reading before = meter.begin();
    clock[0] = System.nanoTime();
    for (int call = 1; call < clock.length; call++) {
      latest.lazySet(subject.call().run());
      clock[call] = System.nanoTime();
    }
    Reading after = meter.end();
    return block(subject, clock, before, after);
  }

  private static Block block(Subject subject, long[] clock, Reading before, Reading after) {
    Usage all = after.allSince(before);
    double operations = (double) subject.calls() * subject.operations();
    long[] each = durations(clock);
    return new Block(
        (clock[clock.length - 1] - clock[0]) / operations,
        (double) percentile(each, 0.50) / subject.operations(),
        (double) percentile(each, 0.99) / subject.operations(),
        all.cpuNanos() / operations,
        after.callerSince(before).bytes() / operations,
        all.bytes() / operations);
  }

  private static long[] durations(long[] clock) {
    long[] each = new long[clock.length - 1];
    for (int call = 0; call < each.length; call++) {
      each[call] = clock[call + 1] - clock[call];
    }
    Arrays.sort(each);
    return each;
  }

  /** The least value that is not below that part of all; the values are sorted. */
  static long percentile(long[] sorted, double part) {
    return sorted[Math.max(0, (int) Math.ceil(sorted.length * part) - 1)];
  }
}
