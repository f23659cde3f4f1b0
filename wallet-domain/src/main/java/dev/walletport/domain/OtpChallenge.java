package dev.walletport.domain;

import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The life of one one-time password, as a state machine whose every function takes the present as
 * an argument.
 *
 * <p>It begins {@link Issued} and ends in exactly one of the other states, none of which is left
 * again. What a guess leads to, and what it is answered, come together in a {@link GuessResult}.
 * The present may be given out of order: an instant before the issue counts as the issue itself.
 */
public sealed interface OtpChallenge {

  /**
   * Answers by case: a case that is added later does not compile until it is handled.
   *
   * @param cases what to answer in each case
   * @param <T> what is answered
   * @return what the one method that was called returned
   */
  <T extends @Nullable Object> T fold(Cases<? extends T> cases);

  /**
   * Names the rules that this password follows.
   *
   * @return the rules as of its issue
   */
  OtpPolicy policy();

  /**
   * Tells when the password was sent.
   *
   * @return the instant from which its validity and the pause before a resend count
   */
  Instant issuedAt();

  /**
   * Sends a first password.
   *
   * @param otp the password that was drawn
   * @param policy the rules it follows
   * @param now the present
   * @return the challenge, with all its guesses
   */
  static Issued issue(Otp otp, OtpPolicy policy, Instant now) {
    Objects.requireNonNull(policy, "policy");
    return new Issued(otp, policy, now, policy.guesses());
  }

  /**
   * Compares a password with the one that was sent.
   *
   * @param offered what the customer typed
   * @param now the present
   * @return what comes of it; on every state but {@link Issued} a refusal that changes nothing
   */
  GuessResult guess(Otp offered, Instant now);

  /**
   * Sends the next password, which takes this one's place: an open one is
   * {@linkplain Issued#superseded superseded}.
   *
   * @param otp the password that was drawn
   * @param policy the rules it follows; the pause and the lock are those of this one
   * @param now the present
   * @return the next challenge, or {@link OtpRejection.TooSoon} before the pause is over, or
   *     {@link WalletFailure.AccountLocked} before the lock is over; at the very instant either
   *     ends it is allowed
   */
  default Either<WalletFailure, Issued> reissue(Otp otp, OtpPolicy policy, Instant now) {
    Instant present = laterOf(now, issuedAt());
    Instant notBefore = issuedAt().plus(policy().resendAfter());
    return present.isBefore(notBefore)
        ? Either.left(new WalletFailure.OtpRejected(new OtpRejection.TooSoon(notBefore)))
        : Either.right(issue(otp, policy, present));
  }

  private static Instant laterOf(Instant one, Instant other) {
    return one.isBefore(other) ? other : one;
  }

  /**
   * What a guess led to.
   *
   * @param next the state after it
   * @param refusal what the customer is told, or none if the password passed
   */
  record GuessResult(OtpChallenge next, Option<WalletFailure> refusal) {

    /** Refuses null. */
    public GuessResult {
      Objects.requireNonNull(next, "next");
      Objects.requireNonNull(refusal, "refusal");
    }

    private static GuessResult refused(OtpChallenge next, OtpRejection rejection) {
      return new GuessResult(next, Option.some(new WalletFailure.OtpRejected(rejection)));
    }
  }

  /**
   * The password was sent and can be typed.
   *
   * @param expected the password
   * @param policy its rules
   * @param issuedAt when it was sent
   * @param guessesLeft how many guesses are left, at least 1
   */
  record Issued(Otp expected, OtpPolicy policy, Instant issuedAt, int guessesLeft)
      implements OtpChallenge {

    /**
     * Refuses a challenge that cannot be open.
     *
     * @throws IllegalArgumentException if no guess is left
     */
    public Issued {
      Objects.requireNonNull(expected, "expected");
      Objects.requireNonNull(policy, "policy");
      Objects.requireNonNull(issuedAt, "issuedAt");
      if (guessesLeft < 1) {
        throw new IllegalArgumentException(
            "an open challenge has at least 1 guess left, not " + guessesLeft);
      }
    }

    /**
     * Tells when the password expires.
     *
     * @return the first instant at which it is expired
     */
    public Instant expiresAt() {
      return issuedAt.plus(policy.validity());
    }

    /**
     * {@inheritDoc}
     *
     * <p>At the very instant it expires the password is expired, right or wrong, and no guess is
     * counted.
     */
    @Override
    public GuessResult guess(Otp offered, Instant now) {
      Objects.requireNonNull(offered, "offered");
      if (!now.isBefore(expiresAt())) {
        return GuessResult.refused(new Expired(policy, issuedAt), new OtpRejection.Expired());
      }
      return expected.equals(offered)
          ? new GuessResult(new Passed(policy, issuedAt), Option.none())
          : wrong(now);
    }

    private GuessResult wrong(Instant now) {
      if (guessesLeft == 1) {
        return GuessResult.refused(
            new Exhausted(policy, issuedAt, laterOf(now, issuedAt)),
            new OtpRejection.GuessesExhausted());
      }
      int left = guessesLeft - 1;
      return GuessResult.refused(
          new Issued(expected, policy, issuedAt, left), new OtpRejection.Wrong(Option.some(left)));
    }

    /**
     * The next password was sent before this one was used.
     *
     * @return this one's end
     */
    public Superseded superseded() {
      return new Superseded(policy, issuedAt);
    }

    @Override
    public <T extends @Nullable Object> T fold(Cases<? extends T> cases) {
      return cases.issued(this);
    }
  }

