package dev.walletport.adapter.juspay;

import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Words in a message of the provider. A message is compared in lower case, with one blank in place
 * of everything but letters and digits, and {@code otp} for what else a one-time password is
 * called; of a very long one the beginning.
 */
final class MessagePattern {

  private static final int LONGEST = 2_048;
  private static final Pattern BLANKS = Pattern.compile("[^\\p{L}\\p{N}]+");

  /** What a word boundary is among blanks, letters and digits; from Java 19 on that is of ASCII. */
  private static final String NO_LETTER_BEFORE = "(?<![^ ])";

  private static final String NO_LETTER_BEHIND = "(?![^ ])";
  private static final Pattern OTP_NAMES =
      Pattern.compile("\\b(?:one time (?:password|passcode|pin)|verification code|passcode)\\b");

  private final String shown;
  private final Pattern pattern;

  private MessagePattern(String shown, Pattern pattern) {
    this.shown = shown;
    this.pattern = pattern;
  }

  /** Words that stand one after the other. */
  static MessagePattern ofWords(String words) {
    String normal = normal(words).trim();
    if (normal.isEmpty()) {
      throw new IllegalArgumentException("words need a letter or a digit");
    }
    return new MessagePattern(
        normal, Pattern.compile(NO_LETTER_BEFORE + Pattern.quote(normal) + NO_LETTER_BEHIND));
  }

  /** Words by a regular expression over the compared form. */
  static MessagePattern of(String shown, String regex) {
    return new MessagePattern(shown, Pattern.compile(regex));
  }

  boolean isIn(String message) {
    return pattern.matcher(normal(message)).find();
  }

  private static String normal(String message) {
    String read = message.length() <= LONGEST ? message : message.substring(0, LONGEST);
    String plain = BLANKS
        .matcher(read.replaceAll("['\u2019]", "").toLowerCase(Locale.ROOT))
        .replaceAll(" ");
    return OTP_NAMES.matcher(plain).replaceAll("otp");
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof MessagePattern words
        && pattern.pattern().equals(words.pattern.pattern());
  }

  @Override
  public int hashCode() {
    return pattern.pattern().hashCode();
  }

  @Override
  public String toString() {
    return shown;
  }
}
