package dev.walletport.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.walletport.adapter.fake.FakeWallets;
import dev.walletport.adapter.fake.junit.WithFakeWallets;
import dev.walletport.application.CreateWallet;
import dev.walletport.application.LinkWallet;
import dev.walletport.domain.Customer;
import dev.walletport.domain.CustomerId;
import dev.walletport.domain.NewWallet;
import dev.walletport.domain.WalletAccount.Linked;
import dev.walletport.domain.WalletId;
import dev.walletport.domain.WalletProvider;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** A unit test of host code, as the page on the fake quotes it. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class UnitTestRecipeTest {

  // README
  @Test
  @WithFakeWallets
  void the_customer_types_what_the_sms_says(
      FakeWallets fake, CreateWallet createWallet, LinkWallet linkWallet) {
    Customer customer = fake.openCustomer(CustomerId.of("customer_1122"));
    NewWallet newWallet = NewWallet.at(WalletProvider.MOBIKWIK).withFirstOtp();
    WalletId wallet = createWallet.create(customer, newWallet).get().id();

    String typed = fake.inbox().newestOtp(wallet);
    Linked linked = linkWallet.link(customer, wallet, typed).get();

    assertThat(fake.debit(linked.funds().token().get())).isTrue();
  }
  // README
}
