package dev.walletport.adapter.juspay.http;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A pool without connections whose watchdog parks at its first tick without a call, and which runs
 * something on the watchdog's thread at a moment on the way there.
 */
final class HookedWatchdogIdle implements Watchdog.Idle {

  /** Moments on the way to the wait without end, in their order. */
  enum Moment {
    /** The list was empty; the thread has not yet said that it parks. */
    BEFORE_THE_FLAG,
    /** It has said so and looked again; the wait for the connections to expire comes next. */
    BEFORE_THE_TIMED_WAIT,
    /** The connections have expired; the wait without end comes next. */
    BEFORE_THE_LAST_WAIT
  }

  private final Map<Moment, Runnable> hooks = new EnumMap<>(Moment.class);
  private final AtomicLong ticks = new AtomicLong();
  private final Duration keepAlive;
  private final int ticksBeforeParking;

  private HookedWatchdogIdle(Duration keepAlive, int ticksBeforeParking) {
    this.keepAlive = keepAlive;
    this.ticksBeforeParking = ticksBeforeParking;
  }

  /** One whose thread never parks. */
  static HookedWatchdogIdle ticking() {
    return new HookedWatchdogIdle(Duration.ofDays(1), Integer.MAX_VALUE);
  }

  /** One whose thread parks at once, and first for this long. */
  static HookedWatchdogIdle parking(Duration keepAlive) {
    return new HookedWatchdogIdle(keepAlive, 0);
  }

  /** Runs this once, at the first such moment; to be called before the watchdog is started. */
  void at(Moment moment, Runnable hook) {
    hooks.put(moment, hook);
  }

  /** How many ticks have begun. */
  long ticks() {
    return ticks.get();
  }

  @Override
  public int ticksBeforeParking() {
    ticks.incrementAndGet();
    run(Moment.BEFORE_THE_FLAG);
    return ticksBeforeParking;
  }

  @Override
  public Duration keepAlive() {
    run(Moment.BEFORE_THE_TIMED_WAIT);
    return keepAlive;
  }

  @Override
  public int evict() {
    run(Moment.BEFORE_THE_LAST_WAIT);
    return 0;
  }

  private void run(Moment moment) {
    Runnable hook = hooks.remove(moment);
    if (hook != null) {
      hook.run();
    }
  }
}
