package dev.walletport.adapter.juspay;

import dev.walletport.adapter.juspay.HttpAddress.Flaw;
import dev.walletport.adapter.juspay.JuspaySettings.PlainHttp;
import io.vavr.control.Either;
import java.net.URI;
import java.time.Duration;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/** What a setting may be. */
final class SettingRules {

  private static final Duration LONGEST = Duration.ofDays(1);
  private static final int TEXT_LIMIT = 128;

  private SettingRules() {}

  /** Checks the address and cuts the slash at its end, to which paths are appended. */
  static URI baseUri(URI uri, PlainHttp plainHttp) {
    Either<Flaw, HttpAddress> parsed = HttpAddress.parse(uri);
    require(
        !parsed.equals(Either.left(Flaw.NO_HOST)),
        "baseUri",
        RedactedUri.of(uri),
        "an absolute http or https URI with a host");
    require(parsed.isRight(), "baseUri", RedactedUri.of(uri), "with a port from 1 to 65535");
    require(
        uri.getRawQuery() == null && uri.getRawFragment() == null && namesNoUser(uri),
        "baseUri",
        RedactedUri.of(uri),
        "without user, query and fragment");
    require(
        parsed.get().isHttps()
            || plainHttp == PlainHttp.ANYWHERE
            || parsed.get().isLoopback(),
        "baseUri",
        RedactedUri.of(uri),
        "https, unless the host is loopback or allowPlainHttp() is set");
    return URI.create(uri.toString().replaceFirst("/+$", ""));
  }

  /** Also where {@link URI} finds no host, and so no user. */
  private static boolean namesNoUser(URI uri) {
    return !uri.getRawAuthority().contains("@");
  }

  /** Checks the address of a proxy; what goes to it in clear is to stay on this machine. */
  static void proxy(@Nullable URI proxy, URI baseUri, PlainHttp plainHttp) {
    if (proxy != null) {
      Either<Flaw, HttpAddress> parsed = HttpAddress.parse(proxy);
      require(
          parsed.exists(address -> isProxy(proxy, address)),
          "proxy",
          RedactedUri.withoutPath(proxy),
          "http://host:port and no more");
      require(
          "https".equalsIgnoreCase(baseUri.getScheme())
              || plainHttp == PlainHttp.ANYWHERE
              || parsed.get().isLoopback(),
          "proxy",
          RedactedUri.withoutPath(proxy),
          "loopback while baseUri is http, unless allowPlainHttp() is set");
    }
  }

  private static boolean isProxy(URI uri, HttpAddress address) {
    return !address.isHttps()
        && HttpAddress.namesPort(uri)
        && namesNoUser(uri)
        && (uri.getRawPath().isEmpty() || uri.getRawPath().equals("/"))
        && uri.getRawQuery() == null
        && uri.getRawFragment() == null;
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

  static void share(String name, @Nullable Integer connections) {
    if (connections != null) {
      count(name, connections, 1, 10_000);
    }
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
