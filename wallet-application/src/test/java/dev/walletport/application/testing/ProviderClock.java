package dev.walletport.application.testing;

import java.time.Duration;
import java.time.Instant;

/** The time of a provider under the contract, which moves only by {@code advance}. */
public interface ProviderClock {

  /** Tells the provider's time. */
  Instant now();

  /** Moves the provider's time. */
  void advance(Duration duration);
}
