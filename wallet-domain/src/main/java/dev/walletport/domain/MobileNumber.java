package dev.walletport.domain;

import io.vavr.control.Either;
import org.jspecify.annotations.Nullable;

/**
 * A customer's mobile number; personal data, so it prints nothing, is not serialisable, shows
 * nothing to libraries that read fields, and has a hash code that tells nothing.
 */
public final class MobileNumber {

  private static final IdRule RULE = new IdRule(
      "mobile number",
      16,
      AsciiSet.of(unit -> IdRule.isDigit(unit) || unit == '+'),
      "digits, and one '+' in front,");
  private static final int FEWEST_DIGITS = 6;
  private static final String INTERNATIONAL_PREFIX = "00";
  private static final String TRUNK_PREFIX = "(0)";
  private static final int LONGEST_COUNTRY_CODE = 3;

  private final transient String value; // so that Gson, Jackson and toString builders skip it

  private MobileNumber(String value) {
    this.value = value;
  }

  /**
   * Takes a text that is known to be a mobile number, and keeps it as it is.
   *
   * @param value 6 to 15 digits, with or without one {@code +} in front (ITU-T E.164 allows 15)
   * @return the number
   * @throws IllegalArgumentException if it is none; the message says why, without the text
   */
  public static MobileNumber of(String value) {
    return check(value)
        .getOrElseThrow(rejection -> new IllegalArgumentException(rejection.message()));
  }

  /**
   * Parses untrusted input, typed or pasted, such as {@code "(+91) 98765-43210"}.
   *
   * <p>Blanks, dashes and invisible characters are dropped as in {@link Otp#parse}, parentheses and
   * dots too; digits of any script and full-width forms are read as ASCII.
   *
   * <ul>
   *   <li>{@code 00} in front is the international prefix that E.164 recommends, and no national
   *       number begins with it: it is read as {@code +}.
   *   <li>A {@code (0)} after the country code of an international number, as in {@code "+91 (0)
   *       98765 43210"}, is the trunk prefix, which is not dialled from abroad: it is dropped.
   *   <li>A single {@code 0} in front is kept. It is a trunk prefix in India and part of the number
   *       in other countries, and the text does not say which country is meant.
   *   <li>No country code is added or taken away.
   * </ul>
   *
   * @param typed any text, or null
   * @return the number, or why the text is none; lengths and indexes are those of the cleaned text,
   *     and a text of which nothing is left is {@link IdRejection.Missing}
   */
  public static Either<IdRejection, MobileNumber> parse(@Nullable String typed) {
    return check(typed == null ? "" : cleaned(typed));
  }

  private static String cleaned(String typed) {
    String plain = plain(withoutTrunkPrefix(InputCleaner.digits(typed)));
    return plain.startsWith(INTERNATIONAL_PREFIX)
        ? "+" + plain.substring(INTERNATIONAL_PREFIX.length())
        : plain;
  }

  private static String withoutTrunkPrefix(String text) {
    int at = text.indexOf(TRUNK_PREFIX);
    return at > 0 && isCountryCode(plain(text.substring(0, at)))
        ? text.substring(0, at) + text.substring(at + TRUNK_PREFIX.length())
        : text;
  }

  private static boolean isCountryCode(String head) {
    int prefix = head.startsWith("+") ? 1 : INTERNATIONAL_PREFIX.length();
    boolean international = head.startsWith("+") || head.startsWith(INTERNATIONAL_PREFIX);
    return international
        && head.length() > prefix
        && head.length() <= prefix + LONGEST_COUNTRY_CODE;
  }

  private static String plain(String text) {
    return text.replace("(", "").replace(")", "").replace(".", "");
  }

  private static Either<IdRejection, MobileNumber> check(@Nullable String text) {
    return RULE.check(text).flatMap(MobileNumber::checkShape).map(MobileNumber::new);
  }

  private static Either<IdRejection, String> checkShape(String text) {
    int plus = text.lastIndexOf('+');
    if (plus > 0) {
      return Either.left(
          new IdRejection.ForbiddenCharacter(RULE.what(), plus, '+', RULE.allowed()));
    }
    int digits = text.length() - plus - 1;
    if (digits < FEWEST_DIGITS) {
      return Either.left(new IdRejection.TooShort(RULE.what(), digits, FEWEST_DIGITS));
    }
    return digits < RULE.limit()
        ? Either.right(text)
        : Either.left(new IdRejection.TooLong(RULE.what(), digits, RULE.limit() - 1));
  }

  /**
   * Lets the number out. Only an adapter that sends it may call this.
   *
   * @return the digits as given
   */
  public String reveal() {
    return value;
  }

  /**
   * Stands for the number where it must not be kept, as in a store of commands.
   *
   * @param key the host's key
   * @return the same hash for the same digits; nothing leads back from it without the key
   */
  public SubjectHash hashed(HashKey key) {
    return key.hash("number:" + value);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof MobileNumber number && Secrets.same(value, number.value);
  }

  /** The same for every number, so that it tells nothing. */
  @Override
  public int hashCode() {
    return MobileNumber.class.hashCode();
  }

  @Override
  public String toString() {
    return Secrets.hidden(MobileNumber.class);
  }
}
