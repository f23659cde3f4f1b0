package dev.walletport.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.walletport.domain.testing.DefaultLocale;
import dev.walletport.domain.testing.SampleWallets;
import io.vavr.control.Option;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the domain says is the same on a machine with digits of its own. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class DefaultLocaleTest {

  @ParameterizedTest
  @MethodSource("dev.walletport.domain.testing.DefaultLocale#unusual")
  void changes_no_text(Locale locale) {
    List<String> expected = DefaultLocale.during(Locale.ROOT, DefaultLocaleTest::texts);

    List<String> actual = DefaultLocale.during(locale, DefaultLocaleTest::texts);

    assertThat(actual).isEqualTo(expected);
    assertThat(actual.get(0)).startsWith("wallet id has U+002F at index 12: only");
  }

  @Test
  void is_one_that_would_change_a_text_and_is_put_back() {
    Locale before = Locale.getDefault();

    assertThat(DefaultLocale.during(Locale.forLanguageTag("mr-IN"), () -> "%d".formatted(2)))
        .isEqualTo("२");
    assertThat(DefaultLocale.during(Locale.forLanguageTag("tr-TR"), () -> "%S".formatted("i")))
        .isEqualTo("İ");
    assertThat(Locale.getDefault()).isEqualTo(before);
  }

  private static List<String> texts() {
    SubAccount subAccount = new SubAccount(
        "SIMPL",
        SubAccount.Type.REWARD,
        Option.some(Balance.of(new BigDecimal("1234567.89"), SampleWallets.READ_AT)));
    return List.of(
        WalletId.parse("wlt_12345678/").getLeft().message(),
        WalletId.parse("a".repeat(65)).getLeft().message(),
        MobileNumber.parse("12345").getLeft().message(),
        new OtpForm(4, 12, OtpForm.Alphabet.DIGITS).words(),
        String.valueOf(catchThrowable(() -> OtpForm.digits(65))),
        String.valueOf(catchThrowable(() -> new OtpRejection.Wrong(Option.some(0)))),
        subAccount.toString(),
        SampleWallets.linked().toString(),
        OtpPolicy.standard().toString(),
        new WalletFailure.Throttled(Option.some(Duration.ofSeconds(12))).toString(),
        new WalletFailure.OtpRejected(new OtpRejection.Wrong(Option.some(2))).toString(),
        new WalletFailure.Refused("INVALID", "12").kind());
  }
}
