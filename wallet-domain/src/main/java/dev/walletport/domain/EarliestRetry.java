package dev.walletport.domain;

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
import io.vavr.control.Option;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

/** The first instant at which trying again makes sense, for each failure. */
record EarliestRetry(Instant now) implements WalletFailure.Cases<Option<Instant>> {

  /** Refuses null. */
  EarliestRetry {
    Objects.requireNonNull(now, "now");
  }

  @Override
  public Option<Instant> otpRejected(OtpRejected failure) {
    return failure.rejection() instanceof OtpRejection.TooSoon tooSoon
        ? Option.some(notBeforeNow(tooSoon.notBefore()))
        : Option.none();
  }

  @Override
  public Option<Instant> accountLocked(AccountLocked failure) {
    return failure.until().map(this::notBeforeNow);
  }

  @Override
  public Option<Instant> throttled(Throttled failure) {
    return failure.retryAfter().map(this::after);
  }

  @Override
  public Option<Instant> heldBack(HeldBack failure) {
    return failure.until().map(this::notBeforeNow);
  }

  /** At once: nothing was applied, and nothing asks for a wait. */
  @Override
  public Option<Instant> unavailable(Unavailable failure) {
    return Option.some(now);
  }

  @Override
  public Option<Instant> notInThisState(NotInThisState failure) {
    return Option.none();
  }

  @Override
  public Option<Instant> walletNotFound(WalletNotFound failure) {
    return Option.none();
  }

  @Override
  public Option<Instant> customerNotFound(CustomerNotFound failure) {
    return Option.none();
  }

  @Override
  public Option<Instant> credentialsRefused(CredentialsRefused failure) {
    return Option.none();
  }

  @Override
  public Option<Instant> refused(Refused failure) {
    return Option.none();
  }

  /** A repetition could do it twice. */
  @Override
  public Option<Instant> outcomeUnknown(OutcomeUnknown failure) {
    return Option.none();
  }

  @Override
  public Option<Instant> protocolViolation(ProtocolViolation failure) {
    return Option.none();
  }

  private Instant notBeforeNow(Instant instant) {
    return instant.isBefore(now) ? now : instant;
  }

  private Instant after(Duration wait) {
    try {
      return notBeforeNow(now.plus(wait));
    } catch (DateTimeException | ArithmeticException e) { // Beyond the last date there is.
      return Instant.MAX;
    }
  }
}
