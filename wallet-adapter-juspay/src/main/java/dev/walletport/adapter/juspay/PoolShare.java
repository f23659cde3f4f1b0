package dev.walletport.adapter.juspay;

import dev.walletport.adapter.juspay.http.Deadline;
import dev.walletport.adapter.juspay.http.ExchangeFailure;
import io.vavr.control.Option;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * The share of the pool that calls of one kind may use, so that they cannot take it from others.
 */
final class PoolShare {

  private static final int MANY = 1 << 20;

  private final int connections;
  private final Semaphore free;
  private final WhenFull whenFull;

  /** What becomes of a call that finds the share in use. */
  enum WhenFull {
    /** It waits, as for a connection. */
    WAIT,
    /** It is refused at once. */
    REFUSE
  }

  PoolShare(int connections, WhenFull whenFull) {
    this.connections = connections;
    this.free = new Semaphore(connections);
    this.whenFull = whenFull;
  }

  /**
   * Enters, which has to be followed by {@link #leave} if nothing is answered.
   *
   * @param wait when a wait has to be over, where there is one
   * @return why it was refused; none if it was not
   */
  Option<ExchangeFailure> enter(Deadline wait) {
    return whenFull == WhenFull.REFUSE ? enterAtOnce() : enterInTime(wait);
  }

  private Option<ExchangeFailure> enterAtOnce() {
    return Option.when(!free.tryAcquire(), ExchangeFailure.POOL_SHARE_FULL);
  }

  /**
   * As a rule it is free at once, and then no clock is read. An interrupt ends the wait, and the
   * flag stays set for the host.
   */
  private Option<ExchangeFailure> enterInTime(Deadline wait) {
    try {
      boolean entered =
          free.tryAcquire() || free.tryAcquire(wait.remaining(), TimeUnit.NANOSECONDS);
      return Option.when(!entered, ExchangeFailure.NO_CONNECTION_FREE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Option.some(ExchangeFailure.INTERRUPTED);
    }
  }

  void leave() {
    free.release();
  }

  /** Ends every wait: what is entered then finds the transport closed. */
  void close() {
    free.release(MANY);
  }

  int connections() {
    return connections;
  }

  int waiting() {
    return free.getQueueLength();
  }

  int inUse() {
    return Math.max(0, connections - free.availablePermits());
  }
}
