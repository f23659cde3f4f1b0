package dev.walletport.adapter.juspay;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.vavr.control.Option;
import java.util.Base64;
import java.util.BitSet;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A secret that a call has sent, in one form. Case does not count. One that is too short to be told
 * from ordinary words is found as a whole word only; a longer one also within a word, and with
 * separators within itself. It prints nothing.
 */
final class SecretMaskingRule implements MaskingRule {

  /**
   * From this length on an API key is masked within words too: {@code LOCKED} holds a {@code K}.
   */
  static final int KEY_FLOOR = 8;

  /** The same for what a form carried: a one-time password, a mobile number. */
  static final int FORM_FLOOR = 4;

  /** A number without the code of its country. */
  private static final int NATIONAL_DIGITS = 10;

  private final transient String value; // so that what reads fields skips it
  private final transient String condensed;
  private final int floor;

  private SecretMaskingRule(String value, int floor) {
    DerivedText folded = DerivedText.of(value).folded();
    this.value = folded.lowered();
    this.condensed = folded.condensed().text();
    this.floor = floor;
  }

  /** All forms of an API key. */
  static Stream<SecretMaskingRule> of(JuspayApiKey key) {
    return Stream.concat(key.traces().stream(), forms(key.reveal(), KEY_FLOOR))
        .map(form -> new SecretMaskingRule(form, KEY_FLOOR));
  }

  /** All forms of a secret of a form. */
  static Stream<SecretMaskingRule> of(String secret) {
    return Stream.concat(Stream.of(secret), forms(secret, FORM_FLOOR))
        .map(form -> new SecretMaskingRule(form, FORM_FLOOR));
  }

  /** What a secret looks like elsewhere; a short one would look like anything. */
  private static Stream<String> forms(String secret, int floor) {
    byte[] octets = secret.getBytes(UTF_8);
    return secret.length() < floor
        ? Stream.empty()
        : Stream.of(
                List.of(
                    Base64.getEncoder().withoutPadding().encodeToString(octets),
                    HexFormat.of().formatHex(octets),
                    decimals(octets)),
                national(secret).toJavaList())
            .flatMap(List::stream);
  }

  /** The bytes as an array prints them, without what parts them. */
  private static String decimals(byte[] octets) {
    return IntStream.range(0, octets.length)
        .mapToObj(at -> Byte.toString(octets[at]))
        .collect(Collectors.joining());
  }

  /** A mobile number without the code of its country; none of anything else. */
  static Option<String> national(String secret) {
    String digits = secret.startsWith("+") ? secret.substring(1) : secret;
    return digits.length() > NATIONAL_DIGITS && digits.chars().allMatch(Character::isDigit)
        ? Option.some(digits.substring(digits.length() - NATIONAL_DIGITS))
        : Option.none();
  }

  /** Tells whether it is found within words. */
  boolean isLong() {
    return value.length() >= floor;
  }

  @Override
  public void mark(DecodedForms text, BitSet hidden) {
    if (!isLong()) {
      text.markWords(value, hidden);
      return;
    }
    text.markAll(value, hidden);
    if (condensed.length() >= floor) {
      text.markAllCondensed(condensed, hidden);
    }
  }

  @Override
  public String toString() {
    return "SecretMaskingRule(hidden)";
  }
}
