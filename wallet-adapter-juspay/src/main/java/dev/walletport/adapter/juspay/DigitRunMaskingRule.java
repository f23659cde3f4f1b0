package dev.walletport.adapter.juspay;

import java.util.BitSet;

/**
 * Any four or more digits in a row, which may be a one-time password or part of a mobile number.
 * One character that is neither letter nor digit may stand between two of them.
 */
final class DigitRunMaskingRule implements MaskingRule {

  private static final int FEWEST = 4;

  @Override
  public void mark(DecodedForms text, BitSet hidden) {
    String all = text.lowered();
    int at = 0;
    while (at < all.length()) {
      at = isDigit(all, at) ? markRun(text, at, hidden) : at + 1;
    }
  }

  /** Marks the run that begins here if it is long enough, and answers its end. */
  private static int markRun(DecodedForms text, int from, BitSet hidden) {
    int digits = 1;
    int last = from;
    for (int next = next(text.lowered(), last); next > last; next = next(text.lowered(), last)) {
      digits++;
      last = next;
    }
    if (digits >= FEWEST) {
      text.mark(from, last + 1, hidden);
    }
    return last + 1;
  }

  /** The place of the next digit of the same run; the same place if there is none. */
  private static int next(String all, int at) {
    if (isDigit(all, at + 1)) {
      return at + 1;
    }
    return isSeparator(all, at + 1) && isDigit(all, at + 2) ? at + 2 : at;
  }

  private static boolean isDigit(String all, int at) {
    return at < all.length() && all.charAt(at) >= '0' && all.charAt(at) <= '9';
  }

  private static boolean isSeparator(String all, int at) {
    return at < all.length() && !Character.isLetterOrDigit(all.charAt(at));
  }
}
