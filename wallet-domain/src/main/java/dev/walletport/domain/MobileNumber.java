package dev.walletport.domain;

import io.vavr.control.Either;
import org.jspecify.annotations.Nullable;

/**
 * A customer's mobile number; personal data, so it prints nothing, is not serialisable, and has a
 * hash code that tells nothing.
 */
public final class MobileNumber {

  private static final IdRule RULE = new IdRule(
      "mobile number",
      16,
      unit -> IdRule.isDigit(unit) || unit == '+',
      "digits, and one '+' in front,");
  private static final int FEWEST_DIGITS = 6;

  private final String value;

  private MobileNumber(String value) {
    this.value = value;
  }

  /**
   * Takes a text that is known to be a mobile number.
   *
   * @param value 6 to 15 digits, with or without one {@code +} in front (ITU-T E.164 allows 15)
   * @return the number
   * @throws IllegalArgumentException if it is none; the message says why, without the text
   */
  public static MobileNumber of(String value) {
    return parse(value)
        .getOrElseThrow(rejection -> new IllegalArgumentException(rejection.message()));
  }

  /**
   * Reads what a stranger typed.
   *
   * @param typed any text, or null
   * @return the number, or why the text is none
   */
  public static Either<IdRejection, MobileNumber> parse(@Nullable String typed) {
    return RULE.check(typed).flatMap(MobileNumber::checkShape).map(MobileNumber::new);
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
