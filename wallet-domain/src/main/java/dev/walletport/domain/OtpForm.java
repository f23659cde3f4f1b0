package dev.walletport.domain;

import java.util.Objects;

/**
 * What a one-time password may look like before it is checked against the one that was sent.
 *
 * @param least the smallest number of characters, at least 1
 * @param most the greatest number of characters, at most {@value #LIMIT}
 * @param alphabet the characters
 */
public record OtpForm(int least, int most, Alphabet alphabet) {

  /** The longest password that any form may allow, in characters. */
  public static final int LIMIT = 64;

  private static final OtpForm STANDARD = digits(6);

  /**
   * Refuses a form that nothing or too much would fit.
   *
   * @throws IllegalArgumentException unless {@code 1 <= least <= most <= LIMIT}
   */
  public OtpForm {
    Objects.requireNonNull(alphabet, "alphabet");
    if (least < 1 || least > most || most > LIMIT) {
      throw new IllegalArgumentException(
          "an OTP form needs 1 <= least <= most <= " + LIMIT + ", not " + least + " and " + most);
    }
  }

  /**
   * Six digits: the least that OWASP ASVS 5.0 (6.5) allows, and what Juspay's samples show for most
   * providers.
   *
   * @return the form of a provider of which nothing else is known
   */
  public static OtpForm standard() {
    return STANDARD;
  }

  /**
   * A fixed number of digits.
   *
   * @param length how many
   * @return the form
   */
  public static OtpForm digits(int length) {
    return new OtpForm(length, length, Alphabet.DIGITS);
  }

  /**
   * Anything that can be typed, 1 to {@value #LIMIT} characters: for a host that leaves the form to
   * the provider.
   *
   * @return the form
   */
  public static OtpForm opaque() {
    return new OtpForm(1, LIMIT, Alphabet.VISIBLE);
  }

  /**
   * Tells whether a text has this form as it stands; {@link Otp#parse} cleans it before.
   *
   * @param text any text
   * @return true if its length and all its characters fit
   */
  public boolean accepts(String text) {
    Objects.requireNonNull(text, "text");
    return text.length() >= least && text.length() <= most && isOfAlphabet(text);
  }

  private boolean isOfAlphabet(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (!alphabet.allows(text.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  /**
   * Cleans what the customer typed: digits are read out of it, of any other alphabet only the ends
   * are cleaned, because a dash may belong to it.
   */
  String cleaned(String typed) {
    return alphabet == Alphabet.DIGITS ? InputCleaner.digits(typed) : InputCleaner.trimmed(typed);
  }

  /**
   * Says the form in words, such as "6 digits".
   *
   * @return words for a message to the customer
   */
  public String words() {
    String count = least == most ? Integer.toString(least) : least + " to " + most;
    return count + " " + alphabet.words;
  }

  /** The characters of a one-time password. */
  public enum Alphabet {
    /** {@code 0} to {@code 9}. */
    DIGITS("digits"),
    /** ASCII letters and digits; case counts. */
    LETTERS_AND_DIGITS("letters and digits"),
    /** Every visible ASCII character; no spaces. */
    VISIBLE("visible ASCII characters");

    private final String words;

    Alphabet(String words) {
      this.words = words;
    }

    private boolean allows(int unit) {
      return switch (this) {
        case DIGITS -> IdRule.isDigit(unit);
        case LETTERS_AND_DIGITS -> IdRule.isLetterOrDigit(unit);
        case VISIBLE -> IdRule.isVisible(unit);
      };
    }
  }
}
