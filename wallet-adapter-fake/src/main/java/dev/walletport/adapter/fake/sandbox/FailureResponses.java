package dev.walletport.adapter.fake.sandbox;

import dev.walletport.adapter.fake.ProviderWording;
import dev.walletport.adapter.fake.ProviderWording.Subject;
import dev.walletport.adapter.fake.ProviderWording.Words;
import dev.walletport.domain.OtpRejection;
import dev.walletport.domain.OtpRejection.Expired;
import dev.walletport.domain.OtpRejection.GuessesExhausted;
import dev.walletport.domain.OtpRejection.Malformed;
import dev.walletport.domain.OtpRejection.Missing;
import dev.walletport.domain.OtpRejection.NotRequested;
import dev.walletport.domain.OtpRejection.TooSoon;
import dev.walletport.domain.OtpRejection.Wrong;
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
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * The responses to failures, with Juspay's codes and those of a provider's wording. Codes in lower
 * case are our own, for what no page of Juspay documents: 400 in the shape of the page on linking.
 */
final class FailureResponses {

  static final String RETRY_AFTER = "Retry-After";

  private final InstantSource clock;
  private final ProviderWording wording;

  FailureResponses(InstantSource clock, ProviderWording wording) {
    this.clock = clock;
    this.wording = wording;
  }

  SandboxResponse answer(WalletFailure failure) {
    return failure.fold(new ByFailure());
  }

  private SandboxResponse rejected(OtpRejection rejection) {
    return rejection.fold(new ByRejection());
  }

  private SandboxResponse wrongOtp(Option<Integer> guessesLeft) {
    return guessesLeft
        .map(guesses -> refused(Subject.OTP_WRONG, guesses))
        .getOrElse(() -> refused(Subject.OTP_WRONG));
  }

  private SandboxResponse locked(Option<Instant> until) {
    return until
        .map(end -> waiting(Subject.CUSTOMER_LOCKED, until(end)))
        .getOrElse(() -> refused(Subject.CUSTOMER_LOCKED));
  }

  private SandboxResponse waiting(Subject subject, Duration wait) {
    long seconds = seconds(wait);
    return refused(subject, seconds).with(RETRY_AFTER, String.valueOf(seconds));
  }

  private Duration until(Instant then) {
    Duration wait = Duration.between(clock.instant(), then);
    return wait.isNegative() ? Duration.ZERO : wait;
  }

  /** Rounded up, so that no client retries too early. */
  private static long seconds(Duration wait) {
    return wait.plusNanos(999_999_999).toSeconds();
  }

  private static SandboxResponse throttled(Option<Duration> wait) {
    SandboxResponse answer =
        SandboxResponse.refused(429, "too_many_requests", "Too many requests.");
    return wait.map(time -> answer.with(RETRY_AFTER, String.valueOf(seconds(time))))
        .getOrElse(answer);
  }

  static SandboxResponse noToken() {
    return refused("no_token", "The wallet has no token.");
  }

  private SandboxResponse refused(Subject subject) {
    Words words = wording.words(subject);
    return refused(words.code(), words.message());
  }

  private SandboxResponse refused(Subject subject, long figure) {
    Words words = wording.words(subject);
    return refused(words.code(), words.message(figure));
  }

  private static SandboxResponse refused(String code, String words) {
    return SandboxResponse.refused(400, code, words);
  }

  private final class ByFailure implements WalletFailure.Cases<SandboxResponse> {

    @Override
    public SandboxResponse otpRejected(OtpRejected failure) {
      return rejected(failure.rejection());
    }

    @Override
    public SandboxResponse accountLocked(AccountLocked failure) {
      return locked(failure.until());
    }

    @Override
    public SandboxResponse notInThisState(NotInThisState failure) {
      return failure
          .account()
          .fold(
              unlinked -> refused(Subject.WALLET_NOT_LINKED),
              linked -> refused(Subject.WALLET_LINKED));
    }

    @Override
    public SandboxResponse walletNotFound(WalletNotFound failure) {
      return SandboxResponse.refused(404, "object_not_found", "Wallet not found.");
    }

    @Override
    public SandboxResponse customerNotFound(CustomerNotFound failure) {
      return refused("null_error", "Customer not found for given customerId.");
    }

    @Override
    public SandboxResponse credentialsRefused(CredentialsRefused failure) {
      return Credentials.denied();
    }

    @Override
    public SandboxResponse throttled(Throttled failure) {
      return FailureResponses.throttled(failure.retryAfter());
    }

    @Override
    public SandboxResponse heldBack(HeldBack failure) {
      return notReached();
    }

    @Override
    public SandboxResponse refused(Refused failure) {
      return FailureResponses.refused(failure.code(), failure.message());
    }

    @Override
    public SandboxResponse unavailable(Unavailable failure) {
      return notReached();
    }

    @Override
    public SandboxResponse outcomeUnknown(OutcomeUnknown failure) {
      return notReached();
    }

    @Override
    public SandboxResponse protocolViolation(ProtocolViolation failure) {
      return notReached();
    }

    private SandboxResponse notReached() {
      return SandboxResponse.refused(
          503, "service_unavailable", "The provider could not be reached.");
    }

    private SandboxResponse refused(Subject subject) {
      return FailureResponses.this.refused(subject);
    }

    private SandboxResponse refused(String code, String words) {
      return FailureResponses.refused(code, words);
    }
  }

  private final class ByRejection implements OtpRejection.Cases<SandboxResponse> {

    /** The gateway is not asked without a password. */
    @Override
    public SandboxResponse missing(Missing rejection) {
      return refused(Subject.OTP_NOT_REQUESTED);
    }

    @Override
    public SandboxResponse malformed(Malformed rejection) {
      return refused(Subject.OTP_NOT_REQUESTED);
    }

    @Override
    public SandboxResponse notRequested(NotRequested rejection) {
      return refused(Subject.OTP_NOT_REQUESTED);
    }

    @Override
    public SandboxResponse wrong(Wrong rejection) {
      return wrongOtp(rejection.guessesLeft());
    }

    @Override
    public SandboxResponse expired(Expired rejection) {
      return refused(Subject.OTP_EXPIRED);
    }

    @Override
    public SandboxResponse guessesExhausted(GuessesExhausted rejection) {
      return refused(Subject.GUESSES_EXHAUSTED);
    }

    @Override
    public SandboxResponse tooSoon(TooSoon rejection) {
      return waiting(Subject.OTP_TOO_SOON, until(rejection.notBefore()));
    }
  }
}
