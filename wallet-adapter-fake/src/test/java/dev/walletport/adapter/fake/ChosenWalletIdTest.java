package dev.walletport.adapter.fake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.walletport.domain.Customer;
import dev.walletport.domain.CustomerId;
import dev.walletport.domain.DebitToken;
import dev.walletport.domain.NewWallet;
import dev.walletport.domain.Otp;
import dev.walletport.domain.WalletId;
import dev.walletport.domain.WalletProvider;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ChosenWalletIdTest {

  private static final WalletId CHOSEN = WalletId.of("wlt_yvuidaupkvz3");
  private static final NewWallet NEW_WALLET = NewWallet.at(WalletProvider.MOBIKWIK);

  private final FakeWallets fake = FakeWallets.seeded(7);
  private final Customer customer = fake.openCustomer(CustomerId.of("customer_1122"));

  @Test
  void is_that_of_a_wallet_like_any_other() {
    WalletId opened = fake.openWallet(customer.id(), NEW_WALLET.withFirstOtp(), CHOSEN);

    DebitToken token = linked(opened);

    assertThat(opened).isEqualTo(CHOSEN);
    assertThat(fake.debit(token)).isTrue();
    assertThat(fake.debit(token)).isFalse();
  }

  private DebitToken linked(WalletId wallet) {
    Otp otp = Otp.of(fake.inbox().newestOtp(wallet));
    return fake.gateway().link(customer, wallet, otp).get().funds().token().get();
  }

  @Test
  void is_refused_if_there_is_a_wallet_of_it() {
    Customer other = fake.openCustomer(CustomerId.of("customer_1133"));
    fake.openWallet(customer.id(), NEW_WALLET, CHOSEN);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> fake.openWallet(other.id(), NEW_WALLET, CHOSEN))
        .withMessageContaining("there is a wallet wlt_yvuidaupkvz3");
    assertThat(fake.customer(other.id()).get().wallets()).isEmpty();
  }

  @Test
  void that_would_be_drawn_next_is_drawn_no_more() {
    FakeWallets twin = FakeWallets.seeded(7);
    WalletId next = twin.openWallet(twin.openCustomer(customer.id()).id(), NEW_WALLET);

    fake.openWallet(customer.id(), NEW_WALLET, next);

    assertThat(fake.openWallet(customer.id(), NEW_WALLET)).isNotEqualTo(next);
    assertThat(fake.customer(customer.id()).get().wallets()).hasSize(2);
  }

  @Test
  void is_kept_by_a_snapshot_with_its_tokens() {
    fake.openWallet(customer.id(), NEW_WALLET.withFirstOtp(), CHOSEN);
    DebitToken token = linked(CHOSEN);
    Snapshot snapshot = fake.snapshot();

    fake.reset();
    fake.restore(snapshot);

    assertThat(fake.debit(token)).isTrue();
  }

  @Test
  void is_free_again_after_a_reset_and_its_number_is_that_of_a_drawn_one() {
    fake.openWallet(customer.id(), NEW_WALLET, CHOSEN);
    fake.reset();
    fake.openCustomer(customer.id());

    WalletId drawn = fake.openWallet(customer.id(), NEW_WALLET.withFirstOtp());

    assertThat(fake.debit(linked(drawn))).isTrue();
    assertThat(fake.openWallet(customer.id(), NEW_WALLET, CHOSEN)).isEqualTo(CHOSEN);
  }
}
