package dev.walletport.adapter.fake.sandbox;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.hc.core5.net.InetAddressUtils;

/**
 * The host name or IP address of a server, as in {@code Host}.
 *
 * @param value in lower case, without brackets and without a port; an IPv6 address as RFC 5952 and
 *     browsers write it, with the longest zeros left out
 */
record HostName(String value) {

  /** Java makes one of an IPv6 address into which an IPv4 address is mapped. */
  private static final int IPV4_OCTETS = 4;

  /** The last label begins with a letter, unlike that of an IPv4 address. */
  private static final Pattern NAME =
      Pattern.compile("(?=.{1,253}$)([a-z0-9_-]+\\.)*[a-z][a-z0-9_-]*");

  /** The names of loopback. */
  static final Set<HostName> LOOPBACK = Set.of(of("localhost"), of("127.0.0.1"), of("::1"));

  HostName {
    if (!NAME.matcher(value).matches() && !isAddress(value)) {
      throw new IllegalArgumentException(
          "a host name is a name or an address without a port, such as \"sandbox\"");
    }
  }

  /**
   * Parses a name.
   *
   * @param text in any case; an IPv6 address with or without brackets
   * @throws IllegalArgumentException if it is not valid, or has a port
   */
  static HostName of(String text) {
    return new HostName(plain(text));
  }

  /** The address by which a server that listens here is reached from this machine. */
  static HostName of(InetAddress address) {
    if (address.isAnyLocalAddress()) {
      return of("127.0.0.1");
    }
    return address.isLoopbackAddress() && address instanceof Inet6Address
        ? of("::1")
        : of(address.getHostAddress().replaceFirst("%.*", ""));
  }

  /** A name of a request, as the {@link #value} of one is written. */
  static String plain(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    String bare = lower.startsWith("[") && lower.endsWith("]")
        ? lower.substring(1, lower.length() - 1)
        : lower;
    return isIpv6WithoutZone(bare) ? shortest(groups(bare)) : bare;
  }

  /** A zone names an interface, which this machine may not have. */
  private static boolean isIpv6WithoutZone(String text) {
    return InetAddressUtils.isIPv6(text) && text.indexOf('%') < 0;
  }

  private static String groups(String ipv6) {
    byte[] octets = octets(ipv6);
    String mapped = octets.length == IPV4_OCTETS ? "0:0:0:0:0:ffff:" : "";
    ByteBuffer pairs = ByteBuffer.wrap(octets);
    return IntStream.range(0, octets.length / 2)
        .mapToObj(i -> Integer.toHexString(Short.toUnsignedInt(pairs.getShort(2 * i))))
        .collect(Collectors.joining(":", mapped, ""));
  }

  private static String shortest(String groups) {
    for (int more = 7; more > 0; more--) {
      String shorter = groups.replaceFirst("(^|:)0(:0){" + more + "}(:|$)", "::");
      if (!shorter.equals(groups)) {
        return shorter;
      }
    }
    return groups;
  }

  private static boolean isAddress(String text) {
    return InetAddressUtils.isIPv4(text) || InetAddressUtils.isIPv6(text);
  }

  /** Tells whether it is an IP address. */
  boolean isAddress() {
    return isAddress(value);
  }

  /** As a certificate writes it: the octets of an address, or the text of a name. */
  byte[] subject() {
    return isAddress() ? octets(value) : value.getBytes(US_ASCII);
  }

  private static byte[] octets(String address) {
    try {
      return InetAddress.getByName(address).getAddress();
    } catch (UnknownHostException e) {
      throw new IllegalStateException("an address is not looked up", e);
    }
  }

  /** As a URI writes it. */
  String inUri() {
    return value.indexOf(':') < 0 ? value : "[" + value + "]";
  }
}
