package dev.walletport.domain;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;

/**
 * For how long a command has its wallet to itself, by the clock of the store. Both parts are cut to
 * microseconds, the precision of a database.
 *
 * @param since when the command begins
 * @param length for how long
 */
public record CommandLease(Instant since, Duration length) {

  /** Cuts both parts and refuses null. */
  public CommandLease {
    since = Objects.requireNonNull(since, "since").truncatedTo(ChronoUnit.MICROS);
    length = Objects.requireNonNull(length, "length").truncatedTo(ChronoUnit.MICROS);
  }

  /**
   * A lease that begins now.
   *
   * @param now the present
   * @param length how long it lasts
   * @return the lease
   */
  public static CommandLease from(Instant now, Duration length) {
    return new CommandLease(now, length);
  }

  /**
   * Tells its end.
   *
   * @return the first instant at which the sender of the command is assumed to have stopped
   */
  public Instant until() {
    return since.plus(length);
  }
}
