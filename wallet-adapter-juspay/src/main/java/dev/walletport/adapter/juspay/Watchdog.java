package dev.walletport.adapter.juspay;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Stops every request in flight whose time is over or whose caller was interrupted, within a tick
 * of {@value #TICK_MILLIS} ms. One thread serves all calls and is parked when there are none.
 */
final class Watchdog implements AutoCloseable {

  static final int TICK_MILLIS = 10;

  /** How many ticks without a call before it parks: waking it for every single call would cost. */
  private static final int IDLE_TICKS = 100;

  private final Set<Sending> inFlight = ConcurrentHashMap.newKeySet();
  private final Thread thread = new Thread(this::watch, "walletport-juspay-watchdog");
  private volatile boolean parked;
  private volatile boolean closed;

  private Watchdog() {
    thread.setDaemon(true);
  }

  static Watchdog start() {
    Watchdog watchdog = new Watchdog();
    watchdog.thread.start();
    return watchdog;
  }

  void add(Sending sending) {
    inFlight.add(sending);
    if (parked) {
      LockSupport.unpark(thread);
    }
  }

  void remove(Sending sending) {
    inFlight.remove(sending);
  }

  @Override
  public void close() {
    closed = true;
    LockSupport.unpark(thread);
  }

  private void watch() {
    int idle = 0;
    while (!closed) {
      idle = inFlight.isEmpty() ? idle + 1 : 0;
      if (idle > IDLE_TICKS) {
        park();
        idle = 0;
      }
      LockSupport.parkNanos(this, TimeUnit.MILLISECONDS.toNanos(TICK_MILLIS));
      inFlight.forEach(Sending::stopIfDue);
    }
  }

  /** The order matters: whoever adds after the look at the set sees the flag. */
  private void park() {
    parked = true;
    if (inFlight.isEmpty() && !closed) {
      LockSupport.park(this);
    }
    parked = false;
  }
}
