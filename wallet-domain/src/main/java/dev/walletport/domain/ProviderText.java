package dev.walletport.domain;

/** Text from outside, cut to a length and cleaned of whatever could forge a log line. */
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

  private static String clean(String text, int limit) {
    String cut = text.length() > limit ? text.substring(0, limit - 1) + "…" : text;
    StringBuilder cleaned = new StringBuilder(cut.length());
    cut.codePoints().map(ProviderText::printable).forEach(cleaned::appendCodePoint);
    return cleaned.toString();
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
