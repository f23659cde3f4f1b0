package dev.walletport.adapter.juspay;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class NumberInMessageTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "2 more attempts before we lock your account|2",
        "Incorrect OTP. 1 more try|1",
        "1000 more attempts|1000",
        "You have 5000 more tries|5000",
        "9999 more attempts|9999",
        "0 more attempts|0",
        "0003 more attempts|3",
        "000000000000000000003 more attempts|3",
        "(2 MORE ATTEMPTS)|2",
        "left:3 more attempts|3",
        "left=3 more attempts|3",
        "Wrong - 3 more attempts|3",
        "You have\u00a03\u00a0more attempts|3",
        "Error 17. 3  more  attempts|3"
      })
  void of_guesses_is_read_whole(String text, int number) {
    assertThat(NumberInMessage.GUESSES_LEFT.in(text)).containsExactly(number);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "10000 more attempts",
        "99999999999999999999 more attempts",
        "v2.1000 more attempts",
        "v2 more attempts",
        "-1 more attempts",
        "\u22121 more attempts",
        "+1 more attempts",
        "1,000 more attempts",
        "1,00,000 more attempts",
        "1.000 more attempts",
        "1'000 more attempts",
        "1_000 more attempts",
        "1 000 more attempts",
        "1\u00a0000 more attempts",
        "1\u202f000 more attempts",
        "1\u200b000 more attempts",
        "10.5 more attempts",
        "1/2 more attempts",
        "1-2 more attempts",
        "12:30 more tries",
        "1e3 more attempts",
        "0x10 more attempts",
        "#2a3 more attempts",
        "\uff110 more attempts",
        "1\u00bd more attempts",
        "2 moreattempts",
        "2more attempts",
        "2 more wallets",
        "some more attempts"
      })
  void of_guesses_is_none_rather_than_a_part(String text) {
    assertThat(NumberInMessage.GUESSES_LEFT.in(text)).isEmpty();
  }

  @Test
  void of_guesses_is_not_put_together_from_two_messages() {
    assertThat(NumberInMessage.GUESSES_LEFT.in("Error 5\n2 more attempts")).containsExactly(2);
    assertThat(NumberInMessage.GUESSES_LEFT.in("Error 5\nmore attempts")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Try again in 12 seconds.|12",
        "in 1 second|1",
        "In 0 SECONDS|0",
        "in 999999 seconds|999999",
        "in 0000000060 seconds|60",
        "Again (in\u00a030\u00a0seconds)|30"
      })
  void of_seconds_is_read_whole(String text, int number) {
    assertThat(NumberInMessage.IN_SECONDS.in(text)).containsExactly(number);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "in 1000000 seconds",
        "in 99999999999999999999 seconds",
        "in -5 seconds",
        "in 1,000 seconds",
        "in 1 000 seconds",
        "in 10.5 seconds",
        "in 10-15 seconds",
        "in v10 seconds",
        "in 10seconds",
        "in 5 secondary steps",
        "within 10 seconds",
        "10 seconds",
        "in 5 minutes and 10 seconds"
      })
  void of_seconds_is_none_rather_than_a_part(String text) {
    assertThat(NumberInMessage.IN_SECONDS.in(text)).isEmpty();
  }

  @Test
  void is_looked_for_in_linear_time() {
    String zeros = "0".repeat(1 << 20);
    String spaces = "1 ".repeat(1 << 19);

    assertThat(NumberInMessage.GUESSES_LEFT.in(zeros)).isEmpty();
    assertThat(NumberInMessage.IN_SECONDS.in("in " + zeros + " x")).isEmpty();
    assertThat(NumberInMessage.GUESSES_LEFT.in(spaces)).isEmpty();
  }
}
