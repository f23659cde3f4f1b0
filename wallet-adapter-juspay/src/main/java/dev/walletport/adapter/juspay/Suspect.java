package dev.walletport.adapter.juspay;

import java.util.BitSet;

/** What must not be handed on, if a text has it. */
@FunctionalInterface
interface Suspect {

  /** Marks every place of it in the original of a text. */
  void mark(SearchedText text, BitSet hidden);
}
