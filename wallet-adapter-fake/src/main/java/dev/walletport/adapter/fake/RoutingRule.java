package dev.walletport.adapter.fake;

/**
 * What becomes of a call whose routing id is not the one that the customer's first call had.
 * Juspay's pages warn that such calls may misbehave.
 */
public enum RoutingRule {
  /** It is answered as usual, and marked in the journal. */
  NOTE_CHANGES,
  /** It is refused with the code {@code routing_id_changed}, and marked in the journal. */
  REFUSE_CHANGES
}
