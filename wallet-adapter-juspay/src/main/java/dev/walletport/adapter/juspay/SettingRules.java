package dev.walletport.adapter.juspay;

import dev.walletport.adapter.juspay.JuspaySettings.PlainHttp;
import java.net.URI;
import java.time.Duration;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a setting may be. */
final class SettingRules {

  private static final Duration LONGEST = Duration.ofDays(1);
  private static final int TEXT_LIMIT = 128;
  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

  private SettingRules() {}

  /** Checks the address and cuts the slash at its end, to which paths are appended. */
  static URI baseUri(URI uri, PlainHttp plainHttp) {
    boolean https = "https".equalsIgnoreCase(uri.getScheme());
    require(
        (https || "http".equalsIgnoreCase(uri.getScheme())) && uri.getHost() != null,
        "baseUri",
        shown(uri),
        "an absolute http or https URI with a host");
    require(
        uri.getPort() == -1 || isPort(uri.getPort()),
        "baseUri",
        shown(uri),
        "with a port from 1 to 65535");
    require(
        uri.getRawUserInfo() == null && uri.getRawQuery() == null && uri.getRawFragment() == null,
        "baseUri",
        shown(uri),
        "without user, query and fragment");
    require(
        https || plainHttp == PlainHttp.ANYWHERE || LOOPBACK.contains(uri.getHost()),
        "baseUri",
        shown(uri),
        "https, unless the host is loopback or allowPlainHttp() is set");
    return URI.create(uri.toString().replaceFirst("/+$", ""));
  }

  /** Checks the address of a proxy; what goes to it in clear is to stay on this machine. */
  static void proxy(@Nullable URI proxy, URI baseUri, PlainHttp plainHttp) {
    if (proxy != null) {
      require(isProxy(proxy), "proxy", shown(proxy), "http://host:port and no more");
      require(
          "https".equalsIgnoreCase(baseUri.getScheme())
              || plainHttp == PlainHttp.ANYWHERE
              || LOOPBACK.contains(proxy.getHost()),
          "proxy",
          shown(proxy),
          "loopback while baseUri is http, unless allowPlainHttp() is set");
    }
  }

  private static boolean isProxy(URI uri) {
    return "http".equalsIgnoreCase(uri.getScheme())
        && uri.getHost() != null
        && isPort(uri.getPort())
        && uri.getRawUserInfo() == null
        && (uri.getRawPath().isEmpty() || uri.getRawPath().equals("/"))
        && uri.getRawQuery() == null
        && uri.getRawFragment() == null;
  }

  private static boolean isPort(int port) {
    return port > 0 && port <= 65_535;
  }

  /** A user in an address comes with a password as a rule, and a query may hold a key. */
  private static String shown(URI uri) {
    return uri.getScheme() + "://" + uri.getHost();
  }

  static @Nullable String date(String name, @Nullable String date) {
    if (date != null) {
      require(isDate(date), name, date, "a date as in 2023-06-30");
    }
    return date;
  }

  private static boolean isDate(String text) {
    try {
      return LocalDate.parse(text).getYear() <= 9999;
    } catch (DateTimeParseException e) {
      return false;
    }
  }

  /** A header's value: no character that could end the line. */
  static void text(String name, @Nullable String text) {
    if (text != null) {
      require(
          !text.isEmpty()
              && text.length() <= TEXT_LIMIT
              && text.chars().allMatch(unit -> unit > ' ' && unit < 0x7F),
          name,
          printable(text),
          "1 to " + TEXT_LIMIT + " visible ASCII characters");
    }
  }

  private static String printable(String text) {
    String cut = text.length() > TEXT_LIMIT ? text.substring(0, TEXT_LIMIT) + "…" : text;
    return '"' + cut.replaceAll("[^\\x20-\\x7E…]", "?") + '"';
  }

  static void time(String name, Duration time) {
    require(
        time.compareTo(Duration.ofMillis(1)) >= 0 && time.compareTo(LONGEST) <= 0,
        name,
        time,
        "a duration from 1 millisecond to 1 day");
  }

  static void count(String name, int count, int least, int most) {
    require(count >= least && count <= most, name, count, least + " to " + most);
  }

  private static void require(boolean holds, String name, Object value, String right) {
    if (!holds) {
      throw new IllegalArgumentException(name + " is " + value + ": it must be " + right);
    }
  }
}