  /**
   * The password was typed right, once; it is used up. The next one may be sent without a pause.
   *
   * @param policy its rules
   * @param issuedAt when it was sent
   */
  record Passed(OtpPolicy policy, Instant issuedAt) implements OtpChallenge {

    /** Refuses null. */
    public Passed {
      Objects.requireNonNull(policy, "policy");
      Objects.requireNonNull(issuedAt, "issuedAt");
    }

    @Override
    public GuessResult guess(Otp offered, Instant now) {
      return GuessResult.refused(this, new OtpRejection.NotRequested());
    }

    @Override
    public Either<WalletFailure, Issued> reissue(Otp otp, OtpPolicy policy, Instant now) {
      return Either.right(issue(otp, policy, laterOf(now, issuedAt)));
    }

    @Override
    public <T extends @Nullable Object> T fold(Cases<? extends T> cases) {
      return cases.passed(this);
    }
  }

  /**
   * A newer password took its place.
   *
   * @param policy its rules
   * @param issuedAt when it was sent
   */
  record Superseded(OtpPolicy policy, Instant issuedAt) implements OtpChallenge {

    /** Refuses null. */
    public Superseded {
      Objects.requireNonNull(policy, "policy");
      Objects.requireNonNull(issuedAt, "issuedAt");
    }

    @Override
    public GuessResult guess(Otp offered, Instant now) {
      return GuessResult.refused(this, new OtpRejection.Expired());
    }

    @Override
    public <T extends @Nullable Object> T fold(Cases<? extends T> cases) {
      return cases.superseded(this);
    }
  }

  /**
   * The password was not typed in time.
   *
   * @param policy its rules
   * @param issuedAt when it was sent
   */
  record Expired(OtpPolicy policy, Instant issuedAt) implements OtpChallenge {

    /** Refuses null. */
    public Expired {
      Objects.requireNonNull(policy, "policy");
      Objects.requireNonNull(issuedAt, "issuedAt");
    }

    @Override
    public GuessResult guess(Otp offered, Instant now) {
      return GuessResult.refused(this, new OtpRejection.Expired());
    }

    @Override
    public <T extends @Nullable Object> T fold(Cases<? extends T> cases) {
      return cases.expired(this);
    }
  }

  /**
   * Every guess was wrong; the rules may lock the customer out for a while.
   *
   * @param policy its rules
   * @param issuedAt when it was sent
   * @param exhaustedAt when the last guess was made, from which the lock counts
   */
  record Exhausted(OtpPolicy policy, Instant issuedAt, Instant exhaustedAt)
      implements OtpChallenge {

    /** Refuses null. */
    public Exhausted {
      Objects.requireNonNull(policy, "policy");
      Objects.requireNonNull(issuedAt, "issuedAt");
      Objects.requireNonNull(exhaustedAt, "exhaustedAt");
    }

    /**
     * Tells when the lock ends.
     *
     * @return the first instant at which the customer is not locked; {@link #exhaustedAt} if the
     *     rules have no lock
     */
    public Instant lockedUntil() {
      return exhaustedAt.plus(policy.lock());
    }

    @Override
    public GuessResult guess(Otp offered, Instant now) {
      return isLockedAt(now)
          ? new GuessResult(this, Option.some(locked()))
          : GuessResult.refused(this, new OtpRejection.GuessesExhausted());
    }

    @Override
    public Either<WalletFailure, Issued> reissue(Otp otp, OtpPolicy policy, Instant now) {
      return isLockedAt(now) ? Either.left(locked()) : OtpChallenge.super.reissue(otp, policy, now);
    }

    /** Without a lock no customer is locked, not even at an instant before the last guess. */
    private boolean isLockedAt(Instant now) {
      return laterOf(now, exhaustedAt).isBefore(lockedUntil());
    }

    private WalletFailure locked() {
      return new WalletFailure.AccountLocked(Option.some(lockedUntil()));
    }

    @Override
    public <T extends @Nullable Object> T fold(Cases<? extends T> cases) {
      return cases.exhausted(this);
    }
  }

  /**
   * One method for each state.
   *
   * @param <T> what is answered
   */
  interface Cases<T extends @Nullable Object> {

    /**
     * The password can be typed.
     *
     * @param challenge the case
     * @return the answer
     */
    T issued(Issued challenge);

    /**
     * The password was typed.
     *
     * @param challenge the case
     * @return the answer
     */
    T passed(Passed challenge);

    /**
     * A newer password has taken its place.
     *
     * @param challenge the case
     * @return the answer
     */
    T superseded(Superseded challenge);

    /**
     * It was typed too late.
     *
     * @param challenge the case
     * @return the answer
     */
    T expired(Expired challenge);

    /**
     * No guess is left.
     *
     * @param challenge the case
     * @return the answer
     */
    T exhausted(Exhausted challenge);
  }
}
