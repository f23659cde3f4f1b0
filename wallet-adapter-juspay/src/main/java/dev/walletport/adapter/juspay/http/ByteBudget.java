package dev.walletport.adapter.juspay.http;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;

/**
 * What may come off the wire for one response: so many bytes, be they a head, a hundred heads,
 * chunks or trailers; and none after the deadline, even without a watchdog.
 */
final class ByteBudget {

  private static final long NO_CAP = Long.MAX_VALUE;

  private Deadline deadline = new Deadline(System.nanoTime(), 0);
  private long waitMillis = NO_CAP;
  private int left;
  private boolean ended;

  /** Begins to count anew, for an exchange that has to be over by then. */
  void begin(Deadline end, int bytes) {
    deadline = end;
    left = bytes;
  }

  /** Begins to count the next part of the response. */
  void allow(int bytes) {
    left = bytes;
  }

  /** Waits no longer than this for each read, until {@link #waitAsUsual}. */
  void waitAtMost(long millis) {
    waitMillis = millis;
  }

  void waitAsUsual() {
    waitMillis = NO_CAP;
  }

  /** What is left up to the deadline: milliseconds, 1 at least. */
  int millisLeft() {
    return deadline.millisUpTo(NO_CAP);
  }

  /** Tells whether the stream has ended. */
  boolean isEnded() {
    return ended;
  }

  InputStream over(InputStream source, Socket socket) {
    return new MeteredInputStream(source, socket);
  }

  private final class MeteredInputStream extends FilterInputStream {

    private final Socket socket;

    private MeteredInputStream(InputStream source, Socket socket) {
      super(source);
      this.socket = socket;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      if (left <= 0) {
        throw new ResponseTooLongException();
      }
      long remaining = deadline.remaining();
      if (remaining <= 0) {
        throw new SocketTimeoutException("the deadline has passed");
      }
      socket.setSoTimeout(Deadline.millis(remaining, waitMillis));
      int count = super.read(into, offset, Math.min(length, left));
      left -= Math.max(count, 0);
      ended = count < 0;
      return count;
    }
  }
}
