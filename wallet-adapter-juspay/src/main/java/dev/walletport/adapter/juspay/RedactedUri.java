package dev.walletport.adapter.juspay;

import java.net.URI;

/**
 * A URI as it was written, for a message, but for what may be secret: what stands before an
 * {@code @}, which is a user and a password as a rule, a query and a fragment.
 */
final class RedactedUri {

  private static final String HIDDEN = "(hidden)";

  private RedactedUri() {}

  static String of(URI uri) {
    String text = uri.toString();
    int begin = beginOfAuthority(text);
    int query = endOfPath(text);
    int user = text.lastIndexOf('@');
    if (user < 0) {
      return text.substring(0, query) + hidden(text, query);
    }
    String scheme = isScheme(text.substring(0, begin)) ? text.substring(0, begin) : "";
    return scheme
        + HIDDEN
        + (user < query ? text.substring(user, query) + hidden(text, query) : "");
  }

  /** The same without a path, which an address must not have. */
  static String withoutPath(URI uri) {
    String text = of(uri);
    int path = text.indexOf('/', beginOfAuthority(text)) + 1;
    return path == 0 || path == text.length() ? text : text.substring(0, path) + HIDDEN;
  }

  private static int beginOfAuthority(String text) {
    int colon = text.indexOf("://");
    return colon < 0 ? 0 : colon + 3;
  }

  private static int endOfPath(String text) {
    int at = 0;
    while (at < text.length() && text.charAt(at) != '?' && text.charAt(at) != '#') {
      at++;
    }
    return at;
  }

  private static String hidden(String text, int query) {
    return query == text.length() ? "" : text.charAt(query) + HIDDEN;
  }

  private static boolean isScheme(String text) {
    return text.matches("[a-zA-Z][a-zA-Z0-9+.-]*://");
  }
}
