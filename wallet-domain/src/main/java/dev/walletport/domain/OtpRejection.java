package dev.walletport.domain;

import io.vavr.control.Option;
import java.time.Instant;
import java.util.Objects;

/** Why a one-time password, or the wish for one, was turned down. */
public sealed interface OtpRejection {

  /**
   * None was given. Juspay answers "OTP is required while linking wallet."; here no call is made.
   */
  record Missing() implements OtpRejection {}

  /**
   * What was given does not look like one; no call is made.
   *
   * @param expected what one looks like
   */
  record Malformed(OtpForm expected) implements OtpRejection {
    /** Refuses null. */
    public Malformed {
      Objects.requireNonNull(expected, "expected");
    }
  }

  /** None is open: never requested, or spent on an earlier link. */
  record NotRequested() implements OtpRejection {}

  /**
   * It is not the one that was sent last.
   *
   * @param triesLeft how many guesses are left, at least 1, if the provider said so
   */
  record Wrong(Option<Integer> triesLeft) implements OtpRejection {
    /**
     * Refuses null and what would be {@link TriesExhausted}.
     *
     * @throws IllegalArgumentException if no try is left
     */
    public Wrong {
      Objects.requireNonNull(triesLeft, "triesLeft");
      if (triesLeft.exists(left -> left < 1)) {
        throw new IllegalArgumentException("a wrong OTP leaves at least 1 try, not "
            + triesLeft.get() + ": that is TriesExhausted");
      }
    }
  }

  /** It came too late, or a newer one has taken its place. */
  record Expired() implements OtpRejection {}

  /** No guess is left for the one that was sent last. */
  record TriesExhausted() implements OtpRejection {}

  /**
   * The next one may not be sent yet.
   *
   * @param notBefore the first instant at which it may
   */
  record TooSoon(Instant notBefore) implements OtpRejection {
    /** Refuses null. */
    public TooSoon {
      Objects.requireNonNull(notBefore, "notBefore");
    }
  }
}
