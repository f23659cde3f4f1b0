package dev.walletport.adapter.fake.sandbox;

import java.io.IOException;
import java.io.InputStream;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.ParseException;
import org.apache.hc.core5.http.io.HttpMessageParser;
import org.apache.hc.core5.http.io.SessionInputBuffer;
import org.jspecify.annotations.Nullable;

/**
 * A parser that refuses a head with a line that begins with a blank, which HttpCore joins to the
 * line before; RFC 9112 calls that obsolete (5.2), and has servers refuse it.
 */
final class StrictHeadParser implements HttpMessageParser<ClassicHttpRequest> {

  private final HttpMessageParser<ClassicHttpRequest> parser;

  StrictHeadParser(HttpMessageParser<ClassicHttpRequest> parser) {
    this.parser = parser;
  }

  @Override
  public @Nullable ClassicHttpRequest parse(SessionInputBuffer buffer, InputStream in)
      throws IOException, HttpException {
    BlankNotingBuffer lines = new BlankNotingBuffer(buffer);
    try {
      ClassicHttpRequest head = parser.parse(lines, in);
      lines.requireNoBlank();
      return head;
    } catch (ParseException e) {
      lines.requireNoBlank();
      throw e;
    }
  }

  /** Notes whether a line began with a blank. */
  private static final class BlankNotingBuffer extends LineBuffer {
    private boolean hasBlank;

    BlankNotingBuffer(SessionInputBuffer buffer) {
      super(buffer);
    }

    @Override
    void check(char first) {
      hasBlank |= first == ' ' || first == '\t';
    }

    void requireNoBlank() throws MalformedHeadException {
      if (hasBlank) {
        throw new MalformedHeadException("a line that begins with a blank");
      }
    }
  }
}
