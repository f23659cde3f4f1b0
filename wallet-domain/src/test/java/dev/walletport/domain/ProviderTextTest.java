package dev.walletport.domain;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.walletport.domain.WalletAccount.Unlinked;
import dev.walletport.domain.WalletFailure.CredentialsRefused;
import dev.walletport.domain.WalletFailure.NotInThisState;
import dev.walletport.domain.WalletFailure.ProtocolViolation;
import dev.walletport.domain.WalletFailure.Refused;
import dev.walletport.domain.WalletFailure.Unavailable;
import dev.walletport.domain.testing.SampleWallets;
import io.vavr.control.Option;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a stranger's words may do to our failures and logs. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ProviderTextTest {

  private static final String FORGERY = "no\r\n2026-01-02 INFO wallet linked";

  @Nested
  class A_short_text {
    @ParameterizedTest
    @ValueSource(strings = {"", "LP_INCORRECT_OTP", "2 more attempts…", "गलत OTP", "ना😀"})
    void is_kept_as_it_is(String text) {
      assertThat(ProviderText.code(text)).isEqualTo(text);
      assertThat(ProviderText.message(text)).isEqualTo(text);
      assertThat(ProviderText.line(text)).isEqualTo(text);
    }
  }

  @Nested
  class A_long_text {
    @Test
    void is_cut_at_its_limit_and_shows_that_it_was() {
      assertThat(ProviderText.code("x".repeat(64))).isEqualTo("x".repeat(64));
      assertThat(ProviderText.code("x".repeat(65))).isEqualTo("x".repeat(63) + "…");
      assertThat(ProviderText.message("x".repeat(256))).isEqualTo("x".repeat(256));
      assertThat(ProviderText.message("x".repeat(257))).isEqualTo("x".repeat(255) + "…");
    }

    @Test
    void is_never_cut_through_a_character() {
      assertThat(ProviderText.code("x".repeat(61) + "😀😀")).isEqualTo("x".repeat(61) + "😀…");
      assertThat(ProviderText.code("x".repeat(62) + "😀😀")).isEqualTo("x".repeat(62) + "…");
      assertThat(ProviderText.code("x".repeat(63) + "😀😀")).isEqualTo("x".repeat(63) + "…");
      assertThat(ProviderText.code("x".repeat(62) + "😀yy")).isEqualTo("x".repeat(62) + "…");
    }

    @Test
    void is_well_formed_wherever_the_cut_falls() {
      for (int lead = 0; lead < 130; lead++) {
        String cut = ProviderText.code("x".repeat(lead) + "😀".repeat(64));

        assertThat(cut).hasSizeLessThanOrEqualTo(64).doesNotContain("?").endsWith("…");
        assertThat(new String(cut.getBytes(UTF_8), UTF_8)).isEqualTo(cut);
      }
    }
  }

  @Nested
  class A_character_that_could_forge_a_log_line {
    @ParameterizedTest
    @ValueSource(
        ints = {
          0x00, 0x09, 0x0A, 0x0D, 0x1B, 0x7F, 0x85, 0xAD, 0x200B, 0x200E, 0x202E, 0x2028, 0x2029,
          0x2066, 0xFEFF, 0xE000, 0xFFFF, 0x10FFFF, 0xE0001
        })
    void becomes_a_question_mark(int codePoint) {
      assertThat(ProviderText.message("a" + Character.toString(codePoint) + "b"))
          .isEqualTo("a?b");
      assertThat(ProviderText.line("a" + Character.toString(codePoint) + "b")).isEqualTo("a?b");
    }

    @Test
    void is_also_half_a_surrogate_pair() {
      assertThat(ProviderText.message("a\uD83Db")).isEqualTo("a?b");
      assertThat(ProviderText.message("a\uDE00b")).isEqualTo("a?b");
      assertThat(ProviderText.message("a\uDE00\uD83D")).isEqualTo("a??");
    }

    @ParameterizedTest
    @ValueSource(ints = {' ', '~', 0xA0, 0xE9, 0x20AC, 0x0928, 0x1F600})
    void is_none_of_these(int codePoint) {
      assertThat(ProviderText.message(Character.toString(codePoint)))
          .isEqualTo(Character.toString(codePoint));
    }
  }

  @Nested
  class Every_failure_with_words_of_a_provider {
    @Test
    void cuts_and_cleans_them() {
      String code = FORGERY + "x".repeat(100);
      String message = FORGERY + "x".repeat(1_000);

      Refused refused = new Refused(code, message);
      CredentialsRefused credentials = new CredentialsRefused(code, message);

      assertThat(refused.code()).isEqualTo(ProviderText.code(code)).hasSize(64);
      assertThat(refused.message()).isEqualTo(ProviderText.message(message)).hasSize(256);
      assertThat(credentials.code()).isEqualTo(refused.code());
      assertThat(credentials.message()).isEqualTo(refused.message());
      assertThat(new Unavailable(message).reason()).isEqualTo(refused.message());
      assertThat(new ProtocolViolation(message).what()).isEqualTo(refused.message());
    }

    @Test
    void prints_one_line() {
      assertThat(new Refused(FORGERY, FORGERY).toString()).doesNotContain("\n", "\r");
      assertThat(new CredentialsRefused(FORGERY, FORGERY).toString()).doesNotContain("\n", "\r");
      assertThat(new Unavailable(FORGERY).toString()).doesNotContain("\n", "\r");
      assertThat(new ProtocolViolation(FORGERY).toString()).doesNotContain("\n", "\r");
    }
  }

  @Nested
  class An_account_inside_a_failure {
    private final WalletDetails details =
        new WalletDetails(Option.some(FORGERY), Option.some(FORGERY), Map.of(FORGERY, "value"));
    private final SubAccount subAccount =
        new SubAccount(FORGERY, new SubAccount.Type(FORGERY), Option.none());

    @Test
    void keeps_what_the_provider_said() {
      assertThat(details.bankCode()).isEqualTo(Option.some(FORGERY));
      assertThat(subAccount.paymentMethod()).isEqualTo(FORGERY);
      assertThat(subAccount.type().code()).isEqualTo(FORGERY);
    }

    @Test
    void prints_one_line() {
      Unlinked unlinked = new Unlinked(SampleWallets.ID, WalletProvider.MOBIKWIK, details);
      Funds funds = new Funds(Option.none(), Option.none(), List.of(subAccount));

      String printed = new NotInThisState(unlinked.linked(funds)).toString();

      assertThat(printed).doesNotContain("\n", "\r").contains("no??2026-01-02 INFO wallet linked");
      assertThat(subAccount.type().toString()).isEqualTo("no??2026-01-02 INFO wallet linked");
    }

    @Test
    void names_a_sub_account_by_all_it_is() {
      SubAccount rewards = new SubAccount("TWID", SubAccount.Type.REWARD, Option.none());

      assertThat(rewards).hasToString("SubAccount[paymentMethod=TWID, type=REWARD, balance=None]");
    }
  }
}
