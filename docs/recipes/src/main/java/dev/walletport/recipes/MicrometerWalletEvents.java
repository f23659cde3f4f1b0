package dev.walletport.recipes;

import static java.util.Locale.ROOT;

import dev.walletport.application.port.SweptCommand;
import dev.walletport.application.port.WalletAttempt;
import dev.walletport.application.port.WalletAttempt.Ending;
import dev.walletport.application.port.WalletCallEnded;
import dev.walletport.application.port.WalletCallEnded.Outcome;
import dev.walletport.application.port.WalletEvents;
import dev.walletport.domain.WalletOperation;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.util.stream.Stream;

/**
 * Feeds Micrometer with what happens to wallets: how calls ended, and what it took on the wire.
 *
 * <p>Every tag has a small, closed set of values. Ids belong into the audit log, not here: a meter
 * per customer is a leak of memory.
 */
public final class MicrometerWalletEvents implements WalletEvents {

  private final MeterRegistry meters;

  /**
   * Counts in a registry. What an alert is raised for is there from the start, at zero: an alert
   * cannot watch a meter that does not exist yet.
   *
   * @param meters the host's registry
   */
  public MicrometerWalletEvents(MeterRegistry meters) {
    this.meters = meters;
    Stream.of(WalletOperation.values())
        .filter(WalletOperation::isCommand)
        .map(MicrometerWalletEvents::tagsOf)
        .forEach(command -> {
          meters.counter("wallet.calls.unknown", command);
          meters.counter(
              "wallet.swept", command.and("ending", ending(SweptCommand.Ending.GIVEN_UP)));
        });
  }

  // README
  @Override
  public void onEnd(WalletCallEnded event) {
    Tags operation = tagsOf(event.operation());
    Tags end = Tags.of("outcome", outcome(event.outcome()), "failure", failure(event.outcome()));
    meters.timer("wallet.calls", operation.and(end)).record(event.effort().duration());
    if (event.outcome() instanceof Outcome.Unknown) {
      meters.counter("wallet.calls.unknown", operation).increment();
    }
    if (event.outcome() instanceof Outcome.Settled) {
      meters.counter("wallet.calls.settled", operation).increment();
    }
  }

  @Override
  public void onAttempt(WalletAttempt event) {
    Tags tags = tagsOf(event.operation())
        .and("ending", ending(event.ending()), "reason", reason(event.ending()))
        .and("again", String.valueOf(event.number() > 1));
    meters.timer("wallet.attempts", tags).record(event.duration());
  }

  @Override
  public void onSwept(SweptCommand event) {
    meters.counter("wallet.swept", tagsOf(event)).increment();
  }
  // README

  private static Tags tagsOf(WalletOperation operation) {
    return Tags.of("operation", operation.name().toLowerCase(ROOT));
  }

  private static Tags tagsOf(SweptCommand event) {
    return tagsOf(event.command().action().operation()).and("ending", ending(event.ending()));
  }

  private static String ending(SweptCommand.Ending ending) {
    return ending.name().toLowerCase(ROOT);
  }

  private static String outcome(Outcome outcome) {
    return outcome.fold(
        done -> "done", settled -> "settled", failed -> "failed", unknown -> "unknown");
  }

  private static String failure(Outcome outcome) {
    return outcome.fold(
        done -> "none", settled -> "none", failed -> failed.kind(), unknown -> "none");
  }

  /** Of a status, its class: 2xx, 4xx. */
  private static String ending(Ending ending) {
    return ending.fold(
        answered -> answered.status() / 100 + "xx", lost -> "lost", notSent -> "not_sent");
  }

  private static String reason(Ending ending) {
    return ending.fold(
        answered -> "none",
        lost -> lost.reason().name().toLowerCase(ROOT),
        notSent -> notSent.reason().name().toLowerCase(ROOT));
  }
}
