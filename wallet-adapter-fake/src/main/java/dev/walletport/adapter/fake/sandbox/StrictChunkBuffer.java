package dev.walletport.adapter.fake.sandbox;

import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;
import org.apache.hc.core5.http.MalformedChunkCodingException;
import org.apache.hc.core5.http.io.SessionInputBuffer;

/**
 * The lines of a chunked body. Refuses what HttpCore accepts: a chunk size with a sign, a line that
 * begins with a blank, a control character, and trailers that are cut off.
 */
final class StrictChunkBuffer extends LineBuffer {

  private static final Pattern LINE =
      Pattern.compile("([^\\x00-\\x20\\x7f+][^\\x00-\\x08\\x0a-\\x1f\\x7f]*)?");

  private final BooleanSupplier ended;

  /**
   * Makes one.
   *
   * @param ended tells whether the client has closed its side and all was read
   */
  StrictChunkBuffer(SessionInputBuffer buffer, BooleanSupplier ended) {
    super(buffer);
    this.ended = ended;
  }

  @Override
  void check(CharSequence line) throws MalformedChunkCodingException {
    if (ended.getAsBoolean() || !LINE.matcher(line).matches()) {
      throw new MalformedChunkCodingException("a chunk or a trailer that is malformed or cut off");
    }
  }
}
