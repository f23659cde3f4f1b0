package dev.walletport.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.walletport.domain.testing.SampleWallets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class WalletListTest {

  @Test
  void is_whole_if_nothing_in_it_is_unreadable() {
    List<WalletAccount> wallets = List.of(SampleWallets.linked());

    assertThat(WalletList.of(wallets).isComplete()).isTrue();
    assertThat(new WalletList(wallets, 1).isComplete()).isFalse();
  }

  @Test
  void walks_the_readable_wallets_in_order() {
    List<WalletAccount> wallets = List.of(SampleWallets.linked(), SampleWallets.linked());

    assertThat(new WalletList(wallets, 2)).containsExactlyElementsOf(wallets);
  }

  @Test
  void keeps_a_copy() {
    List<WalletAccount> wallets = new ArrayList<>(List.of(SampleWallets.linked()));

    WalletList list = WalletList.of(wallets);
    wallets.clear();

    assertThat(list).hasSize(1);
  }

  @Test
  void has_no_negative_number_of_unreadable_entries() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new WalletList(List.of(), -1))
        .withMessage("unreadable is negative: -1");
  }
}
