package dev.walletport.adapter.juspay.http;

import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import org.apache.hc.core5.concurrent.Cancellable;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.jspecify.annotations.Nullable;

/**
 * One exchange: a request on its way and the response to it, with the mark that tells whether a
 * byte of the request may have left.
 *
 * <p>The mark and the stop exclude each other: a request that was stopped in time never leaves, and
 * one that has left was not stopped before.
 */
final class Exchange {

  private static final String ATTRIBUTE = Exchange.class.getName();

  private final AtomicReference<Progress> progress = new AtomicReference<>(Progress.NOT_LEFT);
  private final Thread caller = Thread.currentThread();
  private final OutgoingRequest request;
  private final ExchangeLimits allowance;
  private final BooleanSupplier closed;
  private @Nullable Cancellable held;

  /** Links of the watchdog's list; the watchdog alone reads and writes them. */
  @Nullable
  Exchange previous;

  @Nullable
  Exchange next;

  /**
   * Begins one, for the thread that makes it.
   *
   * @param closed whether the transport is closed
   */
  Exchange(OutgoingRequest request, ExchangeLimits allowance, BooleanSupplier closed) {
    this.request = request;
    this.allowance = allowance;
    this.closed = closed;
  }

  /** The one that a context was made for. */
  static Exchange of(HttpContext context) {
    return (Exchange) context.getAttribute(ATTRIBUTE);
  }

  /** Lets a context find this one. */
  void attachTo(HttpContext context) {
    context.setAttribute(ATTRIBUTE, this);
  }

  OutgoingRequest request() {
    return request;
  }

  ExchangeLimits allowance() {
    return allowance;
  }

  Deadline deadline() {
    return allowance.deadline();
  }

  /** Sets the mark. Looks at the last moment whether the time is over, or was made to be. */
  void leave() throws NotSentException {
    if (isOver() || !progress.compareAndSet(Progress.NOT_LEFT, Progress.LEFT)) {
      throw new NotSentException(ExchangeFailure.CLOSED, "stopped before it left");
    }
  }

  /** Looks the same way before a step that is of no use any more once the time is over. */
  void requireNotOver() throws NotSentException {
    if (isOver()) {
      throw new NotSentException(ExchangeFailure.CLOSED, "stopped before it went on");
    }
  }

  boolean mayHaveLeft() {
    return progress.get() == Progress.LEFT;
  }

  /** Takes hold of what has to be cancelled if the exchange is stopped, in place of the last. */
  synchronized void hold(Cancellable something) {
    held = something;
    if (progress.get() == Progress.STOPPED) {
      something.cancel();
    }
  }

  /**
   * Lets go of a connection that is about to serve another exchange: a late stop must not end it.
   */
  synchronized void letGo() {
    held = null;
  }

  /** Ends the exchange at any point; any thread may, however often. */
  synchronized void stop() {
    progress.compareAndSet(Progress.NOT_LEFT, Progress.STOPPED);
    if (held != null) {
      held.cancel();
    }
  }

  /** Stops it if its time is over, its caller was interrupted, or the transport was closed. */
  void stopIfOver() {
    if (isOver()) {
      stop();
    }
  }

  boolean isOver() {
    return closed.getAsBoolean() || allowance.deadline().isOver() || caller.isInterrupted();
  }

  private enum Progress {
    NOT_LEFT,
    LEFT,
    STOPPED
  }
}
