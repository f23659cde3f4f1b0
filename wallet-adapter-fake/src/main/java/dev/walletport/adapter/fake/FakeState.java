package dev.walletport.adapter.fake;

/**
 * All state of a fake, replaced as a whole by a restore. A call that is under way then ends on the
 * state on which it began.
 *
 * @param providerState customers, wallets, tokens and messages
 * @param journal the calls so far
 */
record FakeState(ProviderState providerState, BoundedLog<JournalEntry> journal) {

  static FakeState created(long seed, FakeClock clock) {
    return new FakeState(new ProviderState(new SeededRandom(seed), clock), new BoundedLog<>());
  }

  FakeState copy(FakeClock clock) {
    return new FakeState(providerState.copy(clock), journal.copy());
  }

  ProviderControls controls() {
    return new ProviderControls(providerState);
  }

  ProviderOperations operations() {
    return new ProviderOperations(providerState);
  }
}
