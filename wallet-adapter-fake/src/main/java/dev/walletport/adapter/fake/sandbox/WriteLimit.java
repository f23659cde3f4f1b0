package dev.walletport.adapter.fake.sandbox;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * How long the writes of one response may wait for a client that does not read. The pauses between
 * the writes do not count. A socket has no timeout for writes: another thread asks
 * {@link #isPassed} and closes it. One thread writes.
 */
final class WriteLimit {

  private static final long NOT_WRITING = Long.MAX_VALUE;

  private final long limitNanos;
  private long spentNanos;

  /** When the write that is under way is too late, after {@link #origin}. */
  private volatile long deadlineNanos = NOT_WRITING;

  private final LongSupplier nanoTime;
  private final long origin;

  WriteLimit(Duration limit) {
    this(limit, System::nanoTime);
  }

  /**
   * Makes one.
   *
   * @param nanoTime a clock that only goes ahead, in nanoseconds
   */
  WriteLimit(Duration limit, LongSupplier nanoTime) {
    this.limitNanos = limit.toNanos();
    this.nanoTime = nanoTime;
    this.origin = nanoTime.getAsLong();
  }

  /** The next write is the first of a response. */
  void awaitResponse() {
    spentNanos = 0;
  }

  /** Tells whether a write waits that has waited too long. */
  boolean isPassed() {
    return elapsed() > deadlineNanos;
  }

  private long elapsed() {
    return nanoTime.getAsLong() - origin;
  }

  /** The same stream, whose writes count. */
  OutputStream over(OutputStream out) {
    return new TimedOutputStream(out);
  }

  /** Notes when each write begins and ends. */
  private final class TimedOutputStream extends FilterOutputStream {
    TimedOutputStream(OutputStream out) {
      super(out);
    }

    @Override
    public void write(int octet) throws IOException {
      write(new byte[] {(byte) octet}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      long begun = elapsed();
      deadlineNanos = begun + limitNanos - spentNanos;
      try {
        out.write(bytes, offset, length);
      } finally {
        deadlineNanos = NOT_WRITING;
        spentNanos += elapsed() - begun;
      }
    }
  }
}
