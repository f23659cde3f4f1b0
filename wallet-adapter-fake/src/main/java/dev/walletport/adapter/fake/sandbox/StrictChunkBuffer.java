package dev.walletport.adapter.fake.sandbox;

import org.apache.hc.core5.http.MalformedChunkCodingException;
import org.apache.hc.core5.http.io.SessionInputBuffer;

/** The lines of a chunked body; refuses a chunk size with a sign, which HttpCore accepts. */
final class StrictChunkBuffer extends LineBuffer {

  StrictChunkBuffer(SessionInputBuffer buffer) {
    super(buffer);
  }

  @Override
  void check(char first) throws MalformedChunkCodingException {
    if (first == '+') {
      throw new MalformedChunkCodingException("a chunk size with a sign");
    }
  }
}
