package dev.walletport.adapter.juspay;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ErrorCodeWordsTest {

  @Test
  void leave_out_what_stands_before_the_first_separator_if_it_is_nothing() {
    assertThat(ErrorCodeWords.of("__INVALID-OTP").words()).containsExactly("INVALID", "OTP");
  }

  @Test
  void are_read_up_to_256_characters() {
    assertThat(ErrorCodeWords.of("A".repeat(256)).words()).containsExactly("A".repeat(256));
    assertThat(ErrorCodeWords.of("A".repeat(257)).words()).containsExactly("A".repeat(256));
  }

  @Test
  void of_one_word_are_not_found_behind_a_word_that_is_no_prefix() {
    ErrorCodeWords otp = ErrorCodeWords.required("OTP");

    assertThat(otp.isIn(ErrorCodeWords.of("RESEND_OTP"))).isFalse();
    assertThat(otp.isIn(ErrorCodeWords.of("OTP"))).isTrue();
  }

  @Test
  void of_several_with_an_otp_are_found_behind_any_word_but_a_negation() {
    ErrorCodeWords invalid = ErrorCodeWords.required("INVALID_OTP");

    assertThat(invalid.isIn(ErrorCodeWords.of("RESEND_INVALID_OTP"))).isTrue();
    assertThat(invalid.isIn(ErrorCodeWords.of("NOT_INVALID_OTP"))).isFalse();
  }

  @Test
  void start_with_fewer_words_only() {
    ErrorCodeWords words = ErrorCodeWords.of("LP_LOCKED");

    assertThat(words.startsWith(ErrorCodeWords.of("LP"))).isTrue();
    assertThat(words.startsWith(words)).isFalse();
    assertThat(words.startsWith(ErrorCodeWords.of("LOCKED"))).isFalse();
  }
}
