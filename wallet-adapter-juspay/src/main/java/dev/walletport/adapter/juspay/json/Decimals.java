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

  private static final int NONE = -1;

  private Decimals() {}

  /** Reads a decimal number without an exponent; null if the characters are none. */
  static @Nullable BigDecimal decimal(char[] text, int from, int to) {
    if (endOfDecimal(text, from, to) != to) {
      return null;
    }
    return to - from <= SHORT ? ofShort(text, from, to) : ofAny(text, from, to);
  }

  /** Reads a decimal number with or without an exponent; null if the characters are none. */
  static @Nullable BigDecimal number(char[] text, int from, int to) {
    int end = endOfDecimal(text, from, to);
    if (end == to) {
      return decimal(text, from, to);
    }
    return end != NONE && isExponent(text, end, to) ? ofAny(text, from, to) : null;
  }

  /** Where the decimal number ends with which the text begins, if it begins with one. */
  private static int endOfDecimal(char[] text, int from, int to) {
    int start = has(text, from, to, '-') ? from + 1 : from;
    int end = endOfDigits(text, start, to, MAX_DIGITS);
    if (end == NONE || !has(text, end, to, '.')) {
      return end;
    }
    return endOfDigits(text, end + 1, to, MAX_DIGITS);
  }

  private static boolean isExponent(char[] text, int at, int to) {
    boolean sign = has(text, at + 1, to, '+') || has(text, at + 1, to, '-');
    int digits = sign ? at + 2 : at + 1;
    return (has(text, at, to, 'e') || has(text, at, to, 'E'))
        && endOfDigits(text, digits, to, MAX_EXPONENT_DIGITS) == to;
  }

  /** Where the digits end, unless there are none or too many. */
  private static int endOfDigits(char[] text, int start, int to, int most) {
    int end = start;
    while (end < to && isDigit(text[end])) {
      end++;
    }
    return end == start || end - start > most ? NONE : end;
  }

  private static boolean has(char[] text, int at, int to, char what) {
    return at < to && text[at] == what;
  }

  private static boolean isDigit(char character) {
    return character >= '0' && character <= '9';
  }

  private static BigDecimal ofAny(char[] text, int from, int to) {
    return new BigDecimal(text, from, to - from);
  }

  private static BigDecimal ofShort(char[] text, int from, int to) {
    long digits = 0;
    int scale = 0;
    for (int i = from; i < to; i++) {
      if (text[i] == '.') {
        scale = to - i - 1;
      } else if (text[i] != '-') {
        digits = 10 * digits + text[i] - '0';
      }
    }
    return BigDecimal.valueOf(text[from] == '-' ? -digits : digits, scale);
  }
}
