package dev.walletport.adapter.juspay;

import io.vavr.control.Option;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * A number that a provider's words state, as in "2 more attempts": a whole one or none, never a
 * part of one. Digits that are glued to anything else, as in {@code v2.1000}, {@code -1},
 * {@code 1,000} and {@code 1 000}, are no number; nor are more digits than the words can mean.
 */
final class NumberInMessage {

  /** Spaces, but no end of line, which parts two messages. */
  private static final String GAP = "[\\t\\p{Zs}]{1,4}";

  /**
   * Behind a space or an opening mark, or at the beginning, and not behind more digits: a space or
   * an apostrophe may part thousands.
   */
  private static final String ALONE =
      "(?<![^\\s\\p{Z}(\\[{<>\"'“‘«:;=*])(?<!\\p{N}[^\\n])(?<!\\p{N}[\\t\\p{Zs}]{1,4})";

  private static final String GUESSES_WORD = "(?:attempts?|tries|try|chances?|retries)";

  private static final String END = "(?![\\p{L}\\p{N}_])";

  /** What may stand between words and the number that they are about. */
  private static final String IS = "(?:" + GAP + ")?(?:[:=]|(?:is|are))?[\\t\\p{Zs}]{0,4}";

  /** The number ends: no more digits, no part of a greater one, no fraction. */
  private static final String WHOLE =
      "(?![\\p{L}\\p{N}_%])(?![.,'/:-]\\p{N})(?![\\t\\p{Zs}]{1,4}\\p{N})(?!\\u200b)";

  /** How many guesses are left: 9,999 at most. */
  static final NumberInMessage GUESSES_LEFT = new NumberInMessage(ALONE + number(4) + GAP + "more"
      + GAP
      + "(?:[\\p{L}]+" + GAP + ")?(?:attempt|tr)"
      + "|" + ALONE + number(4) + GAP + "(?:[\\p{L}]+" + GAP + ")?" + GUESSES_WORD + GAP
      + "(?:(?:is|are)"
      + GAP + ")?"
      + "(?:left|remaining)" + END
      + "|" + ALONE + number(4) + GAP + "(?:remaining|left)" + GAP + "(?:[\\p{L}]+" + GAP + ")?"
      + GUESSES_WORD + END
      + "|(?:remaining|left)" + GAP + "(?:[\\p{L}]+" + GAP + ")?" + GUESSES_WORD + IS + number(4)
      + WHOLE
      + "|" + GUESSES_WORD + GAP + "(?:left|remaining)" + IS + number(4) + WHOLE);

  /** How many seconds to wait: 999,999 at most, which is 11 days and a half. */
  static final NumberInMessage IN_SECONDS = new NumberInMessage(
      "(?<![\\p{L}\\p{N}_])in" + GAP + number(6) + GAP + "seconds?(?![\\p{L}\\p{N}_])");

  private final Pattern words;

  private NumberInMessage(String words) {
    this.words = Pattern.compile(words, Pattern.CASE_INSENSITIVE);
  }

  private static String number(int digits) {
    return "0*([0-9]{1," + digits + "})";
  }

  /**
   * Looks for the first such words.
   *
   * @return the number; none where there are no such words, or no number in them
   */
  Option<Integer> in(String text) {
    Matcher found = words.matcher(text);
    return found.find() ? Option.some(Integer.valueOf(number(found))) : Option.none();
  }

  /** The group of the alternative that was found. */
  private static String number(Matcher found) {
    return IntStream.rangeClosed(1, found.groupCount())
        .mapToObj(found::group)
        .filter(Objects::nonNull)
        .findFirst()
        .orElseThrow();
  }
}
