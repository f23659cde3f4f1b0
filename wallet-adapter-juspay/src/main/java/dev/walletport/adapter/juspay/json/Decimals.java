package dev.walletport.adapter.juspay.json;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Decimal numbers, as exact as written, of at most {@value #MAX_DIGITS} digits before and as many
 * after the point. Read by hand: a regular expression costs more than the number itself.
 */
final class Decimals {

  private static final int MAX_DIGITS = 40;

  /** Beyond, {@link BigDecimal} may refuse the number. */
  private static final int MAX_EXPONENT_DIGITS = 3;

  /** With sign and point, so that the digits fit into a long. */
  private static final int SHORT = 18;

  private Decimals() {}

  /** Reads a decimal number without an exponent; null if the text is none. */
  static @Nullable BigDecimal decimal(CharSequence text) {
    if (endOfDecimal(text) != text.length() || text.isEmpty()) {
      return null;
    }
    return text.length() <= SHORT ? ofShort(text) : new BigDecimal(text.toString());
  }

  /** Reads a decimal number with or without an exponent; null if the text is none. */
  static @Nullable BigDecimal number(CharSequence text) {
    int end = endOfDecimal(text);
    if (end == text.length()) {
      return decimal(text);
    }
    return end > 0 && isExponent(text, end) ? new BigDecimal(text.toString()) : null;
  }

  /** Where the decimal number ends with which the text begins; 0 if it begins with none. */
  private static int endOfDecimal(CharSequence text) {
    int start = has(text, 0, '-') ? 1 : 0;
    int end = endOfDigits(text, start, MAX_DIGITS);
    if (end == 0 || !has(text, end, '.')) {
      return end;
    }
    return endOfDigits(text, end + 1, MAX_DIGITS);
  }

  private static boolean isExponent(CharSequence text, int at) {
    boolean sign = has(text, at + 1, '+') || has(text, at + 1, '-');
    int digits = sign ? at + 2 : at + 1;
    return (has(text, at, 'e') || has(text, at, 'E'))
        && endOfDigits(text, digits, MAX_EXPONENT_DIGITS) == text.length();
  }

  /** Where the digits end; 0 if there are none or too many. */
  private static int endOfDigits(CharSequence text, int start, int most) {
    int end = start;
    while (end < text.length() && isDigit(text.charAt(end))) {
      end++;
    }
    return end == start || end - start > most ? 0 : end;
  }

  private static boolean has(CharSequence text, int at, char what) {
    return at < text.length() && text.charAt(at) == what;
  }

  private static boolean isDigit(char character) {
    return character >= '0' && character <= '9';
  }

  private static BigDecimal ofShort(CharSequence text) {
    long digits = 0;
    int scale = 0;
    for (int i = 0; i < text.length(); i++) {
      char character = text.charAt(i);
      if (character == '.') {
        scale = text.length() - i - 1;
      } else if (character != '-') {
        digits = 10 * digits + character - '0';
      }
    }
    return BigDecimal.valueOf(has(text, 0, '-') ? -digits : digits, scale);
  }
}
