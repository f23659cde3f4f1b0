package dev.walletport.domain;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;

/**
 * For how long a command has its wallet to itself, by the clock of the store. Both instants are cut
 * to microseconds, the precision of a database.
 *
 * @param since when the command begins
 * @param until the first instant at which its sender is taken for dead
 */
public record CommandLease(Instant since, Instant until) {

  /** Cuts both instants and refuses null. */
  public CommandLease {
    since = Objects.requireNonNull(since, "since").truncatedTo(ChronoUnit.MICROS);
    until = Objects.requireNonNull(until, "until").truncatedTo(ChronoUnit.MICROS);
  }

  /**
   * A lease that begins now.
   *
   * @param now the present
   * @param length how long it lasts
   * @return the lease
   */
  public static CommandLease from(Instant now, Duration length) {
    return new CommandLease(now, now.plus(length));
  }
}
