package dev.walletport.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * The recent messages and guesses of one wallet; or the recent messages to one customer, to one
 * mobile number or by one origin.
 *
 * @param messages when messages were sent, in order; no more than the ceiling allows
 * @param guesses when OTPs were guessed since the last message, in order
 * @param keepUntil the first instant at which nothing of it holds a command back any more
 */
public record CommandTrail(List<Instant> messages, List<Instant> guesses, Instant keepUntil) {

  private static final CommandTrail EMPTY = new CommandTrail(List.of(), List.of(), Instant.EPOCH);

  /** Copies the lists and refuses null. */
  public CommandTrail {
    messages = List.copyOf(Objects.requireNonNull(messages, "messages"));
    guesses = List.copyOf(Objects.requireNonNull(guesses, "guesses"));
    Objects.requireNonNull(keepUntil, "keepUntil");
  }

  /**
   * No message and no guess.
   *
   * @return the trail of a wallet that the guard has not seen
   */
  public static CommandTrail empty() {
    return EMPTY;
  }

  /** Adds a message, which begins a new count of guesses; what left the window is dropped. */
  CommandTrail withMessage(Instant now, Ceiling ceiling) {
    return new CommandTrail(
        added(messages, now, ceiling), List.of(), laterOf(keepUntil, now.plus(ceiling.window())));
  }

  /** Adds a guess; what left the window is dropped. */
  CommandTrail withGuess(Instant now, Ceiling ceiling) {
    return new CommandTrail(
        messages, added(guesses, now, ceiling), laterOf(keepUntil, now.plus(ceiling.window())));
  }

  /**
   * Takes back one message that was not sent.
   *
   * @param sentAt when it was to be sent
   * @return the trail without it
   */
  public CommandTrail withoutMessage(Instant sentAt) {
    List<Instant> left = new ArrayList<>(messages);
    left.remove(sentAt);
    return new CommandTrail(left, guesses, keepUntil);
  }

  private static List<Instant> added(List<Instant> all, Instant now, Ceiling ceiling) {
    return ceiling.isUnused(all, now)
        ? List.of(now)
        : Stream.concat(ceiling.kept(all, now).stream(), Stream.of(now)).toList();
  }

  private static Instant laterOf(Instant one, Instant other) {
    return one.isBefore(other) ? other : one;
  }
}
