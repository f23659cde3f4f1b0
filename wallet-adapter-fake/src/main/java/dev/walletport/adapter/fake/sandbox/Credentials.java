package dev.walletport.adapter.fake.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.vavr.control.Option;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Set;

/** Basic credentials of the wallet API: any API key, or one alone. */
final class Credentials {

  private static final String BASIC = "Basic ";

  private final Option<byte[]> only;

  private Credentials(Option<byte[]> only) {
    this.only = only;
  }

  /** Accepts any key that is not blank. */
  static Credentials any() {
    return new Credentials(Option.none());
  }

  /** Accepts one key alone. */
  static Credentials only(String key) {
    return new Credentials(Option.some(key.getBytes(UTF_8)));
  }

  Option<SandboxResponse> refusal(SandboxRequest request) {
    Set<String> given = request.headers("Authorization");
    if (given.isEmpty()) {
      return Option.some(denial("missing_authentication"));
    }
    return given.stream().allMatch(header -> key(header).exists(this::isGood))
        ? Option.none()
        : Option.some(denied());
  }

  /**
   * Reads the key with and without the trailing colon, as Juspay does; a pair with a password is no
   * key.
   */
  private static Option<String> key(String header) {
    if (!header.regionMatches(true, 0, BASIC, 0, BASIC.length())) {
      return Option.none();
    }
    return decoded(header.substring(BASIC.length()).strip())
        .map(pair -> pair.endsWith(":") ? pair.substring(0, pair.length() - 1) : pair)
        .filter(key -> !key.isBlank() && key.indexOf(':') < 0);
  }

  private static Option<String> decoded(String base64) {
    try {
      return Option.some(new String(Base64.getDecoder().decode(base64), UTF_8));
    } catch (IllegalArgumentException e) {
      return Option.none(); // Not Base64, so no key.
    }
  }

  private boolean isGood(String key) {
    return only.forAll(right -> MessageDigest.isEqual(right, key.getBytes(UTF_8)));
  }

  static SandboxResponse denied() {
    return denial("access_denied");
  }

  private static SandboxResponse denial(String code) {
    return SandboxResponse.json(401, json -> {
          json.writeStartObject();
          json.writeStringField("status", "error");
          json.writeStringField("error_code", code);
          json.writeEndObject();
        })
        .coded(code);
  }
}
