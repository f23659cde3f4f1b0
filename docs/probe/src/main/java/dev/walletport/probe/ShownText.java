package dev.walletport.probe;

import java.util.regex.Pattern;

/**
 * What may be shown of a text of the host: a code or the name of a key, if it has the form of one
 * and holds no secret; anything else by its length alone.
 */
final class ShownText {

  private static final int LONGEST_CODE = 60;
  private static final int LONGEST_KEY = 40;
  private static final int MOST_DIGITS = 3;

  /** Of one case, or capitalised ones in a row; so a random text is none. */
  private static final String WORD =
      "(?:[A-Z]{1,20}[0-9]{0,3}|[a-z]{1,20}[0-9]{0,3}|(?:[A-Z][a-z]{2,19}){1,5})";

  private static final Pattern CODE =
      Pattern.compile(WORD + "(?:[ _.-](?:" + WORD + "|[0-9]{1,3})){0,7}|[0-9]{1,3}");
  private static final Pattern KEY =
      Pattern.compile("[a-z]{1,20}[0-9]?(?:_[a-z]{1,20}[0-9]?|[A-Z][a-z]{2,19}){0,5}");

  private final HiddenTexts secrets;

  ShownText(HiddenTexts secrets) {
    this.secrets = secrets;
  }

  /** A code as it came, or its length. */
  String code(String text) {
    return isShown(text, CODE, LONGEST_CODE) ? text : "<text of " + text.length() + ">";
  }

  /** The name of a key as it came, or its length. */
  String key(String name) {
    return isShown(name, KEY, LONGEST_KEY) ? name : "<key of " + name.length() + ">";
  }

  private boolean isShown(String text, Pattern form, int longest) {
    return text.length() <= longest
        && form.matcher(text).matches()
        && text.chars().filter(c -> c >= '0' && c <= '9').count() <= MOST_DIGITS
        && !secrets.isIn(text);
  }
}
