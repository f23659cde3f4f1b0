package dev.walletport.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.walletport.domain.OtpForm.Alphabet;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class OtpFormTest {

  @ParameterizedTest
  @CsvSource({
    "DIGITS, 09, '/:aA .'",
    "LETTERS_AND_DIGITS, 09azAZ, '/:@[`{ _-é'",
    "VISIBLE, !~09azAZ, ' \u007F\u00A0é'"
  })
  void accepts_its_alphabet_and_no_neighbour_of_it(
      Alphabet alphabet, String allowed, String forbidden) {
    OtpForm one = new OtpForm(1, 1, alphabet);

    assertThat(allowed.chars()).allMatch(unit -> one.accepts(Character.toString(unit)));
    assertThat(forbidden.chars()).noneMatch(unit -> one.accepts(Character.toString(unit)));
  }

  @Test
  void looks_at_every_character() {
    assertThat(OtpForm.digits(3).accepts("12a")).isFalse();
    assertThat(OtpForm.digits(3).accepts("a12")).isFalse();
  }

  @Test
  void accepts_its_least_and_its_most_length_and_none_beyond() {
    OtpForm form = new OtpForm(2, 4, Alphabet.DIGITS);

    assertThat(form.accepts("1")).isFalse();
    assertThat(form.accepts("12")).isTrue();
    assertThat(form.accepts("1234")).isTrue();
    assertThat(form.accepts("12345")).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "1, 64", "64, 64", "6, 6"})
  void may_be_of_1_to_64_characters(int least, int most) {
    OtpForm form = new OtpForm(least, most, Alphabet.DIGITS);

    assertThat(form.accepts("1".repeat(least))).isTrue();
    assertThat(form.accepts("1".repeat(most))).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"0, 1", "-1, 6", "7, 6", "1, 65", "65, 65"})
  void is_refused_outside_of_that(int least, int most) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new OtpForm(least, most, Alphabet.DIGITS))
        .withMessage("an OTP form needs 1 <= least <= most <= 64, not " + least + " and " + most);
  }

  @Test
  void says_itself_in_words() {
    assertThat(OtpForm.digits(6).words()).isEqualTo("6 digits");
    assertThat(new OtpForm(4, 8, Alphabet.LETTERS_AND_DIGITS).words())
        .isEqualTo("4 to 8 letters and digits");
    assertThat(OtpForm.opaque().words()).isEqualTo("1 to 64 visible ASCII characters");
  }
}
