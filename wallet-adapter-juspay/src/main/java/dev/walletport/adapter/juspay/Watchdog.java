package dev.walletport.adapter.juspay;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stops every request in flight whose time is over or whose caller was interrupted, within a tick
 * of {@value #TICK_MILLIS} ms, and closes connections that were idle for too long. One thread
 * serves all calls and is parked when there are none.
 */
final class Watchdog implements AutoCloseable {

  static final int TICK_MILLIS = 10;

  private static final Logger LOG = LoggerFactory.getLogger(Watchdog.class);

  /** How many ticks without a call before it parks: waking it for every single call would cost. */
  private static final int IDLE_TICKS = 100;

  private final AtomicInteger unreported = new AtomicInteger();
  private final Set<Exchange> inFlight = ConcurrentHashMap.newKeySet();
  private final Thread thread = new Thread(this::watch, "walletport-juspay-watchdog");
  private final Idle idle;
  private int ticks;
  private int quiet;
  private volatile boolean parked;
  private volatile boolean closed;

  private Watchdog(Idle idle) {
    this.idle = idle;
    thread.setDaemon(true);
  }

  static Watchdog start(Idle idle) {
    Watchdog watchdog = new Watchdog(idle);
    watchdog.thread.start();
    return watchdog;
  }

  /** The order matters: whoever adds before the closing is seen by the thread. */
  void add(Exchange sending) {
    inFlight.add(sending);
    if (closed) {
      sending.stop();
    }
    if (parked) {
      LockSupport.unpark(thread);
    }
  }

  void remove(Exchange sending) {
    inFlight.remove(sending);
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

  /** Whatever goes wrong in one tick, a full heap included, the next one follows. */
  private void watch() {
    while (!closed || !inFlight.isEmpty()) {
      try {
        tick();
      } catch (Throwable t) { // An Error of other code's making must not end all deadlines.
        report(t);
      }
    }
  }

  private void tick() {
    ticks++;
    quiet = inFlight.isEmpty() ? quiet + 1 : 0;
    if (quiet > IDLE_TICKS) {
      park();
      quiet = 0;
    }
    LockSupport.parkNanos(this, TimeUnit.MILLISECONDS.toNanos(TICK_MILLIS));
    inFlight.forEach(this::check);
    if (ticks % IDLE_TICKS == 0) {
      idle.evict();
    }
  }

  /** One exchange that fails to stop must not take the deadline from all others. */
  private void check(Exchange sending) {
    try {
      sending.stopIf(closed);
    } catch (Throwable t) { // As above, for the exchanges that are still to be looked at.
      report(t);
    }
  }

  private void report(Throwable cause) {
    try {
      LOG.warn("the watchdog met {} and goes on", cause.getClass().getName());
    } catch (Throwable t) { // A log fails too when the heap is full.
      unreported.incrementAndGet();
    }
  }

  /** How many failures could not even be logged. */
  int unreported() {
    return unreported.get();
  }

  /**
   * Waits until the connections are no longer worth keeping, and then for a call. The order
   * matters: whoever adds after the look at the set sees the flag.
   */
  private void park() {
    parked = true;
    if (isQuiet()) {
      LockSupport.parkNanos(this, idle.keepAlive().toNanos());
    }
    if (isQuiet() && idle.evict() == 0) {
      LockSupport.park(this);
    }
    parked = false;
  }

  private boolean isQuiet() {
    return inFlight.isEmpty() && !closed;
  }

  /** Connections that wait for a call. */
  interface Idle {

    /** How long one is kept. */
    Duration keepAlive();

    /** Closes those that are past it; answers how many are left. */
    int evict();
  }
}
