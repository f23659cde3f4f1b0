package dev.walletport.adapter.fake.sandbox;

import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;

/** Threads of connections: virtual ones from Java 21 on, daemons before. */
final class ConnectionThreads {

  private static final String NAME = "HTTP-connection-";

  private ConnectionThreads() {}

  static ThreadFactory factory() {
    try {
      return virtual();
    } catch (ReflectiveOperationException e) {
      return platform(); // Java 17 to 20.
    }
  }

  /** {@code Thread.ofVirtual().name(NAME, 1).factory()}, which Java 17 does not have. */
  private static ThreadFactory virtual() throws ReflectiveOperationException {
    Object builder = Thread.class.getMethod("ofVirtual").invoke(null);
    Class<?> type = Class.forName("java.lang.Thread$Builder");
    Object named = type.getMethod("name", String.class, long.class).invoke(builder, NAME, 1L);
    return (ThreadFactory) type.getMethod("factory").invoke(named);
  }

  private static ThreadFactory platform() {
    AtomicInteger count = new AtomicInteger();
    return task -> {
      Thread thread = new Thread(task, NAME + count.incrementAndGet());
      thread.setDaemon(true);
      return thread;
    };
  }
}
