package dev.walletport.recipes.springboot;

import dev.walletport.domain.OtpRejection;
import dev.walletport.domain.WalletFailure;
import dev.walletport.domain.WalletFailure.AccountLocked;
import dev.walletport.domain.WalletFailure.CredentialsRefused;
import dev.walletport.domain.WalletFailure.CustomerNotFound;
import dev.walletport.domain.WalletFailure.HeldBack;
import dev.walletport.domain.WalletFailure.NotInThisState;
import dev.walletport.domain.WalletFailure.OtpRejected;
import dev.walletport.domain.WalletFailure.OutcomeUnknown;
import dev.walletport.domain.WalletFailure.ProtocolViolation;
import dev.walletport.domain.WalletFailure.Refused;
import dev.walletport.domain.WalletFailure.Throttled;
import dev.walletport.domain.WalletFailure.Unavailable;
import dev.walletport.domain.WalletFailure.WalletNotFound;
import java.time.Instant;
import java.util.Map;

/** What a caller needs, besides its kind and its remedy, to act on a failure. */
final class ProblemProperties implements WalletFailure.Cases<Map<String, Object>> {

  private static final OtpRejection.Cases<Map<String, Object>> OF_A_REJECTION =
      new OtpRejection.Cases<>() {

        @Override
        public Map<String, Object> missing(OtpRejection.Missing rejection) {
          return Map.of();
        }

        @Override
        public Map<String, Object> malformed(OtpRejection.Malformed rejection) {
          return Map.of();
        }

        @Override
        public Map<String, Object> notRequested(OtpRejection.NotRequested rejection) {
          return Map.of();
        }

        @Override
        public Map<String, Object> wrong(OtpRejection.Wrong rejection) {
          return rejection
              .guessesLeft()
              .<Map<String, Object>>map(left -> Map.of("guessesLeft", left))
              .getOrElse(Map::of);
        }

        @Override
        public Map<String, Object> expired(OtpRejection.Expired rejection) {
          return Map.of();
        }

        @Override
        public Map<String, Object> guessesExhausted(OtpRejection.GuessesExhausted rejection) {
          return Map.of();
        }

        @Override
        public Map<String, Object> tooSoon(OtpRejection.TooSoon rejection) {
          return Map.of();
        }
      };

  @Override
  public Map<String, Object> otpRejected(OtpRejected failure) {
    return failure.rejection().fold(OF_A_REJECTION);
  }

  @Override
  public Map<String, Object> accountLocked(AccountLocked failure) {
    return failure
        .until()
        .map(Instant::toString)
        .<Map<String, Object>>map(until -> Map.of("lockedUntil", until))
        .getOrElse(Map::of);
  }

  @Override
  public Map<String, Object> notInThisState(NotInThisState failure) {
    return Map.of("wallet", WalletView.of(failure.account()));
  }

  @Override
  public Map<String, Object> walletNotFound(WalletNotFound failure) {
    return Map.of();
  }

  @Override
  public Map<String, Object> customerNotFound(CustomerNotFound failure) {
    return Map.of();
  }

  /** The key and the address are the host's own affair. */
  @Override
  public Map<String, Object> credentialsRefused(CredentialsRefused failure) {
    return Map.of();
  }

  /** The wait is a header of the response. */
  @Override
  public Map<String, Object> throttled(Throttled failure) {
    return Map.of();
  }

  @Override
  public Map<String, Object> refused(Refused failure) {
    return Map.of("code", failure.code(), "message", failure.message());
  }

  @Override
  public Map<String, Object> unavailable(Unavailable failure) {
    return Map.of();
  }

  @Override
  public Map<String, Object> outcomeUnknown(OutcomeUnknown failure) {
    return Map.of();
  }

  @Override
  public Map<String, Object> protocolViolation(ProtocolViolation failure) {
    return Map.of();
  }

  @Override
  public Map<String, Object> heldBack(HeldBack failure) {
    return Map.of("reason", failure.reason().name());
  }
}
