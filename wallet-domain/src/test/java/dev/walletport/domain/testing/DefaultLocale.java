package dev.walletport.domain.testing;

import java.util.Locale;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** The machine's locale, changed for the length of a call. */
public final class DefaultLocale {

  private DefaultLocale() {}

  /** Locales whose own digits are not ASCII, and one with letter cases of its own. */
  public static Stream<Locale> unusual() {
    return Stream.of("mr-IN", "bn-IN", "ne-NP", "ar-EG", "fa-IR", "th-TH-u-nu-thai", "tr-TR")
        .map(Locale::forLanguageTag);
  }

  /** Runs something in a locale, and puts the locale from before back. */
  public static <T> T during(Locale locale, Supplier<T> action) {
    Locale before = Locale.getDefault();
    Locale.setDefault(locale);
    try {
      return action.get();
    } finally {
      Locale.setDefault(before);
    }
  }
}
