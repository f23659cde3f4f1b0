package dev.walletport.adapter.fake.sandbox;

import java.util.regex.Pattern;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.FormattedHeader;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpVersion;

/** What RFC 9112 forbids in the head of a request, and HttpCore accepts. */
final class StrictHead {

  /** The characters of a method and of a header's name (RFC 9110, 5.6.2). */
  static final String TOKEN = "[!#$%&'*+.^_`|~0-9A-Za-z-]+";

  private static final Pattern NAME = Pattern.compile(TOKEN);
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
      require(NAME.matcher(header.getName()).matches(), "a malformed name of a header");
    }
    requireAll(head, HttpHeaders.CONTENT_LENGTH, DIGITS);
    requireAll(head, HttpHeaders.HOST, ASCII);
    require(
        !head.containsHeader(HttpHeaders.CONTENT_LENGTH)
            || !head.containsHeader(HttpHeaders.TRANSFER_ENCODING),
        "two lengths of the body");
    require(
        !head.containsHeader(HttpHeaders.TRANSFER_ENCODING) || isOfHttp11(head),
        "Transfer-Encoding in HTTP/1.0");
  }

  /** RFC 9112, 6.1: the length of such a body is not to be trusted. */
  private static boolean isOfHttp11(ClassicHttpRequest head) {
    return head.getVersion() == null || head.getVersion().greaterEquals(HttpVersion.HTTP_1_1);
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
