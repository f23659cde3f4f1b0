package dev.walletport.adapter.juspay;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * Counts what comes off the wire for one reply, and ends it when it is more than allowed: whatever
 * the bytes pretend to be, a head, a hundred heads, chunks or trailers.
 */
final class ByteBudget {

  private int left;

  /** Begins to count anew. */
  void allow(int bytes) {
    left = bytes;
  }

  InputStream over(InputStream source) {
    return new Metered(source);
  }

  private final class Metered extends FilterInputStream {

    private Metered(InputStream source) {
      super(source);
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
      int count = super.read(into, offset, Math.min(length, left));
      left -= Math.max(count, 0);
      return count;
    }
  }
}
