package dev.walletport.adapter.fake;

import dev.walletport.domain.Balance;
import dev.walletport.domain.CustomerId;
import dev.walletport.domain.DebitToken;
import dev.walletport.domain.NewWallet;
import dev.walletport.domain.OtpPolicy;
import dev.walletport.domain.WalletFailure;
import dev.walletport.domain.WalletFailure.Refused;
import dev.walletport.domain.WalletId;
import dev.walletport.domain.WalletProvider;
import io.vavr.control.Option;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;

/** What a test reads and changes at the providers, beside the gateway. */
final class ProviderControls {

  private final ProviderState state;
  private final WalletSteps steps;

  ProviderControls(ProviderState state) {
    this.state = state;
    this.steps = new WalletSteps(state);
  }

  void openCustomer(CustomerId customer) {
    state.openCustomer(customer);
  }

  List<KnownCustomer> customers() {
    return state.customers().stream()
        .sorted(Comparator.comparing(customer -> customer.id().value()))
        .map(this::view)
        .toList();
  }

  private KnownCustomer view(CustomerRecord customer) {
    synchronized (customer) {
      return new KnownCustomer(
          customer.id(),
          customer.isLocked() ? KnownCustomer.Access.LOCKED : KnownCustomer.Access.FREE,
          customer.routingId(),
          state.walletsOf(customer).stream().map(WalletRecord::view).toList());
    }
  }

  Option<KnownWallet> wallet(WalletId wallet) {
    return state.wallet(wallet).map(WalletRecord::view);
  }

  List<WalletProvider> providers() {
    return state.providers().list();
  }

  Option<OtpPolicy> policy(WalletProvider provider) {
    Providers providers = state.providers();
    return providers.knows(provider) ? Option.some(providers.policy(provider)) : Option.none();
  }

  void setPolicy(WalletProvider provider, OtpPolicy policy) {
    state.providers().setPolicy(provider, policy);
  }

  WalletId openWallet(CustomerId id, NewWallet wish) {
    CustomerRecord customer = requireCustomer(id);
    synchronized (customer) {
      return steps
          .create(customer, wish, ProviderFault.NONE)
          .getOrElseThrow(refusal -> new IllegalArgumentException(
              "no such wallet can be opened for " + id + ": " + reason(refusal)))
          .id();
    }
  }

  private static String reason(WalletFailure refusal) {
    return refusal instanceof Refused refused ? refused.message() : "the customer is locked";
  }

  void lock(CustomerId id) {
    CustomerRecord customer = requireCustomer(id);
    synchronized (customer) {
      customer.lock();
    }
  }

  /** Ends the locks of used-up tries as well. */
  void unlock(CustomerId id) {
    CustomerRecord customer = requireCustomer(id);
    synchronized (customer) {
      customer.unlock();
      state.walletsOf(customer).forEach(wallet -> state.store(wallet.unlocked()));
    }
  }

  private CustomerRecord requireCustomer(CustomerId id) {
    return state
        .customer(id)
        .getOrElseThrow(() -> new IllegalArgumentException("no customer " + id + " here"));
  }

  void setBalance(WalletId wallet, BigDecimal amount) {
    if (!Balance.isBounded(amount)) {
      throw new IllegalArgumentException(
          "no wallet can hold that: " + amount.precision() + " digits of scale " + amount.scale());
    }
    synchronized (state.requireWallet(wallet).customer()) {
      state.store(state.requireWallet(wallet).holding(amount));
    }
  }

  List<SmsMessage> messages() {
    return state.messages().list();
  }

  Option<SmsMessage> newestMessage(WalletId wallet) {
    return state.requireWallet(wallet).newestMessage(state.random());
  }

  int otpsSent(WalletId wallet) {
    return state.requireWallet(wallet).otpsSent();
  }

  boolean debit(DebitToken token) {
    return state.tokens().read(token).exists(pair -> spend(pair.left(), pair.right()));
  }

  private boolean spend(long wallet, long token) {
    return state.wallet(state.random().walletId(wallet)).exists(holder -> spend(holder, token));
  }

  private boolean spend(WalletRecord holder, long token) {
    synchronized (holder.customer()) {
      return state.requireWallet(holder.id()).accepts(token)
          && state.tokens().spend(token, state.clock().instant());
    }
  }
}
