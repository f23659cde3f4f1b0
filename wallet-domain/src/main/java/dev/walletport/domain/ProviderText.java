package dev.walletport.domain;

/** Text from outside, cut to a length and cleaned of characters that could forge a log line. */
final class ProviderText {

  private static final int CODE_LIMIT = 64;
  private static final int MESSAGE_LIMIT = 256;

  private ProviderText() {}

  static String code(String text) {
    return clean(text, CODE_LIMIT);
  }

  static String message(String text) {
    return clean(text, MESSAGE_LIMIT);
  }

  /** Cleans without cutting, for a {@code toString} of values that are kept as they came. */
  static String line(String text) {
    StringBuilder cleaned = new StringBuilder(text.length());
    text.codePoints().map(ProviderText::printable).forEach(cleaned::appendCodePoint);
    return cleaned.toString();
  }

  private static String clean(String text, int limit) {
    return line(text.length() > limit ? cut(text, limit - 1) + "…" : text);
  }

  /** Cuts before a character outside the basic plane rather than through it. */
  private static String cut(String text, int end) {
    boolean through = Character.isSurrogatePair(text.charAt(end - 1), text.charAt(end));
    return text.substring(0, through ? end - 1 : end);
  }

  private static int printable(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.UNASSIGNED,
          Character.PRIVATE_USE -> '?';
      default -> codePoint;
    };
  }
}
