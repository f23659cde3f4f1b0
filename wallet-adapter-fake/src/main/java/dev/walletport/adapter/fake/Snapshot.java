package dev.walletport.adapter.fake;

import java.time.Instant;

/**
 * A fake as it was at one moment: customers, wallets, messages, tokens, rules, journal and time. It
 * does not change, may be kept and restored any number of times, and shows nothing of what it
 * holds.
 */
public final class Snapshot {

  private final FakeState world;
  private final Instant at;

  private Snapshot(FakeState world, Instant at) {
    this.world = world;
    this.at = at;
  }

  static Snapshot of(FakeState world, FakeClock clock) {
    return new Snapshot(world.copy(clock), clock.instant());
  }

  /** A world to live in; this one stays as it is. */
  FakeState world(FakeClock clock) {
    return world.copy(clock);
  }

  Instant at() {
    return at;
  }

  /** Tells how much it holds, and no secret. */
  @Override
  public String toString() {
    return "Snapshot[customers=" + world.books().customers() + ", wallets="
        + world.books().wallets() + ", at=" + at + "]";
  }
}
