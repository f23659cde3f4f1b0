package dev.walletport.adapter.juspay;

import java.util.BitSet;

/** A text in the forms in which it is looked through. */
final class DecodedForms {

  private final DerivedText text;
  private final String asWritten;
  private final String lowered;
  private final DerivedText condensed;
  private final String condensedText;

  DecodedForms(DerivedText text) {
    this.text = text;
    this.asWritten = text.text();
    this.lowered = text.lowered();
    this.condensed = text.condensed();
    this.condensedText = condensed.text();
  }

  String asWritten() {
    return asWritten;
  }

  /** In lower case; each character stands where it is written. */
  String lowered() {
    return lowered;
  }

  /** Marks the characters from one up to another, the last one excluded. */
  void mark(int from, int to, BitSet hidden) {
    hidden.set(text.start(from), text.end(to - 1));
  }

  /** Marks every place of a text in lower case. */
  void markAll(String wanted, BitSet hidden) {
    markAll(lowered, text, wanted, hidden);
  }

  /**
   * Marks every place of a text of letters and digits in lower case, with any separators between
   * them.
   */
  void markAllCondensed(String wanted, BitSet hidden) {
    markAll(condensedText, condensed, wanted, hidden);
  }

  private static void markAll(String all, DerivedText places, String wanted, BitSet hidden) {
    int at = all.indexOf(wanted);
    while (at >= 0) {
      hidden.set(places.start(at), places.end(at + wanted.length() - 1));
      at = all.indexOf(wanted, at + 1);
    }
  }

  /** Marks a text in lower case where neither a letter, a digit nor {@code _} is next to it. */
  void markWords(String wanted, BitSet hidden) {
    int at = lowered.indexOf(wanted);
    while (at >= 0) {
      int end = at + wanted.length();
      if (!isInWord(at - 1) && !isInWord(end)) {
        mark(at, end, hidden);
      }
      at = lowered.indexOf(wanted, at + 1);
    }
  }

  /** Tells whether there is a letter, a digit or {@code _} at a place. */
  boolean isInWord(int at) {
    return at >= 0
        && at < lowered.length()
        && (lowered.charAt(at) == '_' || Character.isLetterOrDigit(lowered.charAt(at)));
  }
}
