package dev.walletport.adapter.fake;

import java.time.Instant;

/**
 * A fake as it was at one moment: customers, wallets, messages, tokens, rules, journal and time. It
 * does not change, may be kept and restored any number of times, and shows nothing of what it
 * holds.
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

  /** A world to live in; this one stays as it is. */
  FakeState state(FakeClock clock) {
    return state.copy(clock);
  }

  Instant at() {
    return at;
  }

  /** Tells how much it holds, and no secret. */
  @Override
  public String toString() {
    return "Snapshot[customers=" + state.providerState().customers() + ", wallets="
        + state.providerState().wallets() + ", at=" + at + "]";
  }
}
