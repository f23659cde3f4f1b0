package dev.walletport.adapter.juspay.http;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.apache.hc.core5.http.HttpEntity;
import org.jspecify.annotations.Nullable;

/** Reads the body of a response up to a limit. */
final class BodyReader {

  private static final byte[] EMPTY = {};
  private static final int SHORT = 4096;

  /** How many pieces any body may come in. */
  private static final int FEW_READS = 4096;

  /** How many bytes a piece of a longer one has on the average: packets and chunks have more. */
  private static final int SMALL_READ = 64;

  private BodyReader() {}

  /**
   * Reads it whole, into an array of just its size if the server announced one.
   *
   * @throws ResponseTooLongException without having read more than the limit, or if it comes in
   *     {@value #FEW_READS} pieces or more, of less than {@value #SMALL_READ} bytes
   * @throws IOException if it ends early
   */
  static byte[] read(@Nullable HttpEntity entity, int limit) throws IOException {
    if (entity == null) {
      return EMPTY;
    }
    if (entity.getContentLength() > limit) {
      throw new ResponseTooLongException();
    }
    InputStream content =
        new ReadLimitInputStream(entity.getContent(), Math.max(FEW_READS, limit / SMALL_READ));
    byte[] body = read(content, expected(entity, limit));
    if (content.read() != -1) {
      throw new ResponseTooLongException();
    }
    return body;
  }

  /** A short one into an array of just its size; a long one grows as it comes. */
  private static byte[] read(InputStream content, int expected) throws IOException {
    if (expected > SHORT) {
      return content.readNBytes(expected);
    }
    byte[] body = new byte[expected];
    int count = content.readNBytes(body, 0, expected);
    return count == expected ? body : Arrays.copyOf(body, count);
  }

  private static int expected(HttpEntity entity, int limit) {
    return entity.getContentLength() < 0 ? limit : (int) entity.getContentLength();
  }

  /** A body in very small pieces costs more than its bytes: every chunk has a mark to be read. */
  private static final class ReadLimitInputStream extends FilterInputStream {

    private int readsLeft;

    private ReadLimitInputStream(InputStream source, int reads) {
      super(source);
      this.readsLeft = reads;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      if (--readsLeft < 0) {
        throw new ResponseTooLongException();
      }
      return super.read(into, offset, length);
    }
  }
}
