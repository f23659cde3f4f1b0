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

  private static final OtpForm SIX_DIGITS = OtpForm.standard();

  @Nested
  class What_the_customer_typed {
    @ParameterizedTest
    @NullSource
    @ValueSource(
        strings = {"", " ", "\t\r\n", "\u2003", "\u00A0", "\u200B", "\uFEFF", "\u202A\u202C", "--"})
    void is_missing_if_nothing_is_left_of_it(String typed) {
      assertThat(Otp.parse(typed, SIX_DIGITS)).isEqualTo(Either.left(new Missing()));
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "345678",
          " 345678",
          "345678\n",
          "\t 345678 \u2003",
          "345 678",
          "34-56-78",
          "3 4 5 6 7 8",
          "345\u00A0678",
          "345\u2007678",
          "\u202F345\u202F678",
          "\u200B345678\u200B",
          "34\u200B56\u206078",
          "\uFEFF345678",
          "\u202A345678\u202C",
          "\u2066345\u2069678",
          "\u200E345678\u200F",
          "345\u00AD678",
          "345\u2013678",
          "345 \u2014 678",
          "345\u2212678",
          "345\u2011678",
          "３４５６７８",
          "३४५६७८",
          "৩৪৫৬৭৮",
          "٣٤٥٦٧٨",
          "۳۴۵۶۷۸",
          "௩௪௫௬௭௮",
          "𝟑𝟒𝟓𝟔𝟕𝟖",
          "３４５－６७8"
        })
    void is_read_out_of_blanks_dashes_format_characters_and_any_digits(String typed) {
      assertThat(Otp.parse(typed, SIX_DIGITS).map(Otp::reveal)).isEqualTo(Either.right("345678"));
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "34567",
          "3456789",
          "34567a",
          "-34567",
          "34567\0",
          ".",
          "345.678",
          "345_678",
          "(345)678",
          "345,678",
          "+345678",
          "34567²",
          "34567①",
          "34567\uD835",
          "345 67",
          "३४५६७",
          "ＯＴＰ３４５"
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

    @ParameterizedTest
    @ValueSource(strings = {"a-b 7", "७", "７", "a\u00A0b", "a\u200Bb"})
    void is_not_changed_inside_under_other_forms(String typed) {
      assertThat(Otp.parse(typed, OtpForm.opaque()))
          .isEqualTo(Either.left(new Malformed(OtpForm.opaque())));
    }

    @ParameterizedTest
    @ValueSource(
        strings = {"A-7", " A-7\n", "\u00A0A-7\u202F", "\uFEFFA-7\u200B", "\u202AA-7\u202C"})
    void is_cleaned_at_its_ends_under_other_forms(String typed) {
      assertThat(Otp.parse(typed, OtpForm.opaque()).map(Otp::reveal))
          .isEqualTo(Either.right("A-7"));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "\u00A0", "\u200B", " \uFEFF "})
    void is_missing_under_other_forms_too(String typed) {
      assertThat(Otp.parse(typed, OtpForm.opaque())).isEqualTo(Either.left(new Missing()));
    }

    @Test
    void keeps_a_dash_under_other_forms() {
      assertThat(Otp.parse("-", OtpForm.opaque()).map(Otp::reveal)).isEqualTo(Either.right("-"));
    }

    @Test
    void may_be_anything_under_an_opaque_policy() {
      assertThat(Otp.parse("a+b/c=&%", OtpForm.opaque()).isRight()).isTrue();
      assertThat(Otp.parse("x".repeat(65), OtpForm.opaque()))
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
