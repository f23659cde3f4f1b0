package dev.walletport.adapter.fake.sandbox;

import java.util.regex.Pattern;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.FormattedHeader;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpHeaders;

/** What RFC 9112 forbids in the head of a request, and HttpCore accepts. */
final class StrictHead {

  private static final Pattern DIGITS = Pattern.compile("[0-9]+");
  private static final Pattern ASCII = Pattern.compile("[ -~]*");

  private StrictHead() {}

  /**
   * Refuses a head that is malformed.
   *
   * @param isCutOff whether the client closed its side before the end of the head
   * @throws MalformedHeadException if it is; the message has no text of the client
   */
  static void check(ClassicHttpRequest head, boolean isCutOff) throws MalformedHeadException {
    require(!isCutOff, "no end");
    require(isText(head.getRequestUri()), "a control character in the path");
    for (Header header : head.getHeaders()) {
      require(isText(raw(header)), "a control character in a header");
    }
    requireAll(head, HttpHeaders.CONTENT_LENGTH, DIGITS);
    requireAll(head, HttpHeaders.HOST, ASCII);
    require(
        !head.containsHeader(HttpHeaders.CONTENT_LENGTH)
            || !head.containsHeader(HttpHeaders.TRANSFER_ENCODING),
        "two lengths of the body");
  }

  /** The whole line: the value alone is without a carriage return at its ends. */
  private static String raw(Header header) {
    return header instanceof FormattedHeader formatted
        ? formatted.getBuffer().toString()
        : header.getValue();
  }

  /** Neither NUL, CR nor another control character but the tab. */
  private static boolean isText(String line) {
    return line.chars().allMatch(octet -> octet == '\t' || (octet >= ' ' && octet != 0x7f));
  }

  private static void requireAll(ClassicHttpRequest head, String name, Pattern pattern)
      throws MalformedHeadException {
    for (Header header : head.getHeaders(name)) {
      require(pattern.matcher(header.getValue()).matches(), "a malformed " + name);
    }
  }

  private static void require(boolean holds, String otherwise) throws MalformedHeadException {
    if (!holds) {
      throw new MalformedHeadException(otherwise);
    }
  }
}
