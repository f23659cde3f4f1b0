package dev.walletport.application.port;

import dev.walletport.domain.Command;
import java.util.Objects;

/**
 * How a command ended whose sender was gone or whose answer was lost.
 *
 * @param key the wallet's key in the store
 * @param command the command, with the id of the call that sent it
 * @param looks how often it was looked at
 * @param ending what became of it
 */
public record SweptCommand(CommandKey key, Command command, int looks, Ending ending) {

  /** Refuses null. */
  public SweptCommand {
    Objects.requireNonNull(key, "key");
    Objects.requireNonNull(command, "command");
    Objects.requireNonNull(ending, "ending");
  }

  /** What became of a command. */
  public enum Ending {
    /** The wallet shows that it was applied. */
    APPLIED,
    /** The wallet still showed at the last look that it was not. */
    NOT_APPLIED,
    /** No read can show it: a message, or a change of number. The customer knows. */
    UNSEEN,
    /** No look showed it; a person has to find out, and then to acknowledge it. */
    GIVEN_UP,
    /** A person has acknowledged it. */
    ACKNOWLEDGED
  }
}
