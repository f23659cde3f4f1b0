package dev.walletport.adapter.fake;

/**
 * Everything that a fake remembers, put back as a whole. A call that is under way then ends in the
 * world in which it began.
 *
 * @param providerState who has which wallet
 * @param journal what was asked
 */
record FakeState(ProviderState providerState, BoundedLog<JournalEntry> journal) {

  static FakeState created(long seed, FakeClock clock) {
    return new FakeState(new ProviderState(new SeededRandom(seed), clock), new BoundedLog<>());
  }

  FakeState copy(FakeClock clock) {
    return new FakeState(providerState.copy(clock), journal.copy());
  }
}
