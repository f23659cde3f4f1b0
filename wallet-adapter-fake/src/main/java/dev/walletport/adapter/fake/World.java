package dev.walletport.adapter.fake;

/**
 * Everything that a fake remembers, put back as a whole. A call that is under way then ends in the
 * world in which it began.
 *
 * @param books who has which wallet
 * @param journal what was asked
 */
record World(Books books, Recent<JournalEntry> journal) {

  static World created(long seed, FakeClock clock) {
    return new World(new Books(new Draw(seed), clock), new Recent<>());
  }

  World copy(FakeClock clock) {
    return new World(books.copy(clock), journal.copy());
  }
}
