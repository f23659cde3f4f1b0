package dev.walletport.adapter.juspay;

import dev.walletport.adapter.juspay.http.Deadline;
import dev.walletport.application.port.AttemptReporter;
import dev.walletport.application.port.CurrentCall;
import dev.walletport.domain.WalletFailure;
import dev.walletport.domain.WalletFailure.Unavailable;
import dev.walletport.domain.WalletOperation;
import io.vavr.control.Either;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Function;

/** Begins and ends the calls of one merchant: the last place at which a call may be turned away. */
final class CallRunner {

  private final MerchantHeaders merchant;
  private final JuspaySettings settings;
  private final InstantSource clock;
  private final InFlightCalls calls;
  private final AttemptReporter reporter;

  CallRunner(
      MerchantHeaders merchant,
      JuspaySettings settings,
      InstantSource clock,
      InFlightCalls calls,
      AttemptReporter reporter) {
    this.merchant = merchant;
    this.settings = settings;
    this.clock = clock;
    this.calls = calls;
    this.reporter = reporter;
  }

  /** Runs a call with the key of this moment, unless the transport is being closed. */
  <T> Either<WalletFailure, T> run(
      WalletCall call, Function<OngoingCall, Either<WalletFailure, T>> body) {
    if (!calls.begin()) {
      return Either.left(new Unavailable(calls.isClosed() ? "closed" : "closing"));
    }
    try {
      return begun(call, body);
    } finally {
      calls.end();
    }
  }

  /** The call has begun before its key is asked for: the host's code takes its time from it. */
  private <T> Either<WalletFailure, T> begun(
      WalletCall call, Function<OngoingCall, Either<WalletFailure, T>> body) {
    Instant began = clock.instant();
    Deadline deadline = deadline(call.operation());
    return merchant
        .current()
        .mapLeft(why -> withoutKey(call, began, deadline, why))
        .flatMap(keyed -> body.apply(new OngoingCall(call, keyed, began, deadline)));
  }

  private WalletFailure withoutKey(WalletCall call, Instant began, Deadline deadline, String why) {
    reporter.report(Attempts.withoutKey(call, merchant.name(), began, deadline, why));
    return new Unavailable(why);
  }

  /** What refusals mean. */
  RefusalTable refusals() {
    return settings.refusals();
  }

  /**
   * The earlier one of the setting's and, of a command, of what the command guard leaves, by one
   * reading.
   */
  private Deadline deadline(WalletOperation operation) {
    long now = System.nanoTime();
    long length = settings.deadline(operation).toNanos();
    return operation.isCommand()
        ? new Deadline(now, Math.min(length, CurrentCall.nanosToSend(now)))
        : new Deadline(now, length);
  }
}
