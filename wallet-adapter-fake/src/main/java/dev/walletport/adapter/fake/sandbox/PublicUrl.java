package dev.walletport.adapter.fake.sandbox;

import java.net.URI;
import java.util.Locale;

/**
 * The URL of a server in front of the sandbox.
 *
 * @param host as in {@code Host}
 * @param origin as in {@code Origin}, in lower case
 */
record PublicUrl(HostName host, String origin) {

  /**
   * Takes a URL of scheme, host and port.
   *
   * @throws IllegalArgumentException if it is not valid, or has more
   */
  static PublicUrl of(URI url) {
    String scheme = String.valueOf(url.getScheme()).toLowerCase(Locale.ROOT);
    String path = String.valueOf(url.getPath());
    boolean isOrigin = (scheme.equals("http") || scheme.equals("https"))
        && url.getHost() != null
        && url.getUserInfo() == null
        && url.getQuery() == null
        && url.getFragment() == null
        && (path.isEmpty() || path.equals("/"));
    if (!isOrigin) {
      throw new IllegalArgumentException(
          "a public URL is scheme, host and port alone, such as \"https://sandbox.example\"");
    }
    HostName host = HostName.of(url.getHost());
    return new PublicUrl(host, scheme + "://" + host.inUri() + port(url));
  }

  /** A browser leaves the usual port out. */
  private static String port(URI url) {
    int usual = url.getScheme().equalsIgnoreCase("https") ? 443 : 80;
    return url.getPort() < 0 || url.getPort() == usual ? "" : ":" + url.getPort();
  }
}
