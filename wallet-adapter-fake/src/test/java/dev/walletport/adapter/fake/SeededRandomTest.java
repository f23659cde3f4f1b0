package dev.walletport.adapter.fake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.walletport.adapter.fake.SeededRandom.TokenNumbers;
import dev.walletport.domain.Otp;
import dev.walletport.domain.OtpForm;
import dev.walletport.domain.OtpForm.Alphabet;
import dev.walletport.domain.WalletId;
import io.vavr.control.Option;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class SeededRandomTest {

  private static final int MANY = 20_000;

  private final SeededRandom random = new SeededRandom(7);

  @Test
  void wallet_ids_never_collide() {
    long distinct =
        LongStream.range(0, MANY).mapToObj(random::walletId).distinct().count();

    assertThat(distinct).isEqualTo(MANY);
  }

  @Test
  void wallet_ids_of_neighbours_do_not_look_alike() {
    WalletId one = random.walletId(1);
    WalletId two = random.walletId(2);

    long same = IntStream.range("wlt_".length(), one.value().length())
        .filter(i -> one.value().charAt(i) == two.value().charAt(i))
        .count();

    assertThat(same).isLessThan(6);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0, 0",
    "0, 1, 0",
    "0, 0, 1",
    "1, 0, 0",
    "0, 2147483647, 1099511627775",
    "1699999, 2147483647, 1099511627775",
    "1700000, 0, 0",
    "2147483647, 2147483647, 1099511627775",
    "7, 12345, 67890"
  })
  void a_token_reads_back_as_its_three_numbers(long generation, long wallet, long number) {
    TokenNumbers token = new TokenNumbers(generation, wallet, number);

    assertThat(random.readToken(random.token(token))).isEqualTo(Option.some(token));
  }

  @Test
  void a_token_of_another_seed_reads_back_as_something_else() {
    TokenNumbers token = new TokenNumbers(0, 1, 1);

    assertThat(random.readToken(new SeededRandom(8).token(token))).isNotEqualTo(Option.some(token));
  }

  @ParameterizedTest
  @CsvSource({
    "4, 4, DIGITS, [0-9]{4}",
    "6, 6, DIGITS, [0-9]{6}",
    "1, 64, DIGITS, [0-9]{6}",
    "1, 3, DIGITS, [0-9]{3}",
    "20, 20, LETTERS_AND_DIGITS, [0-9A-Za-z]{20}",
    "8, 64, VISIBLE, [0-9A-Za-z]{8}",
    "64, 64, VISIBLE, [0-9A-Za-z]{64}"
  })
  void an_otp_has_the_form_that_is_asked_for(
      int least, int most, Alphabet alphabet, String expected) {
    OtpForm form = new OtpForm(least, most, alphabet);

    Otp otp = random.otp(1, 1, form);

    assertThat(form.accepts(otp.reveal())).isTrue();
    assertThat(otp.reveal()).matches(expected);
  }

  @Test
  void otps_spread_over_all_six_digit_numbers() {
    double mean = IntStream.range(0, MANY)
        .mapToObj(nth -> random.otp(1, nth, OtpForm.digits(6)).reveal())
        .mapToInt(Integer::parseInt)
        .average()
        .orElseThrow();

    assertThat(mean).isBetween(490_000.0, 510_000.0);
  }

  @Test
  void otps_of_one_wallet_and_of_neighbours_differ() {
    OtpForm form = OtpForm.digits(12);

    long distinct = IntStream.range(0, MANY)
        .mapToObj(i -> random.otp(i / 100, i % 100, form).reveal())
        .distinct()
        .count();

    assertThat(distinct).isEqualTo(MANY);
  }
}
