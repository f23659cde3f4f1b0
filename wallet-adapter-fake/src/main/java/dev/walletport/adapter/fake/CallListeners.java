package dev.walletport.adapter.fake;

import dev.walletport.application.port.TryReporter;
import java.util.function.Consumer;

/**
 * The listeners to the calls of one gateway.
 *
 * @param journal receives each entry of the journal; may throw
 * @param tries reports each call as a try of the gateway
 */
record CallListeners(Consumer<JournalEntry> journal, TryReporter tries) {

  static CallListeners ofTries(TryReporter tries) {
    return new CallListeners(entry -> {}, tries);
  }

  /** A server's: the clients that it answers tell their tries themselves. */
  static CallListeners ofJournal(Consumer<JournalEntry> journal) {
    return new CallListeners(journal, TryReporter.none());
  }
}
