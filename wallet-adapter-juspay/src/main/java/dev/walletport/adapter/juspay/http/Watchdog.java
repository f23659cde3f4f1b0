package dev.walletport.adapter.juspay.http;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Stops every exchange in flight whose time is over or whose caller was interrupted, within a tick
 * of {@value #TICK_MILLIS} ms, and closes connections that were idle for too long. One thread
 * serves all exchanges and is parked when there are none. A tick allocates nothing.
 */
final class Watchdog implements AutoCloseable {

  static final int TICK_MILLIS = 10;

  private static final FailureLog LOG = FailureLog.of(Watchdog.class);

  /** A second: waking the thread for every single call would cost. */
  private static final int IDLE_TICKS = 100;

  private final Object lock = new Object();
  private final Thread thread = new Thread(this::watch, "walletport-juspay-watchdog");
  private final IdleEvictor idle;
  private @Nullable Exchange first;
  private int ticks;
  private int quiet;
  private volatile boolean parked;
  private volatile boolean closed;

  private Watchdog(IdleEvictor idle) {
    this.idle = idle;
    thread.setDaemon(true);
  }

  static Watchdog start(IdleEvictor idle) {
    Watchdog watchdog = new Watchdog(idle);
    watchdog.thread.start();
    return watchdog;
  }

  /** The order matters: an exchange that is added before the closing is seen by the thread. */
  void add(Exchange exchange) {
    synchronized (lock) {
      link(exchange);
    }
    if (closed) {
      exchange.stop();
    }
    if (parked) {
      LockSupport.unpark(thread);
    }
  }

  private void link(Exchange exchange) {
    Exchange second = first;
    exchange.next = second;
    if (second != null) {
      second.previous = exchange;
    }
    first = exchange;
  }

  void remove(Exchange exchange) {
    synchronized (lock) {
      unlink(exchange);
    }
  }

  private void unlink(Exchange exchange) {
    Exchange before = exchange.previous;
    Exchange after = exchange.next;
    if (before != null) {
      before.next = after;
    } else if (first == exchange) {
      first = after;
    }
    if (after != null) {
      after.previous = before;
    }
    exchange.previous = null;
    exchange.next = null;
  }

  boolean isClosed() {
    return closed;
  }

  /** The thread, to look at. */
  Thread thread() {
    return thread;
  }

  /** Stops all that is in flight, and itself when that has ended. */
  @Override
  public void close() {
    closed = true;
    LockSupport.unpark(thread);
  }

  /** After an error in one tick, a full heap included, the next one follows. */
  private void watch() {
    while (!closed || hasWork()) {
      try {
        tick();
      } catch (Throwable t) { // An Error of other code's making must not end all deadlines.
        report(t);
      }
    }
  }

  private void tick() {
    ticks++;
    quiet = hasWork() ? 0 : quiet + 1;
    if (quiet > idle.ticksBeforeParking()) {
      quiet = 0;
      park();
    }
    LockSupport.parkNanos(this, TimeUnit.MILLISECONDS.toNanos(TICK_MILLIS));
    checkAll();
    if (ticks % IDLE_TICKS == 0) {
      idle.evict();
    }
  }

  private void checkAll() {
    synchronized (lock) {
      for (Exchange exchange = first; exchange != null; exchange = exchange.next) {
        check(exchange);
      }
    }
  }

  /** One exchange that fails to stop must not take the deadline from all others. */
  private void check(Exchange exchange) {
    try {
      exchange.stopIfOver();
    } catch (Throwable t) { // As in watch, for the exchanges that are still to be looked at.
      report(t);
    }
  }

  private static void report(Throwable cause) {
    LOG.warn("the watchdog met {} and goes on", cause);
  }

  /**
   * Waits until the connections are no longer worth keeping, and then for a call. The order
   * matters: an exchange that is added after the look at the list sees the flag.
   */
  private void park() {
    parked = true;
    try {
      if (isQuiet()) {
        LockSupport.parkNanos(this, idle.keepAlive().toNanos());
      }
      if (isQuiet() && idle.evict() == 0) {
        LockSupport.park(this);
      }
    } finally {
      parked = false;
    }
  }

  private boolean isQuiet() {
    return !hasWork() && !closed;
  }

  private boolean hasWork() {
    synchronized (lock) {
      return first != null;
    }
  }

  /** Closes connections that have waited for a call too long. */
  interface IdleEvictor {

    /** How many ticks without a call the thread makes before it parks. */
    default int ticksBeforeParking() {
      return IDLE_TICKS;
    }

    /** How long one is kept. */
    Duration keepAlive();

    /** Closes those that are past it; answers how many are left. */
    int evict();
  }
}
