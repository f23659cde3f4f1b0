package dev.walletport.adapter.fake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.walletport.application.port.WalletGateway;
import dev.walletport.domain.Customer;
import dev.walletport.domain.CustomerId;
import dev.walletport.domain.DebitToken;
import dev.walletport.domain.NewWallet;
import dev.walletport.domain.Otp;
import dev.walletport.domain.OtpRejection;
import dev.walletport.domain.WalletAccount.Linked;
import dev.walletport.domain.WalletAccount.Unlinked;
import dev.walletport.domain.WalletFailure.NotInThisState;
import dev.walletport.domain.WalletFailure.OtpRejected;
import dev.walletport.domain.WalletId;
import dev.walletport.domain.WalletOperation;
import dev.walletport.domain.WalletProvider;
import java.math.BigDecimal;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** Wallets that are linked and delinked without a call of the host. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ElsewhereTest {

  private static final NewWallet NEW_WALLET =
      NewWallet.at(WalletProvider.MOBIKWIK).withFirstOtp();

  private final FakeWallets wallets = FakeWallets.create();
  private final WalletGateway gateway = wallets.gateway();
  private final Customer customer = wallets.openCustomer(CustomerId.of("customer_1122"));
  private final WalletId wallet = wallets.openWallet(customer.id(), NEW_WALLET);
  private final Otp otp = Otp.of(wallets.inbox().newestOtp(wallet));

  @Test
  void a_wallet_linked_elsewhere_is_linked_with_its_balance() {
    wallets.setBalance(wallet, new BigDecimal("7"));

    wallets.linkElsewhere(wallet);

    Linked found = (Linked) gateway.find(customer, wallet).get();
    assertThat(found.funds().balance().get().amount()).isEqualByComparingTo("7");
    assertThat(wallets.debit(found.funds().token().get())).isTrue();
    assertThat(gateway.link(customer, wallet, otp).getLeft()).isInstanceOf(NotInThisState.class);
  }

  @Test
  void an_otp_from_before_a_link_elsewhere_is_void() {
    wallets.linkElsewhere(wallet);
    wallets.delinkElsewhere(wallet);

    assertThat(gateway.link(customer, wallet, otp).getLeft())
        .isEqualTo(new OtpRejected(new OtpRejection.NotRequested()));
  }

  @Test
  void a_wallet_delinked_elsewhere_is_unlinked_and_its_tokens_are_void() {
    Linked linked = gateway.link(customer, wallet, otp).get();
    DebitToken token = linked.funds().token().get();

    wallets.delinkElsewhere(wallet);

    assertThat(wallets.debit(token)).isFalse();
    assertThat(gateway.find(customer, wallet).get()).isInstanceOf(Unlinked.class);
    assertThat(gateway.delink(customer, wallet).getLeft()).isInstanceOf(NotInThisState.class);
    wallets.linkElsewhere(wallet);
    assertThat(wallets.debit(token)).isFalse();
  }

  @Test
  void what_is_linked_stays_linked_and_what_is_unlinked_keeps_its_otp() {
    wallets.delinkElsewhere(wallet);
    Linked linked = gateway.link(customer, wallet, otp).get();

    wallets.linkElsewhere(wallet);

    assertThat(wallets.debit(linked.funds().token().get())).isTrue();
  }

  @Test
  void neither_is_in_the_journal_nor_stopped_by_a_fault_or_a_lock() {
    wallets.faults().whileSet(WalletOperation.LINK, Fault.unavailable());
    wallets.faults().whileSet(WalletOperation.DELINK, Fault.unavailable());
    wallets.lock(customer.id());

    wallets.linkElsewhere(wallet);
    assertThat(wallets.wallet(wallet).get().account()).isInstanceOf(Linked.class);
    wallets.delinkElsewhere(wallet);
    assertThat(wallets.wallet(wallet).get().account()).isInstanceOf(Unlinked.class);

    assertThat(wallets.journal()).isEmpty();
    assertThat(wallets.inbox().messages()).hasSize(1);
  }

  @Test
  void an_unknown_wallet_cannot_be_changed_elsewhere() {
    WalletId unknown = WalletId.of("wlt_unknown");

    assertThatIllegalArgumentException()
        .isThrownBy(() -> wallets.linkElsewhere(unknown))
        .withMessage("no wallet wlt_unknown here");
    assertThatIllegalArgumentException().isThrownBy(() -> wallets.delinkElsewhere(unknown));
  }
}
