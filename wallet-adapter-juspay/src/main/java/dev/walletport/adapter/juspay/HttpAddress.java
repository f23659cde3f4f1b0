package dev.walletport.adapter.juspay;

import io.vavr.control.Either;
import io.vavr.control.Option;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a server is. {@link URI} finds no host in a name with an underscore, which Docker gives to
 * its containers; here it is a name like others.
 *
 * @param scheme {@code http} or {@code https}
 * @param host a name or an address in lower case, of version 6 without brackets; {@code localhost}
 *     without a dot behind it
 * @param port 1 to 65,535; the scheme's own if none was given
 * @param path encoded as it was, without a slash at its end; empty if there is none
 */
record HttpAddress(String scheme, String host, int port, String path) {

  private static final Pattern AUTHORITY =
      Pattern.compile("(?:.*@)?(?:\\[(?<six>[^\\]]*)]|(?<name>[^:@\\[\\]]*))(?::(?<port>.*))?");
  private static final Pattern PORT = Pattern.compile("0*([0-9]{1,5})");

  private static final String LABEL = "[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?";

  /** Ends in a label that is no number, which would be some other way to write an address. */
  private static final Pattern NAME =
      Pattern.compile("(?:" + LABEL + "\\.){0,126}(?![0-9]+\\.?$)" + LABEL + "\\.?");

  private static final String OCTET = "(?:25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])";
  private static final Pattern IPV4 = Pattern.compile("(?:" + OCTET + "\\.){3}" + OCTET);
  private static final int NAME_LIMIT = 254;

  /** Why a URI is no address. */
  enum Flaw {
    /** It is not absolute, not of HTTP, or has no host that could be one. */
    NO_HOST,
    /** Its port is none. */
    NO_PORT
  }

  /**
   * Reads a URI; a user, a query or a fragment is not looked at.
   *
   * @return the address, or what is wrong with the URI
   */
  static Either<Flaw, HttpAddress> parse(URI uri) {
    return scheme(uri)
        .flatMap(scheme -> authority(uri).map(fields -> parse(scheme, fields, uri)))
        .getOrElse(Either.left(Flaw.NO_HOST));
  }

  private static Either<Flaw, HttpAddress> parse(String scheme, Matcher fields, URI uri) {
    return host(fields)
        .toEither(Flaw.NO_HOST)
        .flatMap(host -> port(scheme, fields)
            .toEither(Flaw.NO_PORT)
            .map(port -> new HttpAddress(scheme, host, port, path(uri))));
  }

  /** Tells whether a URI names a port, so that none has to be guessed. */
  static boolean namesPort(URI uri) {
    return authority(uri).exists(fields -> !given(fields, "port").isEmpty());
  }

  private static Option<String> scheme(URI uri) {
    return Option.of(uri.getScheme())
        .map(scheme -> scheme.toLowerCase(Locale.ROOT))
        .filter(scheme -> scheme.equals("http") || scheme.equals("https"));
  }

  private static Option<Matcher> authority(URI uri) {
    return Option.of(uri.getRawAuthority()).map(AUTHORITY::matcher).filter(Matcher::matches);
  }

  private static Option<String> host(Matcher fields) {
    String six = fields.group("six");
    if (six != null) {
      return Option.some(six.toLowerCase(Locale.ROOT)); // URI has checked it.
    }
    String name = given(fields, "name").toLowerCase(Locale.ROOT);
    return Option.when(isName(name), name.equals("localhost.") ? "localhost" : name);
  }

  private static boolean isName(String text) {
    return text.length() <= NAME_LIMIT
        && (NAME.matcher(text).matches() || IPV4.matcher(text).matches());
  }

  private static Option<Integer> port(String scheme, Matcher fields) {
    String port = given(fields, "port");
    if (port.isEmpty()) {
      return Option.some(defaultPort(scheme));
    }
    return Option.some(PORT.matcher(port))
        .filter(Matcher::matches)
        .map(digits -> Integer.parseInt(digits.group(1)))
        .filter(number -> number > 0 && number <= 65_535);
  }

  private static String given(Matcher fields, String field) {
    return Option.of(fields.group(field)).getOrElse("");
  }

  private static int defaultPort(String scheme) {
    return scheme.equals("https") ? 443 : 80;
  }

  private static String path(URI uri) {
    String path = URI.create(uri.toASCIIString()).getRawPath();
    return path.replaceFirst("/+$", "");
  }

  boolean isHttps() {
    return scheme.equals("https");
  }

  /**
   * Tells whether this machine alone is meant: {@code localhost}, 127.0.0.0/8 and {@code ::1},
   * however they are written. No name is looked up.
   */
  boolean isLoopback() {
    return host.equals("localhost") || (isAddress() && isLoopbackAddress());
  }

  private boolean isAddress() {
    return isIpv6() || IPV4.matcher(host).matches();
  }

  private boolean isIpv6() {
    return host.contains(":");
  }

  private boolean isLoopbackAddress() {
    try {
      return InetAddress.getByName(host).isLoopbackAddress();
    } catch (UnknownHostException e) {
      return false; // A zone of IPv6 that this machine does not have.
    }
  }
}
