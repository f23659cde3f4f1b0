package dev.walletport.adapter.fake;

import dev.walletport.application.port.AttemptReporter;
import java.util.function.Consumer;

/**
 * The listeners to the calls of one gateway.
 *
 * @param journal receives each entry of the journal; may throw
 * @param attempts reports each call as an attempt of the gateway
 */
record CallListeners(Consumer<JournalEntry> journal, AttemptReporter attempts) {

  static CallListeners ofAttempts(AttemptReporter attempts) {
    return new CallListeners(entry -> {}, attempts);
  }

  /** A server's: the clients that it answers tell their attempts themselves. */
  static CallListeners ofJournal(Consumer<JournalEntry> journal) {
    return new CallListeners(journal, AttemptReporter.none());
  }
}
