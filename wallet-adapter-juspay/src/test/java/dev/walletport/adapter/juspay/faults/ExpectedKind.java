package dev.walletport.adapter.juspay.faults;

import dev.walletport.domain.WalletFailure;
import io.vavr.control.Either;

/** What the host is told, in the words of {@link WalletFailure#kind}. */
enum ExpectedKind {
  DONE("done"),
  UNKNOWN("OutcomeUnknown"),
  UNAVAILABLE("Unavailable"),
  VIOLATION("ProtocolViolation"),
  REFUSED("Refused"),
  CREDENTIALS_REFUSED("CredentialsRefused"),
  NOT_FOUND("WalletNotFound|CustomerNotFound"),
  THROTTLED("Throttled"),
  WRONG_OTP("OtpRejected.Wrong"),
  OTHER_STATE("NotInThisState");

  private final String kinds;

  ExpectedKind(String kinds) {
    this.kinds = kinds;
  }

  boolean covers(String kind) {
    return kind.matches(kinds);
  }

  static String kind(Either<WalletFailure, ?> answer) {
    return answer.fold(WalletFailure::kind, value -> "done");
  }
}
