package dev.walletport.domain;

import io.vavr.control.Either;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/** What one kind of identifier may look like. */
record IdRule(String what, int limit, IntPredicate allows, String allowed) {

  static IdRule word(String what, int limit) {
    return new IdRule(what, limit, IdRule::isWord, "letters, digits, '_' and '-'");
  }

  static IdRule visible(String what, int limit) {
    return new IdRule(what, limit, IdRule::isVisible, "visible ASCII characters without spaces");
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
      if (!allows.test(unit)) {
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
