package dev.walletport.adapter.fake.sandbox;

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
 * The responses to failures, with Juspay's codes. Codes in lower case are our own, for what no page
 * of Juspay documents: 400 in the shape of the page on linking.
 */
final class FailureResponses {

  static final String RETRY_AFTER = "Retry-After";

  private final InstantSource clock;

  FailureResponses(InstantSource clock) {
    this.clock = clock;
  }

  SandboxResponse answer(WalletFailure failure) {
    if (failure instanceof OtpRejected rejected) {
      return rejected(rejected.rejection());
    }
    if (failure instanceof AccountLocked locked) {
      return locked(locked.until());
    }
    if (failure instanceof NotInThisState other) {
      return other.account().fold(unlinked -> notLinked(), linked -> alreadyLinked());
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
      return refused("otp_incorrect", "Incorrect OTP." + triesLeft(wrong.triesLeft()));
    }
    if (rejection instanceof TooSoon soon) {
      return waiting("otp_too_soon", "An OTP was sent a moment ago.", until(soon.notBefore()));
    }
    if (rejection instanceof OtpRejection.Expired) {
      return refused("otp_expired", "The OTP has expired.");
    }
    return rejection instanceof OtpRejection.TriesExhausted
        ? refused("otp_attempts_exhausted", "You have exceeded maximum OTP attempts.")
        : refused("otp_not_requested", "No OTP is open: request one first.");
  }

  private static String triesLeft(Option<Integer> tries) {
    return tries.map(triesLeft -> " You have " + triesLeft + " more attempts.").getOrElse("");
  }

  private SandboxResponse locked(Option<Instant> until) {
    String words = "The customer is locked out.";
    return until
        .map(end -> waiting("user_locked", words, until(end)))
        .getOrElse(() -> refused("user_locked", words));
  }

  private static SandboxResponse waiting(String code, String words, Duration wait) {
    String seconds = seconds(wait);
    return refused(code, words + " Try again in " + seconds + " seconds.")
        .with(RETRY_AFTER, seconds);
  }

  private Duration until(Instant then) {
    Duration wait = Duration.between(clock.instant(), then);
    return wait.isNegative() ? Duration.ZERO : wait;
  }

  /** Rounded up, so that no client retries too early. */
  private static String seconds(Duration wait) {
    return String.valueOf(wait.plusNanos(999_999_999).toSeconds());
  }

  private static SandboxResponse throttled(Option<Duration> wait) {
    SandboxResponse answer =
        SandboxResponse.refused(429, "too_many_requests", "Too many requests.");
    return wait.map(time -> answer.with(RETRY_AFTER, seconds(time))).getOrElse(answer);
  }

  private static SandboxResponse alreadyLinked() {
    return refused("wallet_already_linked", "The wallet is linked.");
  }

  private static SandboxResponse notLinked() {
    return refused("wallet_not_linked", "The wallet is not linked.");
  }

  private static SandboxResponse refused(String code, String words) {
    return SandboxResponse.refused(400, code, words);
  }
}
