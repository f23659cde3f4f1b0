package dev.walletport.adapter.juspay;

import io.vavr.control.Option;
import java.time.Instant;
import java.util.Objects;

/**
 * How a transport is at one moment, told without a call.
 *
 * @param state whether it takes calls
 * @param callsInFlight how many calls have begun and not ended, those that pause or wait included
 * @param connections how the pool is used
 * @param shares how the shares of the pool are used
 * @param lastAnswer when the last call began that Juspay answered, with any status but 408 and 5xx
 * @param lastFailure the last attempt that came to nothing, or to 408 or 5xx; a call for which the
 *     host had no key is none of the transport's
 */
public record JuspayHealth(
    State state,
    int callsInFlight,
    Connections connections,
    Shares shares,
    Option<Instant> lastAnswer,
    Option<Failure> lastFailure) {

  /** Refuses null. */
  public JuspayHealth {
    Objects.requireNonNull(state, "state");
    Objects.requireNonNull(connections, "connections");
    Objects.requireNonNull(shares, "shares");
    Objects.requireNonNull(lastAnswer, "lastAnswer");
    Objects.requireNonNull(lastFailure, "lastFailure");
  }

  /** Whether a transport takes calls. */
  public enum State {
    /** It does. */
    OPEN,
    /** It takes no new ones; those in flight may end. */
    CLOSING,
    /** It takes none. */
    CLOSED
  }

  /**
   * How the pool is used.
   *
   * @param inUse connections with an exchange on them
   * @param idle connections that are open and wait for one
   * @param waiting calls that wait for a connection
   * @param most how many connections there may be
   */
  public record Connections(int inUse, int idle, int waiting, int most) {}

  /**
   * How the shares of the pool are used.
   *
   * @param commands of what changes something
   * @param reads of find and list
   * @param refreshes of refresh and refresh all
   */
  public record Shares(Share commands, Share reads, Share refreshes) {}

  /**
   * A share of the pool.
   *
   * @param inUse calls that are in it
   * @param most how many may be
   */
  public record Share(int inUse, int most) {}

  /**
   * An attempt that failed.
   *
   * @param began when its call began
   * @param reason in a few words, without anything that was sent or received
   */
  public record Failure(Instant began, String reason) {}
}
