package dev.walletport.adapter.fake.sandbox;

import dev.walletport.adapter.fake.ProviderWording;
import dev.walletport.adapter.fake.ProviderWording.Subject;
import dev.walletport.adapter.fake.ProviderWording.Words;
import dev.walletport.domain.OtpRejection;
import dev.walletport.domain.OtpRejection.TooSoon;
import dev.walletport.domain.OtpRejection.Wrong;
import dev.walletport.domain.WalletFailure;
import dev.walletport.domain.WalletFailure.AccountLocked;
import dev.walletport.domain.WalletFailure.CredentialsRefused;
import dev.walletport.domain.WalletFailure.CustomerNotFound;
import dev.walletport.domain.WalletFailure.NotInThisState;
import dev.walletport.domain.WalletFailure.OtpRejected;
import dev.walletport.domain.WalletFailure.Throttled;
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
    if (failure instanceof OtpRejected rejected) {
      return rejected(rejected.rejection());
    }
    if (failure instanceof AccountLocked locked) {
      return locked(locked.until());
    }
    if (failure instanceof NotInThisState other) {
      return other
          .account()
          .fold(
              unlinked -> refused(Subject.WALLET_NOT_LINKED),
              linked -> refused(Subject.WALLET_LINKED));
    }
    if (failure instanceof Throttled throttled) {
      return throttled(throttled.retryAfter());
    }
    if (failure instanceof WalletFailure.Refused refused) {
      return refused(refused.code(), refused.message());
    }
    return answerWithStatus(failure);
  }

  private static SandboxResponse answerWithStatus(WalletFailure failure) {
    if (failure instanceof CustomerNotFound) {
      return refused("null_error", "Customer not found for given customerId.");
    }
    if (failure instanceof WalletNotFound) {
      return SandboxResponse.refused(404, "object_not_found", "Wallet not found.");
    }
    if (failure instanceof CredentialsRefused) {
      return Credentials.denied();
    }
    return SandboxResponse.refused(
        503, "service_unavailable", "The provider could not be reached.");
  }

  private SandboxResponse rejected(OtpRejection rejection) {
    if (rejection instanceof Wrong wrong) {
      return wrongOtp(wrong.triesLeft());
    }
    if (rejection instanceof TooSoon soon) {
      return waiting(Subject.OTP_TOO_SOON, until(soon.notBefore()));
    }
    if (rejection instanceof OtpRejection.Expired) {
      return refused(Subject.OTP_EXPIRED);
    }
    return rejection instanceof OtpRejection.TriesExhausted
        ? refused(Subject.TRIES_EXHAUSTED)
        : refused(Subject.OTP_NOT_REQUESTED);
  }

  private SandboxResponse wrongOtp(Option<Integer> triesLeft) {
    return triesLeft
        .map(tries -> refused(Subject.OTP_WRONG, tries))
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
}
