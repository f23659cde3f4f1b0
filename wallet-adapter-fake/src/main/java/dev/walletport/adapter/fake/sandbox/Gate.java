package dev.walletport.adapter.fake.sandbox;

import dev.walletport.adapter.fake.sandbox.Refused.Because;
import io.vavr.control.Option;
import java.util.Set;

/**
 * Keeps the pages of other sites out, which a browser on this machine may have open: none of them
 * can read a one-time password here, or flip a switch.
 *
 * <p>A name that leads here by a trick of DNS shows in {@code Host}; a page from elsewhere shows in
 * {@code Origin} and {@code Sec-Fetch-Site}, which a browser sends and no page can change. A client
 * that is no browser sends neither of the two.
 */
final class Gate {

  private static final Set<String> AT_HOME = Set.of("same-origin", "none");

  private final String scheme;
  private final Set<HostName> names;

  /**
   * Makes one.
   *
   * @param scheme http or https
   * @param names by which it may be asked
   */
  Gate(String scheme, Set<HostName> names) {
    this.scheme = scheme;
    this.names = names;
  }

  void check(Asked asked) throws Refused {
    if (!isKnown(HostName.plain(asked.hostName()))) {
      throw Refused.because(Because.FOREIGN, "Host is not a name of this sandbox.");
    }
    if (!asked.header("Origin").forAll(origin -> isOwn(origin, asked)) || !isFetchedAtHome(asked)) {
      throw Refused.because(Because.FOREIGN, "Pages of other sites may not call this sandbox.");
    }
  }

  private boolean isKnown(String name) {
    return names.stream().anyMatch(known -> known.value().equals(name));
  }

  private boolean isOwn(String origin, Asked asked) {
    return origin.equalsIgnoreCase(scheme + "://" + asked.authority());
  }

  /** A link on another page may lead to the page for people, which shows nothing by itself. */
  private static boolean isFetchedAtHome(Asked asked) {
    Option<String> from = asked.header("Sec-Fetch-Site");
    return from.forAll(AT_HOME::contains) || (asked.isFor("") && asked.isGet());
  }
}
