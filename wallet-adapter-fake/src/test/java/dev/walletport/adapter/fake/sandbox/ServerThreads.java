package dev.walletport.adapter.fake.sandbox;

import java.util.List;

/** The threads of all sandboxes in this process. */
final class ServerThreads {

  private static final long TIMEOUT_MILLIS = 10_000;

  private ServerThreads() {}

  static List<Thread> running() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().startsWith("HTTP-"))
        .toList();
  }

  /** Those that run on, though all have been given the time to end. */
  static List<Thread> left() throws InterruptedException {
    for (Thread thread : running()) {
      thread.join(TIMEOUT_MILLIS);
    }
    return running();
  }
}
