package dev.walletport.adapter.juspay;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
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

  private final Set<Exchange> inFlight = ConcurrentHashMap.newKeySet();
  private final Thread thread = new Thread(this::watch, "walletport-juspay-watchdog");
  private final Idle idle;
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

  private void watch() {
    int quiet = 0;
    for (int ticks = 1; !closed || !inFlight.isEmpty(); ticks++) {
      quiet = inFlight.isEmpty() ? quiet + 1 : 0;
      if (quiet > IDLE_TICKS) {
        park();
        quiet = 0;
      }
      if (ticks % IDLE_TICKS == 0) {
        idle.evict();
      }
      LockSupport.parkNanos(this, TimeUnit.MILLISECONDS.toNanos(TICK_MILLIS));
      inFlight.forEach(this::check);
    }
  }

  /** One exchange that fails to stop must not take the deadline from all others. */
  private void check(Exchange sending) {
    try {
      sending.stopIf(closed);
    } catch (RuntimeException e) {
      LOG.warn("an exchange could not be stopped: {}", e.getClass().getName());
    }
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
