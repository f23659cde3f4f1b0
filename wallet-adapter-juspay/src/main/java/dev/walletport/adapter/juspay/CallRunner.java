package dev.walletport.adapter.juspay;

import dev.walletport.adapter.juspay.MerchantHeaders.Keyed;
import dev.walletport.adapter.juspay.http.Deadline;
import dev.walletport.application.port.CurrentCall;
import dev.walletport.domain.WalletFailure;
import dev.walletport.domain.WalletFailure.Unavailable;
import dev.walletport.domain.WalletOperation;
import io.vavr.control.Either;
import java.time.InstantSource;
import java.util.function.Function;

/** Begins and ends the calls of one merchant: the last place at which a call may be turned away. */
final class CallRunner {

  private final MerchantHeaders merchant;
  private final JuspaySettings settings;
  private final InstantSource clock;
  private final InFlightCalls calls;

  CallRunner(
      MerchantHeaders merchant, JuspaySettings settings, InstantSource clock, InFlightCalls calls) {
    this.merchant = merchant;
    this.settings = settings;
    this.clock = clock;
    this.calls = calls;
  }

  /** Runs a call with the key of this moment, unless the transport is being closed. */
  <T> Either<WalletFailure, T> run(
      WalletCall call, Function<OngoingCall, Either<WalletFailure, T>> body) {
    if (!calls.begin()) {
      return Either.left(new Unavailable(calls.isClosed() ? "closed" : "closing"));
    }
    try {
      return merchant
          .current()
          .<WalletFailure>mapLeft(Unavailable::new)
          .flatMap(keyed -> body.apply(begin(call, keyed)));
    } finally {
      calls.end();
    }
  }

  /** What refusals mean. */
  RefusalTable refusals() {
    return settings.refusals();
  }

  private OngoingCall begin(WalletCall call, Keyed keyed) {
    return new OngoingCall(call, keyed, clock.instant(), deadline(call.operation()));
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
