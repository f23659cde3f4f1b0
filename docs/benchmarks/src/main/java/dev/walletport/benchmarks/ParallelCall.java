package dev.walletport.benchmarks;

import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** One call on several threads at once, each as often; the threads stay from run to run. */
final class ParallelCall implements AutoCloseable {

  private final int threads;
  private final ExecutorService executor;

  ParallelCall(int threads) {
    this.threads = threads;
    this.executor = Executors.newFixedThreadPool(threads);
  }

  /**
   * A subject whose operation is one call.
   *
   * @param name as the page shows it
   * @param calls of each thread
   * @param call what every thread runs, safe to share
   */
  Subject subject(String name, int calls, MeasuredCall call) {
    Callable<Object> perThread = call.times(calls)::run;
    return new Subject(
        name, 1, threads * calls, () -> all(Collections.nCopies(threads, perThread)));
  }

  private Object all(List<Callable<Object>> calls) throws Exception {
    for (Future<Object> ended : executor.invokeAll(calls)) {
      ended.get();
    }
    return calls;
  }

  @Override
  public void close() {
    executor.shutdownNow();
  }
}
