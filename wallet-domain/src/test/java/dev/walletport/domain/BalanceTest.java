package dev.walletport.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.vavr.control.Option;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class BalanceTest {

  private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
  private static final String THIRTY_NINES = "9".repeat(30);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0",
        "250",
        "-1",
        "0.00",
        "250.75",
        "0.30000000000000004",
        "99999999999999999999.9999999999"
      })
  void keeps_the_exact_amount_and_its_scale(String amount) {
    Balance balance = Balance.of(new BigDecimal(amount), NOW);

    assertThat(balance.amount()).isEqualTo(new BigDecimal(amount));
    assertThat(balance.readAt()).isEqualTo(Option.some(NOW));
  }

  @Test
  void has_at_most_30_digits() {
    assertThat(Balance.isBounded(new BigDecimal(THIRTY_NINES))).isTrue();
    assertThat(Balance.isBounded(new BigDecimal("-" + THIRTY_NINES))).isTrue();
    assertThat(Balance.isBounded(new BigDecimal("1" + "0".repeat(30)))).isFalse();
    assertThat(Balance.isBounded(new BigDecimal("-1" + "0".repeat(30)))).isFalse();
  }

  @Test
  void has_at_most_30_digits_at_every_scale() {
    for (int scale = 0; scale <= Balance.MAX_SCALE; scale++) {
      BigDecimal greatest = new BigDecimal(new BigInteger(THIRTY_NINES), scale);
      BigDecimal unit = BigDecimal.valueOf(1, scale);

      assertThat(Balance.isBounded(greatest)).isTrue();
      assertThat(Balance.isBounded(greatest.negate())).isTrue();
      assertThat(Balance.isBounded(greatest.add(unit))).isFalse();
      assertThat(Balance.isBounded(greatest.add(unit).negate())).isFalse();
    }
  }

  @Test
  void has_at_most_20_digits_after_the_point() {
    assertThat(Balance.isBounded(new BigDecimal("0." + "1".repeat(20)))).isTrue();
    assertThat(Balance.isBounded(new BigDecimal("0." + "1".repeat(21)))).isFalse();
  }

  @Test
  void has_no_negative_scale() {
    assertThat(Balance.isBounded(new BigDecimal("1E0"))).isTrue();
    assertThat(Balance.isBounded(new BigDecimal("1E1"))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"1e1000000", "-1e1000000", "1e-1000000", "1e2147483647", "1e-2147483647"})
  void refuses_a_number_on_which_arithmetic_explodes(String amount) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Balance.of(new BigDecimal(amount), NOW))
        .withMessage("a balance has at most 30 digits and a scale from 0 to 20");
  }

  /**
   * Counting these digits takes about 6 seconds; the check takes no time that could be measured.
   */
  @Test
  void refuses_ten_million_digits_at_once() {
    BigDecimal huge = new BigDecimal(BigInteger.ONE.shiftLeft(33_300_000), 2);

    boolean bounded =
        Assertions.assertTimeout(Duration.ofSeconds(2), () -> Balance.isBounded(huge));

    assertThat(bounded).isFalse();
  }

  @Test
  void may_be_of_an_unknown_time() {
    assertThat(new Balance(BigDecimal.TEN, Option.none()).readAt().isEmpty()).isTrue();
  }
}
