package dev.walletport.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.walletport.domain.OtpChallenge.Exhausted;
import dev.walletport.domain.OtpChallenge.Expired;
import dev.walletport.domain.OtpChallenge.GuessResult;
import dev.walletport.domain.OtpChallenge.Issued;
import dev.walletport.domain.OtpChallenge.Passed;
import dev.walletport.domain.OtpChallenge.Superseded;
import dev.walletport.domain.WalletFailure.AccountLocked;
import dev.walletport.domain.WalletFailure.OtpRejected;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class OtpChallengeTest {

  private static final Instant SENT = Instant.parse("2026-01-02T03:04:05Z");
  private static final Otp RIGHT = Otp.of("345678");
  private static final Otp WRONG = Otp.of("345679");
  private static final Otp NEXT = Otp.of("111111");

  /** Ten minutes, three guesses, 15 seconds before a resend, an hour of lock. */
  private static final OtpPolicy LOCKING =
      OtpPolicy.standard().withGuesses(3).withLock(Duration.ofHours(1));

  private static final OtpPolicy LENIENT =
      OtpPolicy.standard().withGuesses(3).withResendAfter(Duration.ZERO);

  private static final Instant EXPIRY = SENT.plus(Duration.ofMinutes(10));
  private static final Instant RESEND = SENT.plus(Duration.ofSeconds(15));

  private final Issued issued = OtpChallenge.issue(RIGHT, LOCKING, SENT);

  @Nested
  class When_issued {
    @Test
    void it_has_all_its_guesses_and_its_end() {
      assertThat(issued).isEqualTo(new Issued(RIGHT, LOCKING, SENT, 3));
      assertThat(issued.expiresAt()).isEqualTo(EXPIRY);
    }

    @Test
    void it_passes_with_the_right_password() {
      assertThat(issued.guess(RIGHT, SENT)).isEqualTo(passed());
    }

    @Test
    void it_passes_a_nanosecond_before_it_expires() {
      assertThat(issued.guess(RIGHT, EXPIRY.minusNanos(1))).isEqualTo(passed());
    }

    @Test
    void it_is_expired_at_the_very_instant_right_or_wrong() {
      assertThat(issued.guess(RIGHT, EXPIRY)).isEqualTo(expired());
      assertThat(issued.guess(WRONG, EXPIRY)).isEqualTo(expired());
      assertThat(issued.guess(RIGHT, EXPIRY.plusNanos(1))).isEqualTo(expired());
    }

    @Test
    void it_counts_wrong_passwords_down_to_exhaustion() {
      GuessResult first = issued.guess(WRONG, SENT);
      GuessResult second = first.next().guess(WRONG, SENT);
      GuessResult third = second.next().guess(WRONG, SENT.plusSeconds(9));

      assertThat(first).isEqualTo(wrong(2));
      assertThat(second).isEqualTo(wrong(1));
      assertThat(third)
          .isEqualTo(refused(
              new Exhausted(LOCKING, SENT, SENT.plusSeconds(9)),
              new OtpRejection.GuessesExhausted()));
    }

    @Test
    void it_still_passes_at_the_last_guess() {
      OtpChallenge last = issued.guess(WRONG, SENT).next().guess(WRONG, SENT).next();

      assertThat(last.guess(RIGHT, SENT)).isEqualTo(passed());
    }

    @Test
    void it_is_exhausted_by_one_wrong_password_if_there_is_one_guess() {
      Issued single = OtpChallenge.issue(RIGHT, LOCKING.withGuesses(1), SENT);

      assertThat(single.guess(WRONG, SENT).next()).isInstanceOf(Exhausted.class);
    }

    @Test
    void it_takes_an_attempt_before_its_issue_as_one_at_its_issue() {
      Instant early = SENT.minusSeconds(60);

      assertThat(issued.guess(RIGHT, early)).isEqualTo(passed());
      assertThat(issued.guess(WRONG, early)).isEqualTo(wrong(2));
    }

    @Test
    void it_begins_the_lock_no_earlier_than_its_issue() {
      Issued single = OtpChallenge.issue(RIGHT, LOCKING.withGuesses(1), SENT);

      OtpChallenge next = single.guess(WRONG, SENT.minusSeconds(60)).next();

      assertThat(next).isEqualTo(new Exhausted(LOCKING.withGuesses(1), SENT, SENT));
    }

    @Test
    void it_is_not_open_without_a_guess() {
      assertThat(new Issued(RIGHT, LOCKING, SENT, 1).guessesLeft()).isEqualTo(1);
      assertThatIllegalArgumentException()
          .isThrownBy(() -> new Issued(RIGHT, LOCKING, SENT, 0))
          .withMessage("an open challenge has at least 1 guess left, not 0");
    }

    @Test
    void it_is_superseded_by_the_next() {
      assertThat(issued.superseded()).isEqualTo(new Superseded(LOCKING, SENT));
    }

    @Test
    void the_next_is_too_soon_a_nanosecond_before_the_pause_is_over() {
      assertThat(reissue(issued, RESEND.minusNanos(1))).isEqualTo(tooSoon());
    }

    @Test
    void the_next_may_be_sent_at_the_very_instant_the_pause_is_over() {
      assertThat(reissue(issued, RESEND)).isEqualTo(next(RESEND));
    }

    @Test
    void the_next_follows_its_own_rules_after_the_pause_of_this_one() {
      OtpPolicy slower = LOCKING.withResendAfter(Duration.ofMinutes(1));

      Either<WalletFailure, Issued> next = issued.reissue(NEXT, slower, RESEND);

      assertThat(next).isEqualTo(Either.right(new Issued(NEXT, slower, RESEND, 3)));
    }

    @Test
    void the_next_may_be_sent_at_once_without_a_pause_even_at_an_instant_before_the_issue() {
      Issued open = OtpChallenge.issue(RIGHT, LENIENT, SENT);

      assertThat(open.reissue(NEXT, LENIENT, SENT.minusSeconds(1)))
          .isEqualTo(Either.right(new Issued(NEXT, LENIENT, SENT, 3)));
    }
  }

  @Nested
  class When_passed {
    private final OtpChallenge passed = issued.guess(RIGHT, SENT).next();

    @Test
    void it_passes_never_again() {
      assertThat(passed.guess(RIGHT, SENT))
          .isEqualTo(refused(passed, new OtpRejection.NotRequested()));
      assertThat(passed.guess(RIGHT, EXPIRY))
          .isEqualTo(refused(passed, new OtpRejection.NotRequested()));
    }

    @Test
    void the_next_may_be_sent_without_a_pause() {
      assertThat(reissue(passed, SENT)).isEqualTo(next(SENT));
    }

    @Test
    void the_next_is_not_issued_before_this_one_was() {
      assertThat(reissue(passed, SENT.minusSeconds(1))).isEqualTo(next(SENT));
    }
  }

  @Nested
  class When_superseded {
    private final Superseded superseded = issued.superseded();

    @Test
    void it_passes_never() {
      assertThat(superseded.guess(RIGHT, SENT))
          .isEqualTo(refused(superseded, new OtpRejection.Expired()));
    }
  }

  @Nested
  class When_expired {
    private final OtpChallenge expired = issued.guess(RIGHT, EXPIRY).next();

    @Test
    void it_passes_never_even_if_the_clock_goes_back() {
      assertThat(expired.guess(RIGHT, SENT))
          .isEqualTo(refused(expired, new OtpRejection.Expired()));
    }

    @Test
    void the_next_may_be_sent() {
      assertThat(reissue(expired, EXPIRY)).isEqualTo(next(EXPIRY));
    }

    @Test
    void the_next_waits_for_a_pause_that_is_longer_than_its_life() {
      OtpPolicy slow = LOCKING.withResendAfter(Duration.ofMinutes(11));
      OtpChallenge late =
          OtpChallenge.issue(RIGHT, slow, SENT).guess(RIGHT, EXPIRY).next();

      assertThat(reissue(late, EXPIRY))
          .isEqualTo(Either.left(
              new OtpRejected(new OtpRejection.TooSoon(SENT.plus(Duration.ofMinutes(11))))));
    }
  }

  @Nested
  class When_exhausted {
    private final Instant lastGuess = SENT.plusSeconds(20);
    private final Instant unlock = lastGuess.plus(Duration.ofHours(1));
    private final OtpChallenge locked = exhaust(LOCKING);
    private final OtpChallenge unlocked = exhaust(LENIENT);

    @Test
    void it_is_locked_until_the_nanosecond_before_the_lock_ends() {
      assertThat(locked.guess(RIGHT, lastGuess)).isEqualTo(lockedOut());
      assertThat(locked.guess(RIGHT, unlock.minusNanos(1))).isEqualTo(lockedOut());
    }

    @Test
    void it_is_exhausted_but_no_longer_locked_at_the_very_instant_the_lock_ends() {
      assertThat(((Exhausted) locked).lockedUntil()).isEqualTo(unlock);
      assertThat(locked.guess(RIGHT, unlock))
          .isEqualTo(refused(locked, new OtpRejection.GuessesExhausted()));
    }

    @Test
    void the_next_waits_for_the_lock() {
      assertThat(reissue(locked, unlock.minusNanos(1)))
          .isEqualTo(Either.left(new AccountLocked(Option.some(unlock))));
      assertThat(reissue(locked, unlock)).isEqualTo(next(unlock));
    }

    @Test
    void the_next_waits_for_a_pause_that_outlasts_the_lock() {
      OtpPolicy slow = LOCKING.withResendAfter(Duration.ofHours(2));

      assertThat(reissue(exhaust(slow), unlock))
          .isEqualTo(Either.left(
              new OtpRejected(new OtpRejection.TooSoon(SENT.plus(Duration.ofHours(2))))));
    }

    @Test
    void no_customer_is_locked_without_a_lock() {
      assertThat(unlocked.guess(RIGHT, lastGuess))
          .isEqualTo(refused(unlocked, new OtpRejection.GuessesExhausted()));
      assertThat(unlocked.reissue(NEXT, LENIENT, lastGuess))
          .isEqualTo(Either.right(new Issued(NEXT, LENIENT, lastGuess, 3)));
    }

    @Test
    void no_customer_is_locked_without_a_lock_even_at_an_instant_before_the_last_guess() {
      assertThat(unlocked.guess(RIGHT, SENT))
          .isEqualTo(refused(unlocked, new OtpRejection.GuessesExhausted()));
      assertThat(unlocked.reissue(NEXT, LENIENT, SENT).isRight()).isTrue();
    }

    private OtpChallenge exhaust(OtpPolicy policy) {
      OtpChallenge challenge = OtpChallenge.issue(RIGHT, policy, SENT);
      for (int i = 0; i < policy.guesses(); i++) {
        challenge = challenge.guess(WRONG, lastGuess).next();
      }
      return challenge;
    }

    private GuessResult lockedOut() {
      return new GuessResult(locked, Option.some(new AccountLocked(Option.some(unlock))));
    }
  }

  private static Either<WalletFailure, Issued> reissue(OtpChallenge challenge, Instant now) {
    return challenge.reissue(NEXT, LOCKING, now);
  }

  private static Either<WalletFailure, Issued> next(Instant now) {
    return Either.right(new Issued(NEXT, LOCKING, now, 3));
  }

  private static Either<WalletFailure, Issued> tooSoon() {
    return Either.left(new OtpRejected(new OtpRejection.TooSoon(RESEND)));
  }

  private static GuessResult passed() {
    return new GuessResult(new Passed(LOCKING, SENT), Option.none());
  }

  private static GuessResult expired() {
    return refused(new Expired(LOCKING, SENT), new OtpRejection.Expired());
  }

  private static GuessResult wrong(int left) {
    return refused(
        new Issued(RIGHT, LOCKING, SENT, left), new OtpRejection.Wrong(Option.some(left)));
  }

  private static GuessResult refused(OtpChallenge next, OtpRejection rejection) {
    return new GuessResult(next, Option.some(new OtpRejected(rejection)));
  }
}
