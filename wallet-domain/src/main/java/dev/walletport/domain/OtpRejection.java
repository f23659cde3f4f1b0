package dev.walletport.domain;

import io.vavr.control.Option;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Why a one-time password, or the request for one, was rejected. */
public sealed interface OtpRejection {

  /**
   * Tells what to do about it.
   *
   * @return {@code ASK_AGAIN} while the password that was sent can still be typed,
   *     {@code RETRY_LATER} for one wanted too soon, {@code REQUEST_NEW_OTP} for the others
   */
  Remedy remedy();

  /**
   * Answers by case: a case that is added later does not compile until it is handled.
   *
   * @param cases what to answer in each case
   * @param <T> what is answered
   * @return what the one method that was called returned
   */
  <T extends @Nullable Object> T fold(Cases<? extends T> cases);

  /**
   * None was given. Juspay answers "OTP is required while linking wallet."; here no call is made.
   */
  record Missing() implements OtpRejection {
    @Override
    public Remedy remedy() {
      return Remedy.ASK_AGAIN;
    }

    @Override
    public <T extends @Nullable Object> T fold(Cases<? extends T> cases) {
      return cases.missing(this);
    }
  }

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

    @Override
    public Remedy remedy() {
      return Remedy.ASK_AGAIN;
    }

    @Override
    public <T extends @Nullable Object> T fold(Cases<? extends T> cases) {
      return cases.malformed(this);
    }
  }

  /** None is open: never requested, or spent on an earlier link. */
  record NotRequested() implements OtpRejection {
    @Override
    public Remedy remedy() {
      return Remedy.REQUEST_NEW_OTP;
    }

    @Override
    public <T extends @Nullable Object> T fold(Cases<? extends T> cases) {
      return cases.notRequested(this);
    }
  }

  /**
   * It is not the one that was sent last.
   *
   * @param guessesLeft how many guesses are left, at least 1, if the provider said so
   */
  record Wrong(Option<Integer> guessesLeft) implements OtpRejection {
    /**
     * Refuses null and what would be {@link GuessesExhausted}.
     *
     * @throws IllegalArgumentException if no guess is left
     */
    public Wrong {
      Objects.requireNonNull(guessesLeft, "guessesLeft");
      if (guessesLeft.exists(left -> left < 1)) {
        throw new IllegalArgumentException("a wrong OTP leaves at least 1 guess, not "
            + guessesLeft.get() + ": that is GuessesExhausted");
      }
    }

    @Override
    public Remedy remedy() {
      return Remedy.ASK_AGAIN;
    }

    @Override
    public <T extends @Nullable Object> T fold(Cases<? extends T> cases) {
      return cases.wrong(this);
    }
  }

  /** It came too late, or a newer one has taken its place. */
  record Expired() implements OtpRejection {
    @Override
    public Remedy remedy() {
      return Remedy.REQUEST_NEW_OTP;
    }

    @Override
    public <T extends @Nullable Object> T fold(Cases<? extends T> cases) {
      return cases.expired(this);
    }
  }

  /** No guess is left for the one that was sent last. */
  record GuessesExhausted() implements OtpRejection {
    @Override
    public Remedy remedy() {
      return Remedy.REQUEST_NEW_OTP;
    }

    @Override
    public <T extends @Nullable Object> T fold(Cases<? extends T> cases) {
      return cases.guessesExhausted(this);
    }
  }

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

    @Override
    public Remedy remedy() {
      return Remedy.RETRY_LATER;
    }

    @Override
    public <T extends @Nullable Object> T fold(Cases<? extends T> cases) {
      return cases.tooSoon(this);
    }
  }

  /**
   * One method for each rejection.
   *
   * @param <T> what is answered
   */
  interface Cases<T extends @Nullable Object> {

    /**
     * None was given.
     *
     * @param rejection the case
     * @return the answer
     */
    T missing(Missing rejection);

    /**
     * What was given does not look like one.
     *
     * @param rejection the case
     * @return the answer
     */
    T malformed(Malformed rejection);

    /**
     * None is open.
     *
     * @param rejection the case
     * @return the answer
     */
    T notRequested(NotRequested rejection);

    /**
     * It is not the one that was sent last.
     *
     * @param rejection the case
     * @return the answer
     */
    T wrong(Wrong rejection);

    /**
     * It came too late, or a newer one has taken its place.
     *
     * @param rejection the case
     * @return the answer
     */
    T expired(Expired rejection);

    /**
     * No guess is left.
     *
     * @param rejection the case
     * @return the answer
     */
    T guessesExhausted(GuessesExhausted rejection);

    /**
     * The next one may not be sent yet.
     *
     * @param rejection the case
     * @return the answer
     */
    T tooSoon(TooSoon rejection);
  }
}
