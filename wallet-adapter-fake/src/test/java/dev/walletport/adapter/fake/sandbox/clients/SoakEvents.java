package dev.walletport.adapter.fake.sandbox.clients;

import dev.walletport.application.port.WalletAttempt;
import dev.walletport.application.port.WalletCallEnded;
import dev.walletport.application.port.WalletCallEnded.Outcome;
import dev.walletport.application.port.WalletEvents;
import dev.walletport.domain.WalletId;
import dev.walletport.domain.WalletOperation;
import io.vavr.control.Option;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Counts the attempts of each command that may have left the machine, one at most, and the links
 * that the provider has answered with a yes. A delink may be sent again, once a read has shown that
 * the first one was not applied.
 */
final class SoakEvents implements WalletEvents {

  private final Map<String, Integer> sent = new ConcurrentHashMap<>();
  private final Map<WalletId, Integer> links = new ConcurrentHashMap<>();
  private final Queue<String> violations;

  SoakEvents(Queue<String> violations) {
    this.violations = violations;
  }

  @Override
  public void onAttempt(WalletAttempt attempt) {
    WalletOperation operation = attempt.operation();
    boolean once = operation.isCommand() && operation != WalletOperation.DELINK;
    if (once && hasLeft(attempt)) {
      int count = sent.merge(attempt.callId().value(), 1, Integer::sum);
      require(count == 1, operation + " was sent " + count + " times");
    }
  }

  private static boolean hasLeft(WalletAttempt attempt) {
    return attempt.ending().fold(answered -> true, lost -> true, notSent -> false);
  }

  @Override
  public void onEnd(WalletCallEnded event) {
    sent.remove(event.callId().value());
    if (event.operation() == WalletOperation.LINK && event.outcome() instanceof Outcome.Done) {
      event.wallet().forEach(wallet -> links.merge(wallet, 1, Integer::sum));
    }
  }

  /** The links of a wallet since this was asked last, without those that settling read back. */
  int takeLinks(WalletId wallet) {
    return Option.of(links.remove(wallet)).getOrElse(0);
  }

  /** The calls whose end was not told. */
  int open() {
    return sent.size();
  }

  void require(boolean holds, String violation) {
    if (!holds) {
      violations.add(violation);
    }
  }
}
