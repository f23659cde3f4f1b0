package dev.walletport.adapter.fake;

import java.time.Instant;

/**
 * The state of a fake at one moment: customers, wallets, messages, tokens, rules, journal and time.
 * Immutable; may be restored any number of times; does not show its contents.
 */
public final class Snapshot {

  private final ProviderState providerState;
  private final BoundedLog<JournalEntry> journal;
  private final Instant at;

  Snapshot(ProviderState providerState, BoundedLog<JournalEntry> journal, Instant at) {
    this.providerState = providerState;
    this.journal = journal;
    this.at = at;
  }

  /** A copy to work on, in a generation of its own. */
  FakeState restored(int generation, Timeline timeline) {
    return new FakeState(
        providerState.restored(generation, at),
        journal.copy(generation),
        new FaultScripts(),
        timeline);
  }

  Instant at() {
    return at;
  }

  /** The number of its generation; those of what is restored from it are higher. */
  int generation() {
    return providerState.generation();
  }

  /** The number of customers and wallets; no secret. */
  @Override
  public String toString() {
    return "Snapshot[customers=" + providerState.customers().size() + ", wallets="
        + providerState.walletCount() + ", at=" + at + "]";
  }
}
