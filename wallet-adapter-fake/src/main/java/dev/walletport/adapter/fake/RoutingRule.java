package dev.walletport.adapter.fake;

/**
 * How a call is treated whose routing id is not the one of the customer's first call. Juspay's
 * pages warn that such calls may misbehave.
 */
public enum RoutingRule {
  /** It is answered as usual, and marked in the journal. */
  NOTE_CHANGES,
  /** It is refused with the code {@code routing_id_changed}, and marked in the journal. */
  REFUSE_CHANGES
}
