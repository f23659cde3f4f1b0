package dev.walletport.benchmarks;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongPredicate;
import java.util.function.ToLongFunction;

/**
 * CPU time and allocated bytes of the threads of this JVM, without those of the server and without
 * the collector's and the compiler's, which the JDK does not show. A thread that ends between two
 * readings is not seen.
 */
final class ThreadMeter {

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private final LongPredicate ofServer;

  /**
   * Counts threads.
   *
   * @param ofServer tells by its id whether a thread is the server's
   */
  ThreadMeter(LongPredicate ofServer) {
    this.ofServer = ofServer;
  }

  /** CPU time in nanoseconds, and bytes. */
  record Usage(long cpuNanos, long bytes) {

    private static final Usage NONE = new Usage(0, 0);

    private Usage since(Usage before) {
      return new Usage(cpuNanos - before.cpuNanos, bytes - before.bytes);
    }
  }

  /** What the calling thread and each of the others have used since they began. */
  record Reading(Usage caller, Map<Long, Usage> others) {

    /** What the calling thread has used since. */
    Usage callerSince(Reading before) {
      return caller.since(before.caller);
    }

    /** What all threads have used since; a new one counts from its beginning. */
    Usage allSince(Reading before) {
      Usage ofCaller = callerSince(before);
      return new Usage(
          ofCaller.cpuNanos + othersSince(before, Usage::cpuNanos),
          ofCaller.bytes + othersSince(before, Usage::bytes));
    }

    private long othersSince(Reading before, ToLongFunction<Usage> figure) {
      return others.entrySet().stream()
          .mapToLong(now -> figure.applyAsLong(
              now.getValue().since(before.others.getOrDefault(now.getKey(), Usage.NONE))))
          .sum();
    }
  }

  /** Reads before a block: the calling thread last, so that reading is not counted. */
  Reading begin() {
    Map<Long, Usage> others = others();
    return new Reading(caller(), others);
  }

  /** Reads after a block: the calling thread first. */
  Reading end() {
    Usage caller = caller();
    return new Reading(caller, others());
  }

  private static Usage caller() {
    return new Usage(THREADS.getCurrentThreadCpuTime(), THREADS.getCurrentThreadAllocatedBytes());
  }

  private Map<Long, Usage> others() {
    long[] ids = THREADS.getAllThreadIds();
    long[] cpu = THREADS.getThreadCpuTime(ids);
    long[] bytes = THREADS.getThreadAllocatedBytes(ids);
    long caller = Thread.currentThread().getId();
    Map<Long, Usage> others = new HashMap<>();
    for (int i = 0; i < ids.length; i++) {
      if (cpu[i] >= 0 && bytes[i] >= 0 && ids[i] != caller && !ofServer.test(ids[i])) {
        others.put(ids[i], new Usage(cpu[i], bytes[i]));
      }
    }
    return others;
  }
}
