package dev.walletport.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.walletport.domain.OtpRejection.Wrong;
import io.vavr.control.Option;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class OtpRejectionTest {

  @Test
  void a_wrong_otp_leaves_at_least_one_guess() {
    assertThat(new Wrong(Option.some(1)).guessesLeft()).isEqualTo(Option.some(1));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Wrong(Option.some(0)))
        .withMessage("a wrong OTP leaves at least 1 guess, not 0: that is GuessesExhausted");
  }
}
