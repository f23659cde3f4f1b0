package dev.walletport.adapter.juspay;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Counts the calls that have begun, so that a close can wait for their ends. */
final class InFlightCalls {

  private static final int MOST = Integer.MAX_VALUE;

  private final Semaphore places = new Semaphore(MOST);
  private volatile boolean closing;
  private volatile boolean closed;

  /** Begins a call; false if no more may begin. */
  boolean begin() {
    if (!places.tryAcquire()) {
      return false;
    }
    if (closing) { // A drain may have ended before the place was taken, or another call is left.
      places.release();
      return false;
    }
    return true;
  }

  void end() {
    places.release();
  }

  /** How many have begun and not ended; all places taken are a drain's. */
  int count() {
    int taken = MOST - places.availablePermits();
    return taken == MOST ? 0 : taken;
  }

  boolean isClosing() {
    return closing;
  }

  /** Notes, after a {@link #drain}, that what was left of them has been cut off. */
  void close() {
    closed = true;
  }

  boolean isClosed() {
    return closed;
  }

  /**
   * Lets no more calls begin, and waits for those that have.
   *
   * @param grace how long at most
   * @return true if all have ended
   * @throws InterruptedException if the thread is interrupted meanwhile
   */
  boolean drain(Duration grace) throws InterruptedException {
    closing = true;
    boolean ended =
        places.tryAcquire(MOST, TimeUnit.NANOSECONDS.convert(grace), TimeUnit.NANOSECONDS);
    if (ended) {
      places.release(MOST);
    }
    return ended;
  }
}
