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

  private static final Set<String> OWN_FETCH_SITES = Set.of("same-origin", "none");

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

  void check(SandboxRequest request) throws RequestRejectedException {
    URIAuthority authority =
        request.authority().filter(this::isKnown).getOrElseThrow(OriginCheck::unknownHost);
    boolean isSameOrigin =
        request.header("Origin").forAll(origin -> isSameOrigin(origin, authority));
    if (!isSameOrigin || !isSameOriginFetch(request)) {
      throw RequestRejectedException.of(
          ErrorCode.CROSS_ORIGIN, "Pages of other sites may not call this sandbox.");
    }
  }

  private boolean isKnown(URIAuthority authority) {
    String name = HostName.plain(authority.getHostName());
    return authority.getUserInfo() == null
        && names.stream().anyMatch(known -> known.value().equals(name));
  }

  private static RequestRejectedException unknownHost() {
    return RequestRejectedException.of(
        ErrorCode.CROSS_ORIGIN,
        "Host is not a name of this sandbox; its settings can add one: hostName, --host-name.");
  }

  private boolean isSameOrigin(String origin, URIAuthority authority) {
    return origin.equalsIgnoreCase(scheme + "://" + authority);
  }

  /** A link on another page may lead to the page for people, which shows nothing by itself. */
  private static boolean isSameOriginFetch(SandboxRequest request) {
    Option<String> from = request.header("Sec-Fetch-Site");
    return from.forAll(OWN_FETCH_SITES::contains) || (request.matches("") && request.isGet());
  }
}
