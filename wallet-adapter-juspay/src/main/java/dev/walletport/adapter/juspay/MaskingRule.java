package dev.walletport.adapter.juspay;

import java.util.BitSet;

/** What must not be handed on, if a text has it. */
@FunctionalInterface
interface MaskingRule {

  /** Marks every place of it in the original of a text. */
  void mark(DecodedForms text, BitSet hidden);
}
