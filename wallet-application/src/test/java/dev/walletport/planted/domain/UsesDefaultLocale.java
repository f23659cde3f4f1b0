package dev.walletport.planted.domain;

import java.util.Locale;
import java.util.function.Function;

/** Writes in the default locale, in four ways, and as it should in two. */
final class UsesDefaultLocale {

  String counted(int guesses) {
    return String.format("%d guesses", guesses);
  }

  Function<Object[], String> byReference() {
    return "%d guesses"::formatted;
  }

  @SuppressWarnings("StringCaseLocaleUsage") // The default locale is the point.
  String cased(String text) {
    return text.toUpperCase();
  }

  Locale locale() {
    return Locale.getDefault();
  }

  String countedInRoot(int guesses) {
    return String.format(Locale.ROOT, "%d guesses", guesses);
  }

  String casedInRoot(String text) {
    return text.toUpperCase(Locale.ROOT);
  }
}
