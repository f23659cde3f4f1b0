package dev.walletport.domain;

/** Text as a person types or pastes it, cleaned of what that person does not see or mean. */
final class InputCleaner {

  /**
   * Dashes that Java does not count as dash punctuation: bullet, swung dash, minus signs, and two
   * hyphens that are newer than JDK 17.
   */
  private static final String OTHER_DASHES =
      "\u02D7\u2043\u2053\u207B\u208B\u2212\u2796\u2E5D\uD803\uDD6E";

  /**
   * Characters without a glyph that are neither a blank nor of the category Format: fillers, and
   * the vowels and variation selectors of Khmer and Mongolian that Unicode has renderers ignore.
   */
  private static final String FILLERS =
      "\u034F\u115F\u1160\u17B4\u17B5\u180B\u180C\u180D\u180F\u2800\u3164\uFFA0";

  /** NEL, which Unicode counts as white space and Java does not. */
  private static final int NEXT_LINE = 0x85;

  private static final int FULL_WIDTH_SHIFT = 0xFEE0;

  private InputCleaner() {}

  /** Drops blanks and invisible characters at both ends, and keeps all between. */
  static String trimmed(String typed) {
    int begin = 0;
    int end = typed.length();
    while (begin < end && isUnseen(typed.codePointAt(begin))) {
      begin += Character.charCount(typed.codePointAt(begin));
    }
    while (end > begin && isUnseen(typed.codePointBefore(end))) {
      end -= Character.charCount(typed.codePointBefore(end));
    }
    return typed.substring(begin, end);
  }

  /**
   * Drops blanks, invisible characters and dashes wherever they stand, and reads any decimal digit
   * of Unicode, and any full-width form, as its ASCII character; every other character is kept.
   */
  static String digits(String typed) {
    return isAsciiDigits(typed) ? typed : cleaned(typed);
  }

  /** As nearly every OTP is, which then costs nothing. */
  private static boolean isAsciiDigits(String typed) {
    for (int i = 0; i < typed.length(); i++) {
      if (typed.charAt(i) < '0' || typed.charAt(i) > '9') {
        return false;
      }
    }
    return true;
  }

  private static String cleaned(String typed) {
    StringBuilder cleaned = new StringBuilder(typed.length());
    typed
        .codePoints()
        .filter(character -> !isUnseen(character) && !isDash(character))
        .map(InputCleaner::ascii)
        .forEach(cleaned::appendCodePoint);
    return cleaned.toString();
  }

  private static int ascii(int codePoint) {
    if (Character.isDigit(codePoint)) {
      return '0' + Character.digit(codePoint, 10);
    }
    return isFullWidth(codePoint) ? codePoint - FULL_WIDTH_SHIFT : codePoint;
  }

  private static boolean isFullWidth(int codePoint) {
    return codePoint >= '\uFF01' && codePoint <= '\uFF5E';
  }

  private static boolean isUnseen(int codePoint) {
    return isBlank(codePoint) || isInvisible(codePoint);
  }

  private static boolean isBlank(int codePoint) {
    return Character.isWhitespace(codePoint)
        || Character.isSpaceChar(codePoint)
        || codePoint == NEXT_LINE;
  }

  private static boolean isInvisible(int codePoint) {
    return Character.getType(codePoint) == Character.FORMAT
        || FILLERS.indexOf(codePoint) >= 0
        || isVariationSelector(codePoint);
  }

  private static boolean isVariationSelector(int codePoint) {
    Character.UnicodeBlock block = Character.UnicodeBlock.of(codePoint);
    return Character.UnicodeBlock.VARIATION_SELECTORS.equals(block)
        || Character.UnicodeBlock.VARIATION_SELECTORS_SUPPLEMENT.equals(block);
  }

  private static boolean isDash(int codePoint) {
    return Character.getType(codePoint) == Character.DASH_PUNCTUATION
        || OTHER_DASHES.indexOf(codePoint) >= 0;
  }
}
