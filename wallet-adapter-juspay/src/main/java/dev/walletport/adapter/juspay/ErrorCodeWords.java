package dev.walletport.adapter.juspay;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A code as its words, in upper case: {@code LP_INVALID_OTP}, {@code lp-invalid-otp} and
 * {@code LpInvalidOtp} are the same. Words without a meaning of their own, as {@code ERROR} and
 * {@code IS}, are left out if another one remains.
 */
record ErrorCodeWords(List<String> words) {

  private static final int LONGEST = 256;
  private static final Pattern SEPARATORS = Pattern.compile(
      "[^\\p{L}\\p{N}]+|(?<=[\\p{Ll}\\p{N}])(?=\\p{Lu})|(?<=\\p{Lu})(?=\\p{Lu}\\p{Ll})");
  private static final Set<String> EMPTY_WORDS = Set.of(
      "ERROR", "EXCEPTION", "ENTERED", "PROVIDED", "CODE", "IS", "HAS", "WAS", "BEEN", "THE");
  private static final Set<String> NEGATIONS = Set.of("NO", "NOT", "NON", "WITHOUT", "UN");

  /** Reads a code of the provider; of a very long one the beginning. */
  static ErrorCodeWords of(String code) {
    String read = code.length() <= LONGEST ? code : code.substring(0, LONGEST);
    List<String> all = Arrays.stream(SEPARATORS.split(read))
        .filter(word -> !word.isEmpty())
        .map(word -> word.toUpperCase(Locale.ROOT))
        .toList();
    List<String> meaningful =
        all.stream().filter(word -> !EMPTY_WORDS.contains(word)).toList();
    return new ErrorCodeWords(meaningful.isEmpty() ? all : meaningful);
  }

  /** Reads a code of a row. */
  static ErrorCodeWords required(String code) {
    ErrorCodeWords read = of(code);
    if (read.words.isEmpty()) {
      throw new IllegalArgumentException("a code needs a letter or a digit");
    }
    return read;
  }

  /** Tells whether another code is this one, alone or behind a prefix that may stand there. */
  boolean isIn(ErrorCodeWords given) {
    int prefix = given.words.size() - words.size();
    if (prefix < 0) {
      return false;
    }
    List<String> last = given.words.subList(prefix, given.words.size());
    return isSame(last) && mayPrecede(new ErrorCodeWords(given.words.subList(0, prefix)));
  }

  /** In any order. */
  private boolean isSame(List<String> other) {
    return words.stream().sorted().toList().equals(other.stream().sorted().toList());
  }

  private boolean mayPrecede(ErrorCodeWords prefix) {
    return prefix.words.isEmpty()
        || ProviderPrefixes.isPrefix(prefix)
        || (isAboutOtp() && prefix.words.stream().noneMatch(NEGATIONS::contains));
  }

  private boolean isAboutOtp() {
    return words.size() > 1 && words.contains("OTP");
  }

  boolean startsWith(ErrorCodeWords prefix) {
    return words.size() > prefix.words.size()
        && words.subList(0, prefix.words.size()).equals(prefix.words);
  }

  @Override
  public String toString() {
    return String.join("_", words);
  }
}
