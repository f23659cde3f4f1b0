package dev.walletport.adapter.fake;

import java.time.Instant;

/**
 * The state of a fake at one moment: customers, wallets, messages, tokens, rules, journal and time.
 * Immutable; may be restored any number of times; does not show its contents.
 */
public final class Snapshot {

  private final FakeState state;
  private final Instant at;

  private Snapshot(FakeState state, Instant at) {
    this.state = state;
    this.at = at;
  }

  static Snapshot of(FakeState state, FakeClock clock) {
    return new Snapshot(state.copy(clock), clock.instant());
  }

  /** A copy to work on. */
  FakeState state(FakeClock clock) {
    return state.copy(clock);
  }

  Instant at() {
    return at;
  }

  /** The number of customers and wallets; no secret. */
  @Override
  public String toString() {
    return "Snapshot[customers=" + state.providerState().customers().size() + ", wallets="
        + state.providerState().walletCount() + ", at=" + at + "]";
  }
}
