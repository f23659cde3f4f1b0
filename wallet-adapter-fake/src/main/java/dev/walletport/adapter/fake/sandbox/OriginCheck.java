package dev.walletport.adapter.fake.sandbox;

import dev.walletport.adapter.fake.sandbox.RequestRejectedException.ErrorCode;
import java.util.Locale;
import java.util.Set;
import org.apache.hc.core5.net.URIAuthority;

/**
 * Protection against DNS rebinding and CSRF: a page of another site, open in a browser on this
 * machine, can neither read one-time passwords from the sandbox nor send it commands.
 *
 * <p>DNS rebinding shows in {@code Host}; a cross-site request shows in {@code Origin} and
 * {@code Sec-Fetch-Site}, which a browser sends and no page can change. A client that is no browser
 * sends neither of the two.
 */
final class OriginCheck {

  private static final Set<String> OWN_FETCH_SITES = Set.of("same-origin", "none");

  private final String scheme;
  private final Set<HostName> names;
  private final Set<String> publicOrigins;

  /**
   * Makes one.
   *
   * @param scheme http or https
   * @param names the allowed host names
   * @param publicOrigins the origins of servers in front of the sandbox, in lower case
   */
  OriginCheck(String scheme, Set<HostName> names, Set<String> publicOrigins) {
    this.publicOrigins = publicOrigins;
    this.scheme = scheme;
    this.names = names;
  }

  void check(SandboxRequest request) throws RequestRejectedException {
    URIAuthority authority =
        request.authority().filter(this::isKnown).getOrElseThrow(OriginCheck::unknownHost);
    boolean isSameOrigin =
        request.headers("Origin").stream().allMatch(origin -> isSameOrigin(origin, authority));
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
        "Host is not a name of this sandbox; its settings can add one: hostName, --host-name,"
            + " publicUrl, --public-url.");
  }

  private boolean isSameOrigin(String origin, URIAuthority authority) {
    return origin.equalsIgnoreCase(scheme + "://" + authority)
        || publicOrigins.contains(origin.toLowerCase(Locale.ROOT));
  }

  /** A link on another site may lead to the page itself, which contains no data. */
  private static boolean isSameOriginFetch(SandboxRequest request) {
    Set<String> from = request.headers("Sec-Fetch-Site");
    return OWN_FETCH_SITES.containsAll(from) || (request.matches("") && request.isGet());
  }
}
