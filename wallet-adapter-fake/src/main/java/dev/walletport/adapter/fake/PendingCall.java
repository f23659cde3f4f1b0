package dev.walletport.adapter.fake;

import dev.walletport.domain.WalletFailure;
import dev.walletport.domain.WalletFailure.OutcomeUnknown;
import dev.walletport.domain.WalletFailure.Unavailable;
import dev.walletport.domain.WalletOperation;
import io.vavr.control.Option;
import java.time.Instant;

/**
 * A call on its way to the provider.
 *
 * @param operation the operation
 * @param at when it was sent
 */
record PendingCall(WalletOperation operation, Instant at) {

  /**
   * What the caller is told of a call without an answer: a read has failed, a command may have been
   * applied.
   */
  WalletFailure withoutAnswer() {
    return operation.isCommand()
        ? new OutcomeUnknown(operation, at, Option.none())
        : new Unavailable("no answer came");
  }
}
