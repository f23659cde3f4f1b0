package dev.walletport.adapter.juspay;

import dev.walletport.domain.ProviderTrace;
import dev.walletport.domain.WalletFailure;
import io.vavr.control.Either;

/** Answers without the provider's code and request id, for tests of what is told besides. */
final class WithoutTrace {

  private WithoutTrace() {}

  static Either<WalletFailure, ?> answer(Either<WalletFailure, ?> answer) {
    return answer.mapLeft(failure -> failure.withTrace(ProviderTrace.none()));
  }
}
