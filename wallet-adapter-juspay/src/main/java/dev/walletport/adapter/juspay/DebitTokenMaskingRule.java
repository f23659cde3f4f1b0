package dev.walletport.adapter.juspay;

import java.util.BitSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Anything that looks like a debit token, glued to a word or not. Within a word, capitals without a
 * digit are part of a code and no token: {@code STK_PUSH_FAILED}.
 */
final class DebitTokenMaskingRule implements MaskingRule {

  private static final Pattern TOKEN =
      Pattern.compile("(?:tok|tkn|tk)_[\\w.~+/=-]*\\w", Pattern.CASE_INSENSITIVE);

  @Override
  public void mark(DecodedForms text, BitSet hidden) {
    Matcher found = TOKEN.matcher(text.asWritten());
    while (found.find()) {
      if (!text.isInWord(found.start() - 1) || !isOfCode(found.group())) {
        text.mark(found.start(), found.end(), hidden);
      }
    }
  }

  private static boolean isOfCode(String match) {
    return match.chars().noneMatch(unit -> Character.isLowerCase(unit) || Character.isDigit(unit));
  }
}
