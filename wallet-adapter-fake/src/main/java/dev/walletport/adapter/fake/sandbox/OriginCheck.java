package dev.walletport.adapter.fake.sandbox;

import dev.walletport.adapter.fake.sandbox.RequestRejectedException.ErrorCode;
import io.vavr.control.Option;
import java.util.Set;
import org.apache.hc.core5.net.URIAuthority;

/**
 * Keeps the pages of other sites out, which a browser on this machine may have open: none of them
 * can read a one-time password here, or flip a switch.
 *
 * <p>A name that leads here by a trick of DNS shows in {@code Host}; a page from elsewhere shows in
 * {@code Origin} and {@code Sec-Fetch-Site}, which a browser sends and no page can change. A client
 * that is no browser sends neither of the two.
 */
final class OriginCheck {

  private static final Set<String> AT_HOME = Set.of("same-origin", "none");

  private final String scheme;
  private final Set<HostName> names;

  /**
   * Makes one.
   *
   * @param scheme http or https
   * @param names by which it may be asked
   */
  OriginCheck(String scheme, Set<HostName> names) {
    this.scheme = scheme;
    this.names = names;
  }

  void check(SandboxRequest asked) throws RequestRejectedException {
    URIAuthority authority =
        asked.authority().filter(this::isKnown).getOrElseThrow(OriginCheck::unknown);
    boolean isOwn = asked.header("Origin").forAll(origin -> isOwn(origin, authority));
    if (!isOwn || !isFetchedAtHome(asked)) {
      throw RequestRejectedException.because(
          ErrorCode.FOREIGN, "Pages of other sites may not call this sandbox.");
    }
  }

  private boolean isKnown(URIAuthority authority) {
    String name = HostName.plain(authority.getHostName());
    return authority.getUserInfo() == null
        && names.stream().anyMatch(known -> known.value().equals(name));
  }

  private static RequestRejectedException unknown() {
    return RequestRejectedException.because(
        ErrorCode.FOREIGN,
        "Host is not a name of this sandbox; its settings can add one: hostName, --host-name.");
  }

  private boolean isOwn(String origin, URIAuthority authority) {
    return origin.equalsIgnoreCase(scheme + "://" + authority);
  }

  /** A link on another page may lead to the page for people, which shows nothing by itself. */
  private static boolean isFetchedAtHome(SandboxRequest asked) {
    Option<String> from = asked.header("Sec-Fetch-Site");
    return from.forAll(AT_HOME::contains) || (asked.isFor("") && asked.isGet());
  }
}
