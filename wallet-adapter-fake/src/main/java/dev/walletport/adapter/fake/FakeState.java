package dev.walletport.adapter.fake;

import dev.walletport.adapter.fake.StateCopy.Contents;
import java.time.Instant;

/**
 * All state of a fake, replaced as a whole by a restore. A call that is under way then ends on the
 * state on which it began.
 *
 * @param providerState customers, wallets, tokens and messages
 * @param journal the calls so far
 * @param faults the faults that are set; not in a snapshot
 * @param timeline the time since the restore
 */
record FakeState(
    ProviderState providerState,
    BoundedLog<JournalEntry> journal,
    FaultScripts faults,
    Timeline timeline) {

  static FakeState created(long seed, Timeline timeline) {
    return created(seed, timeline, ProviderBehaviour.standard());
  }

  static FakeState created(long seed, Timeline timeline, ProviderBehaviour behaviour) {
    ProviderState providers = new ProviderState(new SeededRandom(seed), behaviour);
    return new FakeState(providers, new BoundedLog<>(), new FaultScripts(), timeline);
  }

  /** A copy of these contents. */
  Snapshot snapshot(Contents contents) {
    int generation = contents.moment().generation();
    Instant at = contents.moment().at();
    return new Snapshot(providerState.copy(contents), journal.copy(generation), at);
  }
}
