package dev.walletport.adapter.juspay;

import java.net.URI;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;

/**
 * A request on its way, with the mark that tells whether a byte of it may have left.
 *
 * <p>The mark and the stop exclude each other: a request that was stopped at home never leaves, and
 * one that has left was not stopped before.
 */
// It is compared by identity, as its parent is.
final class Exchange extends HttpUriRequestBase {

  private static final long serialVersionUID = 1L;

  private final transient AtomicReference<Where> where = new AtomicReference<>(Where.AT_HOME);
  private final transient Thread caller = Thread.currentThread();
  private final transient Deadline deadline;

  Exchange(String method, URI uri, Deadline deadline) {
    super(method, uri);
    this.deadline = deadline;
  }

  /** Sets the mark; false if the request was stopped and must not leave. */
  boolean leave() {
    return where.compareAndSet(Where.AT_HOME, Where.LEFT);
  }

  boolean mayHaveLeft() {
    return where.get() == Where.LEFT;
  }

  /** Ends the exchange wherever it is; any thread may, however often. */
  void stop() {
    where.compareAndSet(Where.AT_HOME, Where.STOPPED);
    cancel();
  }

  /** Stops it for a cause of another's, if its time is over, or if its caller was interrupted. */
  void stopIf(boolean closed) {
    if (closed || deadline.isOver() || caller.isInterrupted()) {
      stop();
    }
  }

  private enum Where {
    AT_HOME,
    LEFT,
    STOPPED
  }
}
