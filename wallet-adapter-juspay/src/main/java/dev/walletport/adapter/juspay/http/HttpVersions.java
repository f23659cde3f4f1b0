package dev.walletport.adapter.juspay.http;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.hc.core5.util.VersionInfo;
import org.jspecify.annotations.Nullable;

/**
 * Which HttpClient and HttpCore are on the class path, and which are needed: executing on a leased
 * connection came with HttpClient 5.4, TLS sockets beside their plain ones with HttpCore 5.3. The
 * check itself uses only what older versions have, too.
 */
public final class HttpVersions {

  private static final Pattern RELEASE = Pattern.compile("([0-9]{1,4})\\.([0-9]{1,4}).*");

  private HttpVersions() {}

  /**
   * Refuses libraries that are too old, before anything is sent. One whose version cannot be read,
   * because the host has packed it anew, is taken as it is.
   *
   * @throws IllegalStateException if one is too old; names what is there and what is needed
   */
  public static void requireSupported() {
    require("httpclient5", release("org.apache.hc.client5"), 4);
    require("httpcore5", release("org.apache.hc.core5"), 3);
  }

  private static @Nullable String release(String name) {
    VersionInfo info = VersionInfo.loadVersionInfo(name, HttpVersions.class.getClassLoader());
    return info == null ? null : info.getRelease();
  }

  /** Of version 5, from this minor one on; a later major one has other package names. */
  static void require(String library, @Nullable String release, int minor) {
    if (release != null && isOlder(release, minor)) {
      throw new IllegalStateException(library + " " + release
          + " is on the class path: the Juspay adapter needs 5." + minor + " or newer");
    }
  }

  private static boolean isOlder(String release, int minor) {
    Matcher parts = RELEASE.matcher(release);
    return parts.matches()
        && Integer.parseInt(parts.group(1)) <= 5
        && (Integer.parseInt(parts.group(1)) < 5 || Integer.parseInt(parts.group(2)) < minor);
  }
}
