package dev.walletport.adapter.fake.sandbox;

import io.vavr.control.Option;
import java.util.Locale;

/** Which requests are listed. */
enum RequestScope {
  /** Those of the wallet API, and those that were refused, of any path. */
  WALLETS,
  /** All, accepted commands of the controls too. */
  ALL;

  /**
   * Reads the field {@code scope}; all without it.
   *
   * @throws IllegalArgumentException if it is neither {@code wallets} nor {@code all}
   */
  static RequestScope of(FormFields fields) {
    Option<String> given = fields.given("scope");
    return given.map(RequestScope::parse).getOrElse(ALL);
  }

  private static RequestScope parse(String text) {
    for (RequestScope scope : values()) {
      if (scope.name().toLowerCase(Locale.ROOT).equals(text)) {
        return scope;
      }
    }
    throw new IllegalArgumentException("scope is wallets or all.");
  }

  boolean has(RecordedRequest request) {
    return this == ALL || !request.isAcceptedControl();
  }
}
