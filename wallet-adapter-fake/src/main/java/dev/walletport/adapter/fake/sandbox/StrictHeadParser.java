package dev.walletport.adapter.fake.sandbox;

import java.io.IOException;
import java.io.InputStream;
import java.util.regex.Pattern;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.ParseException;
import org.apache.hc.core5.http.io.HttpMessageParser;
import org.apache.hc.core5.http.io.SessionInputBuffer;
import org.jspecify.annotations.Nullable;

/**
 * A parser that refuses lines of a head which HttpCore accepts: one that begins with a blank, which
 * it joins to the line before (obsolete by RFC 9112, 5.2), and a request line that is not a method,
 * a target and a version with one space between (3).
 */
final class StrictHeadParser implements HttpMessageParser<ClassicHttpRequest> {

  /** A path, an asterisk or a URI of HTTP; that of CONNECT is for proxies. */
  private static final String TARGET = "(\\*|(/|(?i:https?)://)[^ \\t]*)";

  private static final Pattern REQUEST_LINE =
      Pattern.compile(StrictHead.TOKEN + " " + TARGET + " HTTP/[0-9]\\.[0-9]");

  private final HttpMessageParser<ClassicHttpRequest> parser;

  StrictHeadParser(HttpMessageParser<ClassicHttpRequest> parser) {
    this.parser = parser;
  }

  @Override
  public @Nullable ClassicHttpRequest parse(SessionInputBuffer buffer, InputStream in)
      throws IOException, HttpException {
    FaultNotingBuffer lines = new FaultNotingBuffer(buffer);
    try {
      ClassicHttpRequest head = parser.parse(lines, in);
      lines.requireNoFault();
      return head;
    } catch (ParseException e) {
      lines.requireNoFault();
      throw e;
    }
  }

  /** Notes what is wrong with the first line that is malformed. */
  static final class FaultNotingBuffer extends LineBuffer {
    private boolean hasRequestLine;
    private @Nullable String fault;

    FaultNotingBuffer(SessionInputBuffer buffer) {
      super(buffer);
    }

    @Override
    void check(CharSequence line) {
      if (!line.isEmpty() && fault == null) {
        fault = faultOf(line);
        hasRequestLine = true;
      }
    }

    private @Nullable String faultOf(CharSequence line) {
      if (line.charAt(0) == ' ' || line.charAt(0) == '\t') {
        return "a line that begins with a blank";
      }
      return hasRequestLine || REQUEST_LINE.matcher(line).matches()
          ? null
          : "a malformed request line";
    }

    void requireNoFault() throws MalformedHeadException {
      if (fault != null) {
        throw new MalformedHeadException(fault);
      }
    }
  }
}
