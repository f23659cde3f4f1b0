package dev.walletport.adapter.fake.model;

import dev.walletport.adapter.fake.FakeWallets;
import dev.walletport.adapter.fake.JournalEntry;
import dev.walletport.adapter.fake.KnownCustomer;
import dev.walletport.adapter.fake.KnownWallet;
import dev.walletport.adapter.fake.model.ModelWallet.ModelBalance;
import dev.walletport.domain.Balance;
import dev.walletport.domain.MobileNumber;
import dev.walletport.domain.WalletProvider;
import io.vavr.control.Option;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/**
 * What the provider knows after a step, so that a change shows that no answer tells.
 *
 * @param now its time
 * @param customers the customers, by id
 * @param journal the calls so far
 */
record ProviderView(Instant now, List<CustomerView> customers, List<String> journal) {

  /** A customer, and whether the customer is locked out by hand. */
  record CustomerView(String id, boolean locked, List<WalletView> wallets) {}

  /** A wallet; the number as a phone shows it, and none for no number. */
  record WalletView(
      WalletProvider provider, BigDecimal holds, Option<ModelBalance> balance, Phone phone) {}

  /** Where the messages go, and how many came. */
  record Phone(Option<MobileNumber> number, int messages) {}

  static ProviderView of(ModelState state) {
    List<CustomerView> customers =
        state.customers.values().stream().map(one -> view(state, one)).toList();
    return new ProviderView(state.now, customers, List.copyOf(state.journal));
  }

  private static CustomerView view(ModelState state, ModelCustomer customer) {
    return new CustomerView(
        customer.customer.id().value(),
        customer.locked,
        state.walletsOf(customer).map(ProviderView::view).toList());
  }

  private static WalletView view(ModelWallet wallet) {
    return new WalletView(
        wallet.provider,
        wallet.holds,
        wallet.balance,
        new Phone(wallet.mobileNumber, wallet.messages));
  }

  static ProviderView of(ModelSubject subject) {
    FakeWallets fake = subject.fake();
    return new ProviderView(
        subject.side().now(),
        fake.customers().stream().map(one -> view(subject, one)).toList(),
        fake.journal().stream().map(ProviderView::journalled).toList());
  }

  private static String journalled(JournalEntry entry) {
    return ProviderModel.journalled(entry.operation(), entry.customer());
  }

  private static CustomerView view(ModelSubject subject, KnownCustomer customer) {
    return new CustomerView(
        customer.id().value(),
        customer.access() == KnownCustomer.Access.LOCKED,
        customer.wallets().stream().map(one -> view(subject, one)).toList());
  }

  private static WalletView view(ModelSubject subject, KnownWallet wallet) {
    Option<Balance> balance = wallet
        .account()
        .fold(unlinked -> Option.none(), linked -> linked.funds().balance());
    int messages = subject.side().otpsSent(wallet.account().id());
    return new WalletView(
        wallet.account().provider(),
        wallet.holds(),
        balance.map(read -> new ModelBalance(read.amount(), read.readAt().get())),
        new Phone(wallet.mobileNumber(), messages));
  }
}
