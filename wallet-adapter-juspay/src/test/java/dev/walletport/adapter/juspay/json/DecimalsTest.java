package dev.walletport.adapter.juspay.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Random;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class DecimalsTest {

  private static final int SAMPLES = 100_000;
  private static final Pattern DECIMAL = Pattern.compile("-?[0-9]{1,40}(\\.[0-9]{1,40})?");
  private static final Pattern NUMBER =
      Pattern.compile(DECIMAL.pattern() + "([eE][+-]?[0-9]{1,3})?");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0",
        "-0",
        "7",
        "250",
        "-250",
        "0.5",
        "-0.5",
        "250.00",
        "007.50",
        "999999999999999999",
        "-99999999999999999",
        "9999999999999999999",
        "0.0000000000000001",
        "-0.000000000000001",
        "1234567890123456789012345678901234567890",
        "0.1234567890123456789012345678901234567890"
      })
  void are_as_exact_as_written(String text) {
    assertThat(decimal(text)).isEqualTo(new BigDecimal(text));
    assertThat(number(text)).isEqualTo(new BigDecimal(text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"1e2", "1E2", "1e+2", "-1.5e-3", "0e0", "12.5e999", "1e-999"})
  void may_have_an_exponent_as_numbers_alone(String text) {
    assertThat(number(text)).isEqualTo(new BigDecimal(text));
    assertThat(decimal(text)).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "-",
        "+",
        "+1",
        ".",
        ".5",
        "5.",
        "-.5",
        "1.2.3",
        "--1",
        "1-",
        "1,000",
        " 1",
        "1 ",
        "x",
        "1x",
        "0x1",
        "NaN",
        "e",
        "1e",
        "1e+",
        "1e1000",
        "1e1.5",
        "e5",
        "-e5",
        ".e5",
        "1.e5",
        "\u0661",
        "1\u0660",
        "12345678901234567890123456789012345678901",
        "0.12345678901234567890123456789012345678901"
      })
  void are_nothing_else(String text) {
    assertThat(decimal(text)).isNull();
    assertThat(number(text)).isNull();
  }

  @Test
  void are_exactly_what_their_regular_expressions_say() {
    Random random = new Random(40_140);
    for (int sample = 0; sample < SAMPLES; sample++) {
      String text = any(random);

      assertThat(decimal(text)).isEqualTo(expected(DECIMAL, text));
      assertThat(number(text)).isEqualTo(expected(NUMBER, text));
    }
  }

  private static String any(Random random) {
    String from = "0123456789.-e+E";
    StringBuilder text = new StringBuilder();
    for (int left = random.nextInt(8); left > 0; left--) {
      text.append(from.charAt(random.nextInt(from.length())));
    }
    return text.toString();
  }

  /** Digits around it, which do not belong to it. */
  private static @Nullable BigDecimal decimal(String text) {
    return Decimals.decimal(("12" + text + "3").toCharArray(), 2, 2 + text.length());
  }

  private static @Nullable BigDecimal number(String text) {
    return Decimals.number(("12" + text + "3").toCharArray(), 2, 2 + text.length());
  }

  private static @Nullable BigDecimal expected(Pattern form, String text) {
    return form.matcher(text).matches() ? new BigDecimal(text) : null;
  }
}
