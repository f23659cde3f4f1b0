package dev.walletport.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.walletport.adapter.fake.FakeWallets;
import dev.walletport.adapter.fake.Fault;
import dev.walletport.adapter.fake.MagicOtp;
import dev.walletport.adapter.fake.junit.WithFakeWallets;
import dev.walletport.application.CreateWallet;
import dev.walletport.application.LinkWallet;
import dev.walletport.domain.Customer;
import dev.walletport.domain.CustomerId;
import dev.walletport.domain.NewWallet;
import dev.walletport.domain.WalletAccount.Linked;
import dev.walletport.domain.WalletFailure.OutcomeUnknown;
import dev.walletport.domain.WalletId;
import dev.walletport.domain.WalletOperation;
import dev.walletport.domain.WalletProvider;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** A lost answer, as the page on the fake quotes it. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class LostAnswerTest {

  // README
  @Test
  @WithFakeWallets
  void a_lost_answer_is_settled_by_reading_and_never_by_sending_again(
      FakeWallets fake, CreateWallet createWallet, LinkWallet linkWallet) {
    Customer customer = fake.openCustomer(CustomerId.of("customer_1122"));
    NewWallet newWallet = NewWallet.at(WalletProvider.MOBIKWIK).withFirstOtp();
    WalletId wallet = createWallet.create(customer, newWallet).get().id();
    String typed = fake.inbox().newestOtp(wallet);

    fake.faults().next(WalletOperation.LINK, Fault.requestLost());
    fake.faults().next(WalletOperation.LINK, Fault.answerLost());

    assertThat(linkWallet.link(customer, wallet, typed).getLeft())
        .isInstanceOf(OutcomeUnknown.class); // Nothing was linked, but that cannot be known.
    assertThat(linkWallet.link(customer, wallet, typed).get())
        .isInstanceOf(Linked.class); // It was linked, and the wallet says so.
  }
  // README

  @Test
  @WithFakeWallets
  void the_magic_otps_bring_the_same(
      FakeWallets fake, CreateWallet createWallet, LinkWallet linkWallet) {
    Customer customer = fake.openCustomer(CustomerId.of("customer_1122"));
    NewWallet newWallet = NewWallet.at(WalletProvider.MOBIKWIK);
    WalletId wallet = createWallet.create(customer, newWallet).get().id();

    assertThat(linkWallet.link(customer, wallet, MagicOtp.REQUEST_LOST.typed()).getLeft())
        .isInstanceOf(OutcomeUnknown.class);
    assertThat(linkWallet.link(customer, wallet, MagicOtp.ANSWER_LOST.typed()).get())
        .isInstanceOf(Linked.class);
  }
}
