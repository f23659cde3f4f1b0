package dev.walletport.domain.testing;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * The threads that a test starts, and those that these start, told from the threads of what other
 * tests of the same JVM keep open. Virtual threads are not seen, nor is the pool that is common to
 * a JVM.
 */
public final class StartedThreads {

  private static final Duration TIMEOUT = Duration.ofSeconds(20);

  private final ThreadGroup group = new ThreadGroup("started threads");

  /**
   * Does some work on a thread of its own. An interrupt of the caller interrupts the work.
   *
   * @return what it returns
   * @throws Exception what it throws
   */
  public <T> T call(Callable<T> work) throws Exception {
    FutureTask<T> task = new FutureTask<>(work);
    Thread thread = new Thread(group, task, "started");
    thread.start();
    try {
      T done = task.get();
      thread.join();
      return done;
    } catch (InterruptedException e) {
      thread.interrupt();
      throw e;
    } catch (ExecutionException e) {
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw e.getCause() instanceof Exception cause ? cause : e;
    }
  }

  /** Those that run now. */
  public List<Thread> running() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> group.parentOf(thread.getThreadGroup()))
        .filter(thread -> !thread.getName().startsWith("ForkJoinPool.commonPool"))
        .toList();
  }

  /** Those that run on, though all have been given 20 seconds to end. */
  public List<Thread> left() throws InterruptedException {
    long end = System.nanoTime() + TIMEOUT.toNanos();
    for (Thread thread : running()) {
      thread.join(Math.max(1, Duration.ofNanos(end - System.nanoTime()).toMillis()));
    }
    return running();
  }
}
