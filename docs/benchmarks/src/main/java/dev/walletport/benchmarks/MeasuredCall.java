package dev.walletport.benchmarks;

import java.util.concurrent.atomic.AtomicReference;

/** What is measured. */
@FunctionalInterface
interface MeasuredCall {

  /**
   * Runs once.
   *
   * @return the result, which is published so that no compiler leaves the work out
   * @throws Exception if it went wrong, which ends the measurement
   */
  Object run() throws Exception;

  /**
   * The same call several times, for work that is shorter than reading the clock. Each result is
   * published: of results that nothing reads, the compiler would leave out all but the last.
   */
  default MeasuredCall times(int repeats) {
    return () -> {
      AtomicReference<Object> latest = new AtomicReference<>();
      for (int repeat = 0; repeat < repeats; repeat++) {
        latest.lazySet(run());
      }
      return latest;
    };
  }
}
