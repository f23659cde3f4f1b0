package dev.walletport.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.walletport.domain.WalletAccount.Linked;
import dev.walletport.domain.WalletAccount.Unlinked;
import dev.walletport.domain.testing.SampleWallets;
import io.vavr.control.Option;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class WalletAccountTest {

  private static final WalletDetails DETAILS =
      new WalletDetails(Option.some("ref"), Option.none(), Map.of());

  private final Unlinked unlinked =
      new Unlinked(SampleWallets.ID, WalletProvider.MOBIKWIK, DETAILS);
  private final Linked linked = unlinked.linked(SampleWallets.funds());

  @Nested
  class An_unlinked_wallet {
    @Test
    void is_the_same_wallet_once_linked() {
      assertThat(linked)
          .isEqualTo(new Linked(
              SampleWallets.ID, WalletProvider.MOBIKWIK, DETAILS, SampleWallets.funds()));
    }

    @Test
    void folds_to_its_own_side() {
      assertThat(sideOf(unlinked)).isEqualTo("unlinked");
      assertThat(unlinked.<WalletAccount>fold(it -> it, it -> it)).isSameAs(unlinked);
    }
  }

  @Nested
  class A_linked_wallet {
    @Test
    void is_the_wallet_it_was_once_delinked() {
      assertThat(linked.delinked()).isEqualTo(unlinked);
    }

    @Test
    void shows_the_newer_funds_alone_once_refreshed() {
      Linked refreshed = linked.refreshed(Funds.unknown());

      assertThat(refreshed)
          .isEqualTo(
              new Linked(SampleWallets.ID, WalletProvider.MOBIKWIK, DETAILS, Funds.unknown()));
    }

    @Test
    void may_have_funds_of_which_nothing_is_known() {
      assertThat(Funds.unknown()).isEqualTo(new Funds(Option.none(), Option.none(), List.of()));
    }

    @Test
    void folds_to_its_own_side() {
      assertThat(sideOf(linked)).isEqualTo("linked");
      assertThat(linked.<WalletAccount>fold(it -> it, it -> it)).isSameAs(linked);
    }
  }

  @Test
  void a_fold_may_answer_null() {
    String answer = SampleWallets.linked().<@Nullable String>fold(it -> "unlinked", it -> null);

    assertThat(answer).isNull();
  }

  @Test
  void funds_copy_the_sub_accounts_they_are_given() {
    SubAccount subAccount = new SubAccount("PAYTM", SubAccount.Type.WALLET, Option.none());
    List<SubAccount> given = new ArrayList<>(List.of(subAccount));
    Funds funds = new Funds(Option.none(), Option.none(), given);

    given.clear();

    assertThat(funds.subAccounts()).containsExactly(subAccount);
  }

  @Test
  void a_sub_account_is_of_an_open_set_of_kinds() {
    assertThat(new SubAccount.Type("REWARD")).isEqualTo(SubAccount.Type.REWARD);
    assertThat(SubAccount.Type.WALLET.code()).isEqualTo("WALLET");
    assertThat(SubAccount.Type.CONSUMER_FINANCE.code()).isEqualTo("CONSUMER_FINANCE");
    assertThat(new SubAccount.Type("GIFT_CARD").code()).isEqualTo("GIFT_CARD");
  }

  private static String sideOf(WalletAccount account) {
    return account.fold(it -> "unlinked", it -> "linked");
  }
}
