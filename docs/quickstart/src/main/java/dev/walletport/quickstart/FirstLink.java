package dev.walletport.quickstart;

import dev.walletport.adapter.fake.FakeWallets;
import dev.walletport.application.Wallets;
import dev.walletport.domain.Customer;
import dev.walletport.domain.CustomerId;
import dev.walletport.domain.NewWallet;
import dev.walletport.domain.WalletAccount.Linked;
import dev.walletport.domain.WalletAccount.Unlinked;
import dev.walletport.domain.WalletId;
import dev.walletport.domain.WalletProvider;

/** One wallet on the fake, from its creation to its delinking, as getting-started.md quotes it. */
final class FirstLink {

  private FirstLink() {}

  // README
  public static void main(String[] arguments) {
    FakeWallets fake = FakeWallets.create();
    Customer customer = fake.openCustomer(CustomerId.of("customer_1122"));
    Wallets wallets = Wallets.over(fake.gateway());

    NewWallet newWallet = NewWallet.at(WalletProvider.MOBIKWIK).withFirstOtp();
    WalletId wallet = wallets.create(customer, newWallet).get().id();
    String typed = fake.inbox().newestOtp(wallet); // what the customer's phone shows
    Linked linked = wallets.link(customer, wallet, typed).get();
    System.out.println("linked: " + linked.provider());

    boolean debited = fake.debit(linked.funds().token().get()); // what your payment call does
    System.out.println("debited: " + debited);

    Unlinked delinked = wallets.delink(customer, wallet).get();
    System.out.println("delinked: " + delinked.provider());
  }
  // README
}
