package dev.walletport.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.walletport.domain.OtpRejection.Malformed;
import dev.walletport.domain.OtpRejection.Missing;
import io.vavr.control.Either;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class OtpTest {

  private static final OtpPolicy SIX_DIGITS = OtpPolicy.standard();

  @Nested
  class What_the_customer_typed {
    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " ", "\t\r\n", "\u2003"})
    void is_missing_if_there_is_nothing_to_see(String typed) {
      assertThat(Otp.parse(typed, SIX_DIGITS)).isEqualTo(Either.left(new Missing()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"345678", " 345678", "345678\n", "\t 345678 \u2003"})
    void is_taken_without_the_white_space_around_it(String typed) {
      assertThat(Otp.parse(typed, SIX_DIGITS)).isEqualTo(Either.right(Otp.of("345678")));
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "34567", "3456789", "345 678", "34567a", "-34567", "３４５６７８", "٣٤٥٦٧٨", "34567\0", "."
        })
    void is_malformed_if_it_does_not_have_the_form(String typed) {
      assertThat(Otp.parse(typed, SIX_DIGITS))
          .isEqualTo(Either.left(new Malformed(OtpForm.digits(6))));
    }

    @Test
    void keeps_its_leading_zeros() {
      assertThat(Otp.parse("000001", SIX_DIGITS).map(Otp::reveal))
          .isEqualTo(Either.right("000001"));
    }

    @Test
    void may_be_anything_under_an_opaque_policy() {
      assertThat(Otp.parse("a+b/c=&%", OtpPolicy.opaque()).isRight()).isTrue();
      assertThat(Otp.parse("x".repeat(65), OtpPolicy.opaque()))
          .isEqualTo(Either.left(new Malformed(OtpForm.opaque())));
    }
  }

  @Nested
  class A_password_known_to_be_one {
    @Test
    void is_1_to_64_visible_characters() {
      assertThat(Otp.of("7").reveal()).isEqualTo("7");
      assertThat(Otp.of("~".repeat(64)).reveal()).hasSize(64);
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "",
          "canary canary",
          "canary\n",
          "canarycanarycanarycanarycanarycanarycanarycanarycanarycanarycanary"
        })
    void is_refused_otherwise_without_being_repeated(String value) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> Otp.of(value))
          .withMessage("an OTP has 1 to 64 visible ASCII characters");
    }
  }
}
