package dev.walletport.adapter.juspay.http;

import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * A pool without connections whose watchdog parks at its first tick without a call, and which runs
 * something on the watchdog's thread at a moment on the way there.
 */
final class HookedIdleEvictor implements Watchdog.IdleEvictor {

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
  private final List<Long> evictions = new CopyOnWriteArrayList<>();
  private final Duration keepAlive;
  private final int ticksBeforeParking;
  private final Runnable onTick;

  private HookedIdleEvictor(Duration keepAlive, int ticksBeforeParking, Runnable onTick) {
    this.keepAlive = keepAlive;
    this.ticksBeforeParking = ticksBeforeParking;
    this.onTick = onTick;
  }

  /** One whose thread never parks. */
  static HookedIdleEvictor ticking() {
    return new HookedIdleEvictor(Duration.ofDays(1), Integer.MAX_VALUE, () -> {});
  }

  /** One whose thread never parks, and does not wait for its next tick either. */
  static HookedIdleEvictor tickingAtOnce() {
    return new HookedIdleEvictor(
        Duration.ofDays(1), Integer.MAX_VALUE, () -> LockSupport.unpark(Thread.currentThread()));
  }

  /** One whose thread parks at once, and first for this long. */
  static HookedIdleEvictor parking(Duration keepAlive) {
    return new HookedIdleEvictor(keepAlive, 0, () -> {});
  }

  /** Runs this once, at the first such moment; to be called before the watchdog is started. */
  void at(Moment moment, Runnable hook) {
    hooks.put(moment, hook);
  }

  /** How many ticks have begun. */
  long ticks() {
    return ticks.get();
  }

  /** In which ticks, counted from 1, expired connections were closed. */
  List<Long> evictions() {
    return evictions;
  }

  @Override
  public int ticksBeforeParking() {
    ticks.incrementAndGet();
    onTick.run();
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
    evictions.add(ticks());
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
