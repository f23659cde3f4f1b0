package dev.walletport.domain;

import io.vavr.control.Either;
import org.jspecify.annotations.Nullable;

/** What one kind of identifier may look like. */
record IdRule(String what, int limit, AsciiSet allows, String allowed) {

  private static final AsciiSet WORD = AsciiSet.of(IdRule::isWord);
  private static final AsciiSet VISIBLE = AsciiSet.of(IdRule::isVisible);

  static IdRule word(String what, int limit) {
    return new IdRule(what, limit, WORD, "letters, digits, '_' and '-'");
  }

  static IdRule visible(String what, int limit) {
    return new IdRule(what, limit, VISIBLE, "visible ASCII characters without spaces");
  }

  Either<IdRejection, String> check(@Nullable String text) {
    if (text == null || text.isEmpty()) {
      return Either.left(new IdRejection.Missing(what));
    }
    if (text.length() > limit) {
      return Either.left(new IdRejection.TooLong(what, text.length(), limit));
    }
    if (text.equals(".") || text.equals("..")) {
      return Either.left(new IdRejection.DotSegment(what));
    }
    return checkCharacters(text);
  }

  void require(@Nullable String text) {
    check(text).getOrElseThrow(rejection -> new IllegalArgumentException(rejection.message()));
  }

  private Either<IdRejection, String> checkCharacters(String text) {
    for (int i = 0; i < text.length(); i++) {
      char unit = text.charAt(i);
      if (!allows.contains(unit)) {
        return Either.left(new IdRejection.ForbiddenCharacter(what, i, unit, allowed));
      }
    }
    return Either.right(text);
  }

  static boolean isVisible(int unit) {
    return unit > ' ' && unit < 0x7F;
  }

  static boolean isWord(int unit) {
    return isLetterOrDigit(unit) || unit == '_' || unit == '-';
  }

  static boolean isLetterOrDigit(int unit) {
    return isDigit(unit) || (unit >= 'a' && unit <= 'z') || (unit >= 'A' && unit <= 'Z');
  }

  static boolean isDigit(int unit) {
    return unit >= '0' && unit <= '9';
  }
}
