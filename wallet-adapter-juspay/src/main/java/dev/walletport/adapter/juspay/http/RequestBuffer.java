package dev.walletport.adapter.juspay.http;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;

/**
 * The bytes of a request. A connection uses one again and again, so that a request costs no memory;
 * HttpCore's own writer formats each header anew, which took a tenth of a call.
 */
final class RequestBuffer {

  /** Keeps the request that was sent last; transient, so that what reads fields skips it. */
  private transient byte[] bytes = new byte[1024];

  private int length;

  void clear() {
    length = 0;
  }

  /** Adds text of ASCII characters alone. */
  @SuppressWarnings("deprecation") // It copies ASCII at once and makes no array on the way.
  void add(String text) {
    reserve(text.length());
    text.getBytes(0, text.length(), bytes, length);
    length += text.length();
  }

  private void reserve(int more) {
    if (bytes.length - length < more) {
      bytes = Arrays.copyOf(bytes, 2 * (length + more));
    }
  }

  void writeTo(OutputStream out) throws IOException {
    out.write(bytes, 0, length);
    out.flush();
  }

  @Override
  public String toString() {
    return "RequestBuffer(" + length + " bytes hidden)";
  }
}
