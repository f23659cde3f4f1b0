package dev.walletport.adapter.juspay;

import java.io.IOException;
import java.io.InputStream;
import org.apache.hc.core5.http.HttpEntity;
import org.jspecify.annotations.Nullable;

/** Reads the body of a reply up to a limit. */
final class Body {

  private static final byte[] EMPTY = {};

  private Body() {}

  /**
   * Reads it whole, into an array of just its size if the server announced one.
   *
   * @throws TooLong without having read more than the limit
   * @throws IOException if it ends early
   */
  static byte[] read(@Nullable HttpEntity entity, int limit) throws IOException, TooLong {
    if (entity == null) {
      return EMPTY;
    }
    if (entity.getContentLength() > limit) {
      throw new TooLong();
    }
    InputStream content = entity.getContent();
    byte[] body = content.readNBytes(expected(entity, limit));
    if (content.read() != -1) {
      throw new TooLong();
    }
    return body;
  }

  private static int expected(HttpEntity entity, int limit) {
    return entity.getContentLength() < 0 ? limit : (int) entity.getContentLength();
  }

  /** A body over the limit. */
  static final class TooLong extends Exception {
    private static final long serialVersionUID = 1L;

    private TooLong() {
      super("longer than allowed", null, false, false);
    }
  }
}
