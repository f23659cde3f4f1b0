package dev.walletport.adapter.juspay;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * A text that was derived from another one, with the place in the original from which each
 * character comes. What is found in it can be marked in the original.
 */
final class DerivedText {

  private final StringBuilder text;
  private int[] starts;
  private int[] ends;

  DerivedText(int capacity) {
    this.text = new StringBuilder(capacity);
    this.starts = new int[capacity];
    this.ends = new int[capacity];
  }

  /** The original, each character of it in its own place. */
  static DerivedText of(String original) {
    DerivedText mapped = new DerivedText(original.length());
    for (int at = 0; at < original.length(); at++) {
      mapped.add(original.charAt(at), at, at + 1);
    }
    return mapped;
  }

  /**
   * Adds a character.
   *
   * @param start the first character of the original that it comes from
   * @param end the one behind the last
   */
  void add(char unit, int start, int end) {
    if (text.length() == starts.length) {
      starts = Arrays.copyOf(starts, 2 * starts.length + 16);
      ends = Arrays.copyOf(ends, starts.length);
    }
    starts[text.length()] = start;
    ends[text.length()] = end;
    text.append(unit);
  }

  /** Adds a character that stands for some of another text of the same original. */
  void add(int codePoint, DerivedText from, Range range) {
    int start = from.start(range.from());
    int end = from.end(range.to() - 1);
    for (char unit : Character.toChars(codePoint)) {
      add(unit, start, end);
    }
  }

  /** Adds some of another text of the same original as it is. */
  void copy(DerivedText from, Range range) {
    for (int at = range.from(); at < range.to(); at++) {
      add(from.charAt(at), from.start(at), from.end(at));
    }
  }

  int length() {
    return text.length();
  }

  char charAt(int at) {
    return text.charAt(at);
  }

  int start(int at) {
    return starts[at];
  }

  int end(int at) {
    return ends[at];
  }

  /** The characters alone. */
  String text() {
    return text.toString();
  }

  /**
   * The same in plain characters: compatibility forms decomposed, digits of every script as ASCII,
   * without marks, format characters and other invisible ones. Case stays.
   */
  DerivedText folded() {
    DerivedText folded = new DerivedText(length());
    for (int at = 0; at < length(); at = afterCodePoint(at)) {
      Range range = new Range(at, afterCodePoint(at));
      int codePoint = text.codePointAt(at);
      if (codePoint < 0x80) {
        folded.add(codePoint, this, range);
      } else {
        fold(codePoint).forEach(plain -> folded.add(plain, this, range));
      }
    }
    return folded;
  }

  private int afterCodePoint(int at) {
    return at + Character.charCount(text.codePointAt(at));
  }

  private static IntStream fold(int codePoint) {
    return Normalizer.normalize(Character.toString(codePoint), Normalizer.Form.NFKD)
        .codePoints()
        .filter(part -> !isInvisible(part))
        .map(DerivedText::asDigit);
  }

  private static boolean isInvisible(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.FORMAT, Character.NON_SPACING_MARK, Character.ENCLOSING_MARK -> true;
      default -> codePoint == 0x115F || codePoint == 0x1160; // Fillers, though letters by type.
    };
  }

  /** Digits of every script, in circles too; any other character as it is. */
  @SuppressWarnings("CharacterGetNumericValue") // Not asked about letters.
  private static int asDigit(int codePoint) {
    int value = Character.getType(codePoint) == Character.OTHER_NUMBER
        ? Character.getNumericValue(codePoint)
        : Character.digit(codePoint, 10);
    return value >= 0 && value <= 9 ? '0' + value : codePoint;
  }

  /** Letters and digits alone, in lower case. */
  DerivedText condensed() {
    DerivedText condensed = new DerivedText(length());
    for (int at = 0; at < length(); at++) {
      if (Character.isLetterOrDigit(charAt(at))) {
        condensed.add(Character.toLowerCase(charAt(at)), start(at), end(at));
      }
    }
    return condensed;
  }

  /** The characters in lower case, each where it was. */
  String lowered() {
    StringBuilder lowered = new StringBuilder(text);
    for (int at = 0; at < lowered.length(); at++) {
      lowered.setCharAt(at, Character.toLowerCase(lowered.charAt(at)));
    }
    return lowered.toString();
  }

  /** Some of a text: characters {@code from} up to {@code to}, the last one excluded. */
  record Range(int from, int to) {}
}
