package dev.walletport.adapter.fake;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import dev.walletport.adapter.fake.StateCopy.Contents;
import dev.walletport.adapter.fake.StateCopy.CustomerCopy;
import dev.walletport.adapter.fake.StateCopy.Moment;
import dev.walletport.domain.CustomerId;
import dev.walletport.domain.NewWallet;
import dev.walletport.domain.WalletId;
import io.vavr.control.Option;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The data of the providers: customers, wallets, tokens, messages and rules.
 *
 * <p>{@link ProviderOperations} has the calls of a gateway, {@link ProviderControls} those of a
 * test. Every call is one atomic step under the monitor of one {@link CustomerRecord}, so calls for
 * one customer have an order, and calls for two customers do not wait for each other. A
 * {@link StateCopy} copies all while calls go on.
 */
final class ProviderState {

  private final SeededRandom random;
  private final ProviderBehaviour behaviour;
  private final TokenIssuer tokens;
  private final BoundedLog<SmsMessage> messages;
  private final ConcurrentMap<CustomerId, CustomerRecord> customers = new ConcurrentHashMap<>();
  private final ConcurrentMap<WalletId, WalletRecord> wallets = new ConcurrentHashMap<>();
  private final ConcurrentMap<Long, WalletId> chosenIds = new ConcurrentHashMap<>();
  private final AtomicInteger walletsOpened = new AtomicInteger();
  private volatile Epoch epoch;

  ProviderState(SeededRandom random, ProviderBehaviour behaviour) {
    this.random = random;
    this.behaviour = behaviour;
    this.tokens = new TokenIssuer(random);
    this.messages = new BoundedLog<>();
    this.epoch = Epoch.first();
  }

  private ProviderState(ProviderState from, Contents contents) {
    int generation = contents.moment().generation();
    this.random = from.random;
    this.behaviour = from.behaviour;
    this.tokens = from.tokens.copy(contents.moment());
    this.messages = from.messages.copy(generation);
    this.epoch = contents.moment().epoch();
    contents.customers().forEach(copied -> put(copied, from.chosenIds));
  }

  private void put(CustomerCopy from, Map<Long, WalletId> chosen) {
    CustomerRecord customer = from.customer().copy();
    customers.put(customer.id(), customer);
    for (WalletRecord wallet : from.wallets()) {
      store(wallet.copyFor(customer));
      walletsOpened.accumulateAndGet(wallet.number(), Math::max);
      chosenIds.computeIfAbsent((long) wallet.number(), chosen::get);
    }
  }

  /** A copy of these customers, with the logs and tokens up to the same moment. */
  ProviderState copy(Contents contents) {
    return new ProviderState(this, contents);
  }

  /** A copy of a state that is not in use, to be used from now on. */
  ProviderState restored(int generation, Instant at) {
    List<CustomerCopy> all =
        customers.values().stream().map(one -> CustomerCopy.of(one, this)).toList();
    return copy(new Contents(all, new Moment(at, epoch.restored(generation))));
  }

  int generation() {
    return epoch.generation().number();
  }

  /** Begins a copy, and returns the last epoch that is in it. */
  synchronized Epoch beginCopy(StateCopy copy, int generation) {
    Epoch last = epoch;
    epoch = last.copying(copy, generation);
    return last;
  }

  synchronized void endCopy() {
    epoch = epoch.copied();
  }

  /** Runs a step under the monitor of a customer, if there is one. */
  <T> T holding(CustomerId id, Function<Option<CustomerRecord>, T> step) {
    CustomerRecord customer = customers.get(id);
    if (customer == null) {
      return step.apply(Option.none());
    }
    synchronized (customer) {
      return step.apply(Option.some(customer));
    }
  }

  /** Begins a step; the monitor of the customer is held, if there is one. */
  StepStart begin(Option<CustomerRecord> customer, InstantSource clock) {
    Instant now = clock.instant();
    StepStart step = new StepStart(now, epoch); // The time first: see StepStart.
    step.epoch().copy().forEach(copy -> customer.forEach(copy::keep));
    return step;
  }

  SeededRandom random() {
    return random;
  }

  ProviderBehaviour behaviour() {
    return behaviour;
  }

  TokenIssuer tokens() {
    return tokens;
  }

  Providers providers() {
    return epoch.providers();
  }

  synchronized void changeProviders(UnaryOperator<Providers> change) {
    epoch = epoch.with(change.apply(epoch.providers()));
  }

  BoundedLog<SmsMessage> messages() {
    return messages;
  }

  Collection<CustomerRecord> customers() {
    return customers.values();
  }

  int walletCount() {
    return wallets.size();
  }

  Option<CustomerRecord> customer(CustomerId id) {
    return Option.of(customers.get(id));
  }

  Option<WalletRecord> wallet(WalletId id) {
    return Option.of(wallets.get(id));
  }

  /** The id of the wallet of this number: drawn, unless it was chosen. */
  WalletId walletId(long number) {
    return Option.of(chosenIds.get(number)).getOrElse(() -> random.walletId(number));
  }

  /** A wallet that must be there. */
  WalletRecord requireWallet(WalletId id) {
    return wallet(id)
        .getOrElseThrow(() -> new IllegalArgumentException("no wallet " + id + " here"));
  }

  void openCustomer(CustomerId id) {
    customers.computeIfAbsent(id, this::newCustomer);
  }

  private CustomerRecord newCustomer(CustomerId id) {
    CustomerRecord customer = new CustomerRecord(id);
    epoch.copy().forEach(copy -> copy.leaveOut(customer));
    return customer;
  }

  /** Adds an unlinked wallet to a customer, whose monitor is held. */
  WalletRecord openWallet(CustomerRecord customer, NewWallet newWallet) {
    WalletRecord wallet;
    do {
      int number = walletsOpened.incrementAndGet();
      wallet = opened(random.walletId(number), number, customer, newWallet);
    } while (!add(wallet)); // Its id was chosen for another wallet.
    return wallet;
  }

  /**
   * As the other one, with an id that is chosen.
   *
   * @throws IllegalArgumentException if there is a wallet of this id
   */
  WalletRecord openWallet(CustomerRecord customer, NewWallet newWallet, WalletId id) {
    int number = walletsOpened.incrementAndGet();
    WalletRecord wallet = opened(id, number, customer, newWallet);
    if (!add(wallet)) {
      throw new IllegalArgumentException("there is a wallet " + id);
    }
    chosenIds.put((long) number, id);
    return wallet;
  }

  private static WalletRecord opened(
      WalletId id, int number, CustomerRecord customer, NewWallet newWallet) {
    return WalletRecord.opened(
        id, number, customer, newWallet.provider(), newWallet.mobileNumber().getOrNull());
  }

  /** Adds a wallet, unless there is one of its id. */
  private boolean add(WalletRecord wallet) {
    boolean added = wallets.putIfAbsent(wallet.id(), wallet) == null;
    if (added) {
      wallet.customer().add(wallet.id());
    }
    return added;
  }

  /** Replaces the record of a wallet; the monitor of its customer is held. */
  @CanIgnoreReturnValue
  WalletRecord store(WalletRecord wallet) {
    wallets.put(wallet.id(), wallet);
    return wallet;
  }

  /** The oldest first. */
  Deque<WalletRecord> walletsOf(CustomerRecord customer) {
    Deque<WalletRecord> oldestFirst = new ArrayDeque<>();
    @Nullable WalletId next = customer.newestWallet();
    while (next != null) {
      WalletRecord wallet = requireWallet(next);
      oldestFirst.addFirst(wallet);
      next = wallet.previous();
    }
    return oldestFirst;
  }
}
