package dev.walletport.adapter.fake;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import dev.walletport.domain.CustomerId;
import dev.walletport.domain.NewWallet;
import dev.walletport.domain.WalletId;
import io.vavr.control.Option;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * The data of the providers: customers, wallets, tokens, messages and rules.
 *
 * <p>{@link ProviderOperations} has the calls of a gateway, {@link ProviderControls} those of a
 * test. Every call is one atomic step under the monitor of one {@link CustomerRecord}, so calls for
 * one customer have an order, and calls for two customers do not wait for each other.
 */
final class ProviderState {

  private final InstantSource clock;
  private final SeededRandom random;
  private final TokenIssuer tokens;
  private final Providers providers;
  private final BoundedLog<SmsMessage> messages;
  private final ConcurrentMap<CustomerId, CustomerRecord> customers = new ConcurrentHashMap<>();
  private final ConcurrentMap<WalletId, WalletRecord> wallets = new ConcurrentHashMap<>();
  private final AtomicInteger walletsOpened = new AtomicInteger();

  ProviderState(SeededRandom random, InstantSource clock) {
    this.clock = clock;
    this.random = random;
    this.tokens = new TokenIssuer(random);
    this.providers = new Providers();
    this.messages = new BoundedLog<>();
  }

  /**
   * Copies the customers before the counters and logs: even if calls are under way, the latter then
   * include all that the customers refer to.
   */
  private ProviderState(ProviderState from, InstantSource clock) {
    this.clock = clock;
    this.random = from.random;
    from.customers.values().forEach(customer -> copyCustomer(customer, from));
    this.walletsOpened.set(from.walletsOpened.get());
    this.tokens = from.tokens.copy();
    this.providers = from.providers.copy();
    this.messages = from.messages.copy();
  }

  private void copyCustomer(CustomerRecord customer, ProviderState from) {
    synchronized (customer) {
      CustomerRecord copy = customer.copy();
      customers.put(copy.id(), copy);
      from.walletsOf(customer).forEach(wallet -> store(wallet.copyFor(copy)));
    }
  }

  /** The same state on another clock; the copy of each customer is of one moment. */
  ProviderState copy(InstantSource other) {
    return new ProviderState(this, other);
  }

  InstantSource clock() {
    return clock;
  }

  SeededRandom random() {
    return random;
  }

  TokenIssuer tokens() {
    return tokens;
  }

  Providers providers() {
    return providers;
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

  /** A wallet that must be there. */
  WalletRecord requireWallet(WalletId id) {
    return wallet(id)
        .getOrElseThrow(() -> new IllegalArgumentException("no wallet " + id + " here"));
  }

  void openCustomer(CustomerId id) {
    customers.computeIfAbsent(id, CustomerRecord::new);
  }

  /** Adds an unlinked wallet to a customer, whose monitor is held. */
  WalletRecord openWallet(CustomerRecord customer, NewWallet wish) {
    int number = walletsOpened.incrementAndGet();
    WalletRecord wallet = WalletRecord.opened(
        random.walletId(number),
        number,
        customer,
        wish.provider(),
        wish.mobileNumber().getOrNull());
    store(wallet);
    customer.add(wallet.id());
    return wallet;
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
