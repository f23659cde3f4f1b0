package dev.walletport.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.walletport.domain.OtpForm.Alphabet;
import java.time.Duration;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class OtpPolicyTest {

  private static final Duration TINY = Duration.ofNanos(1);

  @Nested
  class The_presets {
    @Test
    void are_these_figures() {
      Duration tenMinutes = Duration.ofMinutes(10);
      Duration fifteenSeconds = Duration.ofSeconds(15);
      OtpForm six = OtpForm.digits(6);
      OtpForm code = new OtpForm(20, 20, Alphabet.LETTERS_AND_DIGITS);

      assertThat(OtpPolicy.standard())
          .isEqualTo(new OtpPolicy(six, tenMinutes, 5, fifteenSeconds, Duration.ZERO));
      assertThat(OtpPolicy.opaque())
          .isEqualTo(new OtpPolicy(OtpForm.opaque(), tenMinutes, 5, fifteenSeconds, Duration.ZERO));
      assertThat(OtpPolicy.paytm())
          .isEqualTo(new OtpPolicy(six, Duration.ofMinutes(2), 5, fifteenSeconds, Duration.ZERO));
      assertThat(OtpPolicy.twid())
          .isEqualTo(
              new OtpPolicy(OtpForm.digits(4), tenMinutes, 5, fifteenSeconds, Duration.ZERO));
      assertThat(OtpPolicy.amazonPay())
          .isEqualTo(new OtpPolicy(code, tenMinutes, 5, fifteenSeconds, Duration.ZERO));
      assertThat(OtpPolicy.lazyPay())
          .isEqualTo(new OtpPolicy(six, tenMinutes, 3, fifteenSeconds, Duration.ofDays(1)));
    }

    @Test
    void are_picked_by_provider() {
      assertThat(OtpPolicy.of(WalletProvider.PAYTM)).isEqualTo(OtpPolicy.paytm());
      assertThat(OtpPolicy.of(WalletProvider.TWID)).isEqualTo(OtpPolicy.twid());
      assertThat(OtpPolicy.of(WalletProvider.AMAZONPAY)).isEqualTo(OtpPolicy.amazonPay());
      assertThat(OtpPolicy.of(WalletProvider.LAZYPAY)).isEqualTo(OtpPolicy.lazyPay());
    }

    @ParameterizedTest
    @ValueSource(strings = {"MOBIKWIK", "paytm", "NEVER_HEARD_OF"})
    void are_the_standard_for_any_other_provider(String code) {
      assertThat(OtpPolicy.of(WalletProvider.of(code))).isEqualTo(OtpPolicy.standard());
    }
  }

  @Nested
  class A_change {
    @Test
    void leaves_the_other_rules_as_they_are() {
      OtpPolicy changed = OtpPolicy.standard()
          .withForm(OtpForm.digits(8))
          .withValidity(Duration.ofSeconds(1))
          .withGuesses(2)
          .withResendAfter(Duration.ofSeconds(3))
          .withLock(Duration.ofSeconds(4));

      assertThat(changed)
          .isEqualTo(new OtpPolicy(
              OtpForm.digits(8),
              Duration.ofSeconds(1),
              2,
              Duration.ofSeconds(3),
              Duration.ofSeconds(4)));
    }
  }

  @Nested
  class The_smallest_figures {
    @Test
    void are_a_nanosecond_of_life_one_guess_and_no_pauses() {
      OtpPolicy least = OtpPolicy.standard()
          .withValidity(TINY)
          .withGuesses(1)
          .withResendAfter(Duration.ZERO)
          .withLock(Duration.ZERO);

      assertThat(least.validity()).isEqualTo(TINY);
      assertThat(least.guesses()).isEqualTo(1);
    }

    @Test
    void are_refused_one_below() {
      OtpPolicy policy = OtpPolicy.standard();

      assertThatIllegalArgumentException()
          .isThrownBy(() -> policy.withValidity(Duration.ZERO))
          .withMessage("validity must be positive, not PT0S");
      assertThatIllegalArgumentException()
          .isThrownBy(() -> policy.withValidity(TINY.negated()))
          .withMessage("validity must be positive, not PT-0.000000001S");
      assertThatIllegalArgumentException()
          .isThrownBy(() -> policy.withGuesses(0))
          .withMessage("guesses must be at least 1, not 0");
      assertThatIllegalArgumentException()
          .isThrownBy(() -> policy.withResendAfter(TINY.negated()))
          .withMessage("resendAfter must not be negative: PT-0.000000001S");
      assertThatIllegalArgumentException()
          .isThrownBy(() -> policy.withLock(TINY.negated()))
          .withMessage("lock must not be negative: PT-0.000000001S");
    }

    @Test
    void times_that_overflow_an_instant() {
      Duration longest = Duration.ofDays(365_000);
      OtpPolicy policy = OtpPolicy.standard();

      assertThat(policy.withLock(longest).lock()).isEqualTo(longest);
      assertThatIllegalArgumentException()
          .isThrownBy(() -> policy.withLock(longest.plus(TINY)))
          .withMessage("lock must be at most PT8760000H, not PT8760000H0.000000001S");
      assertThatIllegalArgumentException()
          .isThrownBy(() -> policy.withValidity(longest.plus(TINY)))
          .withMessageStartingWith("validity must be at most ");
      assertThatIllegalArgumentException()
          .isThrownBy(() -> policy.withResendAfter(longest.plus(TINY)))
          .withMessageStartingWith("resendAfter must be at most ");
    }
  }
}
