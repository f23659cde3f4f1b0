package dev.walletport.planted.domain;

import java.util.Locale;
import java.util.function.Function;

/** Writes as the machine's locale has it, in four ways, and as it should in two. */
final class FollowsTheMachine {

  String counted(int tries) {
    return String.format("%d tries", tries);
  }

  Function<Object[], String> byReference() {
    return "%d tries"::formatted;
  }

  @SuppressWarnings("StringCaseLocaleUsage") // The machine's locale is the point.
  String cased(String text) {
    return text.toUpperCase();
  }

  Locale locale() {
    return Locale.getDefault();
  }

  String countedInRoot(int tries) {
    return String.format(Locale.ROOT, "%d tries", tries);
  }

  String casedInRoot(String text) {
    return text.toUpperCase(Locale.ROOT);
  }
}
