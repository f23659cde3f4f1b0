package dev.walletport.adapter.fake;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import dev.walletport.adapter.fake.SeededRandom.TokenNumbers;
import dev.walletport.domain.Balance;
import dev.walletport.domain.CustomerId;
import dev.walletport.domain.DebitToken;
import dev.walletport.domain.NewWallet;
import dev.walletport.domain.OtpPolicy;
import dev.walletport.domain.WalletAccount;
import dev.walletport.domain.WalletFailure;
import dev.walletport.domain.WalletFailure.Refused;
import dev.walletport.domain.WalletId;
import dev.walletport.domain.WalletProvider;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.math.BigDecimal;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;

/** What a test reads and changes at the providers, beside the gateway. */
final class ProviderControls {

  private final ProviderState state;
  private final InstantSource clock;

  ProviderControls(ProviderState state, InstantSource clock) {
    this.state = state;
    this.clock = clock;
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

  Option<KnownCustomer> customer(CustomerId id) {
    return state.customer(id).map(this::view);
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
    state.changeProviders(all -> all.with(provider, policy));
  }

  ProviderWording wording(WalletProvider provider) {
    return state.providers().wording(provider);
  }

  void setWording(WalletProvider provider, ProviderWording wording) {
    state.changeProviders(all -> all.with(provider, wording));
  }

  WalletId openWallet(CustomerId id, NewWallet newWallet) {
    return openWallet(
        id, (steps, customer) -> steps.create(customer, newWallet, ProviderFault.NONE));
  }

  WalletId openWallet(CustomerId id, NewWallet newWallet, WalletId chosen) {
    return openWallet(id, (steps, customer) -> steps.create(customer, newWallet, chosen));
  }

  private WalletId openWallet(
      CustomerId id,
      BiFunction<WalletSteps, CustomerRecord, Either<WalletFailure, WalletAccount>> creation) {
    CustomerRecord customer = requireCustomer(id);
    return change(
        customer,
        step -> creation
            .apply(new WalletSteps(state, step), customer)
            .getOrElseThrow(refusal -> new IllegalArgumentException(
                "no such wallet can be opened for " + id + ": " + reason(refusal)))
            .id());
  }

  /** Runs a step under the monitor of a customer. */
  private <T> T change(CustomerRecord customer, Function<StepStart, T> step) {
    synchronized (customer) {
      return step.apply(begin(customer));
    }
  }

  private static String reason(WalletFailure refusal) {
    return refusal instanceof Refused refused ? refused.message() : "the customer is locked";
  }

  void lock(CustomerId id) {
    CustomerRecord customer = requireCustomer(id);
    synchronized (customer) {
      begin(customer);
      customer.lock();
    }
  }

  /** Ends the locks of used-up guesses as well. */
  void unlock(CustomerId id) {
    CustomerRecord customer = requireCustomer(id);
    synchronized (customer) {
      begin(customer);
      customer.unlock();
      state.walletsOf(customer).forEach(wallet -> state.store(wallet.unlocked()));
    }
  }

  /** Begins a change of a customer, whose monitor is held. */
  @CanIgnoreReturnValue
  private StepStart begin(CustomerRecord customer) {
    return state.begin(Option.some(customer), clock);
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
    change(wallet, (held, step) -> held.holding(amount));
  }

  void linkElsewhere(WalletId id) {
    change(
        id,
        (wallet, step) ->
            wallet.isLinked() ? wallet : wallet.linked(state.tokens().next(), step.now()));
  }

  void delinkElsewhere(WalletId id) {
    change(id, (wallet, step) -> wallet.delinked());
  }

  private void change(WalletId id, BiFunction<WalletRecord, StepStart, WalletRecord> change) {
    CustomerRecord customer = state.requireWallet(id).customer();
    synchronized (customer) {
      StepStart step = begin(customer);
      state.store(change.apply(state.requireWallet(id), step));
    }
  }

  List<SmsMessage> messages() {
    return state.messages().list();
  }

  Option<SmsMessage> newestMessage(WalletId wallet) {
    return state.requireWallet(wallet).newestMessage(state.random());
  }

  boolean isNewestMessageLost(WalletId wallet) {
    return state.requireWallet(wallet).isNewestMessageLost();
  }

  int otpsSent(WalletId wallet) {
    return state.requireWallet(wallet).otpsSent();
  }

  boolean debit(DebitToken token) {
    return state.tokens().read(token).exists(this::spend);
  }

  private boolean spend(TokenNumbers token) {
    return state
        .wallet(state.walletId(token.wallet()))
        .exists(holder -> change(holder.customer(), step -> spend(holder.id(), token, step)));
  }

  /** A token of another history, which a restore has ended, is none. */
  private boolean spend(WalletId holder, TokenNumbers token, StepStart step) {
    return step.epoch().generation().descendsFrom(token.generation())
        && state.requireWallet(holder).accepts(token.number())
        && state.tokens().spend(token.number(), step);
  }
}
