package dev.walletport.adapter.fake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.walletport.adapter.fake.ProviderWording.Subject;
import dev.walletport.adapter.fake.ProviderWording.Words;
import dev.walletport.domain.OtpPolicy;
import dev.walletport.domain.WalletProvider;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ProviderWordingTest {

  private static final Words CHANGED = new Words("P1", "No.", " {n} left.");

  private final FakeWallets fake = FakeWallets.create();

  @Test
  void is_the_preset_of_a_provider() {
    assertThat(ProviderWording.of(WalletProvider.LAZYPAY)).isSameAs(ProviderWording.lazyPay());
    assertThat(ProviderWording.of(WalletProvider.PAYTM)).isSameAs(ProviderWording.standard());
    assertThat(fake.wording(WalletProvider.LAZYPAY)).isSameAs(ProviderWording.lazyPay());
    assertThat(fake.wording(WalletProvider.PAYTM)).isSameAs(ProviderWording.standard());
  }

  @Test
  void has_words_for_every_subject_with_the_figure_in_them() {
    for (Subject subject : Subject.values()) {
      assertThat(ProviderWording.standard().words(subject).code()).isNotEmpty();
      assertThat(ProviderWording.lazyPay().words(subject).message(7)).doesNotContain("{n}");
    }
    assertThat(ProviderWording.standard().words(Subject.OTP_WRONG).message(2))
        .isEqualTo("Incorrect OTP. You have 2 more attempts.");
    assertThat(ProviderWording.lazyPay().words(Subject.OTP_WRONG).code())
        .isEqualTo("LP_INCORRECT_OTP");
  }

  @Test
  void changes_in_one_subject_alone() {
    ProviderWording changed = ProviderWording.standard().with(Subject.OTP_EXPIRED, CHANGED);

    assertThat(changed.words(Subject.OTP_EXPIRED)).isEqualTo(CHANGED);
    assertThat(changed.words(Subject.OTP_WRONG))
        .isEqualTo(ProviderWording.standard().words(Subject.OTP_WRONG));
    assertThat(ProviderWording.standard().words(Subject.OTP_EXPIRED)).isNotEqualTo(CHANGED);
  }

  @Test
  void is_set_for_one_provider_and_leaves_its_rules_and_all_others() {
    ProviderWording changed = ProviderWording.standard().with(Subject.OTP_EXPIRED, CHANGED);
    OtpPolicy before = fake.policy(WalletProvider.PAYTM).get();

    fake.setWording(WalletProvider.PAYTM, changed);

    assertThat(fake.wording(WalletProvider.PAYTM)).isSameAs(changed);
    assertThat(fake.wording(WalletProvider.MOBIKWIK)).isSameAs(ProviderWording.standard());
    assertThat(fake.policy(WalletProvider.PAYTM)).containsExactly(before);
  }
}
