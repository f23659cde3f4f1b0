package dev.walletport.adapter.fake;

import java.time.Instant;

/**
 * The beginning of a step: all that it does counts as done then. The time is read before the epoch,
 * so no step that is in a snapshot is later than the snapshot.
 *
 * @param now the time
 * @param epoch the epoch
 */
record StepStart(Instant now, Epoch epoch) {

  int generation() {
    return epoch.generation().number();
  }

  /** Whether a snapshot is under way, which may still need what has expired since it began. */
  boolean isDuringCopy() {
    return epoch.copy().isDefined();
  }
}
