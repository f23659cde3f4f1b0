package dev.walletport.adapter.fake;

/**
 * Everything that a fake remembers, put back as a whole. A call that is under way then ends in the
 * world in which it began.
 *
 * @param books who has which wallet
 * @param journal what was asked
 */
record FakeState(ProviderState books, BoundedLog<JournalEntry> journal) {

  static FakeState created(long seed, FakeClock clock) {
    return new FakeState(new ProviderState(new SeededRandom(seed), clock), new BoundedLog<>());
  }

  FakeState copy(FakeClock clock) {
    return new FakeState(books.copy(clock), journal.copy());
  }
}
