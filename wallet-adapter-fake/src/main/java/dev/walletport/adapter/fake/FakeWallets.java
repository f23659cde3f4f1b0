package dev.walletport.adapter.fake;

import dev.walletport.application.port.Pause;
import dev.walletport.application.port.WalletGateway;
import dev.walletport.domain.Customer;
import dev.walletport.domain.CustomerId;
import dev.walletport.domain.DebitToken;
import dev.walletport.domain.NewWallet;
import dev.walletport.domain.OtpPolicy;
import dev.walletport.domain.WalletId;
import dev.walletport.domain.WalletProvider;
import io.vavr.control.Option;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * The providers' side of the table: customers, wallets, the SMS inbox and the clock of a fake that
 * lives in memory.
 *
 * <p>It knows the providers that {@link WalletProvider} has constants for, with the rules that
 * {@link OtpPolicy#of} has for each, and no customer until one is opened. A wallet holds 0 until
 * told otherwise. Given the same seed and the same calls on one thread, it draws the same wallet
 * ids, one-time passwords and tokens.
 *
 * <p>Safe to share between threads. Two fakes know nothing of each other.
 */
public final class FakeWallets {

  static final long DEFAULT_SEED = 1;

  private final FakeClock clock;
  private final Snapshot initial;
  private volatile FakeState state;
  private final Faults faults = new Faults();
  private final FakeGateway gateway;

  private FakeWallets(long seed, FakeClock clock) {
    this.clock = Objects.requireNonNull(clock, "clock");
    this.initial = Snapshot.of(FakeState.created(seed, clock), clock);
    this.state = initial.state(clock);
    this.gateway = new FakeGateway(() -> state, faults, clock);
  }

  /**
   * A fake without customers, whose clock stands at {@link FakeClock#START}; the same on every run.
   *
   * @return a new fake
   */
  public static FakeWallets create() {
    return seeded(DEFAULT_SEED);
  }

  /**
   * As {@link #create}, with other ids, one-time passwords and tokens for every seed.
   *
   * @param seed any number
   * @return a new fake
   */
  public static FakeWallets seeded(long seed) {
    return of(seed, FakeClock.standing());
  }

  /**
   * As {@link #seeded}, on a clock of the caller's.
   *
   * @param seed any number
   * @param clock the provider's clock
   * @return a new fake
   */
  public static FakeWallets of(long seed, FakeClock clock) {
    return new FakeWallets(seed, clock);
  }

  /**
   * The way in for whoever is under test.
   *
   * @return the gateway over these wallets, always the same one
   */
  public WalletGateway gateway() {
    return gateway;
  }

  /**
   * Another way in to the same wallets, for a server in front: with a rule of its own for routing
   * ids, and telling of every call what the {@link #journal} notes of it.
   *
   * @param rule what becomes of a call with another routing id than the customer's first call had;
   *     {@link #gateway()} has {@link RoutingRule#NOTE_CHANGES}
   * @param listener told on the caller's thread, before the call returns
   * @return a gateway
   */
  public WalletGateway gateway(RoutingRule rule, Consumer<JournalEntry> listener) {
    return gateway.withRule(
        Objects.requireNonNull(rule, "rule"), Objects.requireNonNull(listener, "listener"));
  }

  /**
   * Lists the customers as the providers know them, by their ids. Looking hands out no token and
   * leaves no trace in the journal.
   *
   * @return a copy; each customer's part is of one moment
   */
  public List<KnownCustomer> customers() {
    return providerState().known();
  }

  /**
   * Looks at a wallet as its provider knows it, whoever owns it.
   *
   * @param wallet which
   * @return the wallet; none if nobody opened it
   */
  public Option<KnownWallet> wallet(WalletId wallet) {
    return providerState().find(Objects.requireNonNull(wallet, "wallet"));
  }

  /**
   * Lists the providers that are known here, by name.
   *
   * @return a copy
   */
  public List<WalletProvider> providers() {
    return providerState().providers();
  }

  /**
   * Tells the rules of every one-time password that a provider sends from now on.
   *
   * @param provider who
   * @return the rules; none if the provider is not known here
   */
  public Option<OtpPolicy> policy(WalletProvider provider) {
    return providerState().policy(Objects.requireNonNull(provider, "provider"));
  }

  /**
   * Opens an account for a customer, without any wallet; does nothing for one who has an account.
   *
   * @param customer who
   * @return the customer, registered; for a guest build a {@link Customer} of your own
   */
  public Customer openCustomer(CustomerId customer) {
    providerState().openCustomer(customer);
    return Customer.registered(customer);
  }

  /**
   * Opens a wallet from the provider's side: it is no call, so no fault befalls it, the journal
   * does not have it, and it says nothing of the customer's routing id.
   *
   * @param customer whose
   * @param wish at which provider, and whether with a first one-time password
   * @return the new wallet, unlinked
   * @throws IllegalArgumentException if the fake knows no such customer or no such provider, or a
   *     password is wished for a customer who is locked
   */
  public WalletId openWallet(CustomerId customer, NewWallet wish) {
    return providerState().openWallet(customer, Objects.requireNonNull(wish, "wish"));
  }

  /**
   * Locks a customer out, as a provider does that suspects fraud: until unlocked, no one-time
   * password is sent to the customer and none is taken, not even a {@link MagicOtp}. Wallets stay
   * as they are, and may be read and delinked.
   *
   * @param customer who
   * @throws IllegalArgumentException if the fake knows no such customer
   */
  public void lock(CustomerId customer) {
    providerState().lock(customer);
  }

  /**
   * Ends every lock of a customer, those that wrong one-time passwords have brought included. A
   * password whose tries are used up stays so.
   *
   * @param customer who; may be unlocked already
   * @throws IllegalArgumentException if the fake knows no such customer
   */
  public void unlock(CustomerId customer) {
    providerState().unlock(customer);
  }

  /**
   * Sets the rules of every one-time password that a provider sends from now on. A provider that
   * was not known is known from now on.
   *
   * @param provider who
   * @param policy the rules
   */
  public void setPolicy(WalletProvider provider, OtpPolicy policy) {
    providerState()
        .setPolicy(
            Objects.requireNonNull(provider, "provider"), Objects.requireNonNull(policy, "policy"));
  }

  /**
   * Sets what a wallet holds. Linking and refreshing show it; a list shows what was last known.
   *
   * @param wallet the wallet, linked or not
   * @param amount what it holds
   * @throws IllegalArgumentException if the fake knows no such wallet, or no wallet can hold that
   */
  public void setBalance(WalletId wallet, BigDecimal amount) {
    providerState().setBalance(wallet, amount);
  }

  /**
   * Every customer's phone.
   *
   * @return a view, always up to date
   */
  public SmsInbox inbox() {
    return new SmsInbox(this::providerState);
  }

  /**
   * Debits with a token, as the host would at the payment's end. The balance stays: this is about
   * the token.
   *
   * @param token what a linked wallet handed out
   * @return true once for a token that was issued here less than {@link DebitToken#LIFE} ago, by
   *     this clock, to a wallet that has stayed linked; otherwise false
   */
  public boolean debit(DebitToken token) {
    return providerState().debit(token);
  }

  /**
   * The provider's clock.
   *
   * @return the clock, which moves when told
   */
  public FakeClock clock() {
    return clock;
  }

  /**
   * A pause that moves the {@link #clock} instead of sleeping.
   *
   * @return the pause, for a use case that settles
   */
  public Pause pause() {
    return clock.pause();
  }

  /**
   * Lists the calls that reached the gateway, in the order of their answers.
   *
   * @return a copy without any secret; of very many calls the latest 10,000
   */
  public List<JournalEntry> journal() {
    return state.journal().list();
  }

  /**
   * The script of what goes wrong.
   *
   * @return the script, always the same one; empty at first
   */
  public Faults faults() {
    return faults;
  }

  /**
   * Forgets everything: the fake is as it was when it was made, clock, ids and one-time passwords
   * included, and nothing is set to go wrong. A call that is under way in another thread ends as if
   * nothing had happened, and leaves no trace. Whoever shares the clock is put back as well.
   */
  public void reset() {
    restore(initial);
  }

  /**
   * Keeps everything as it is, but for the {@link #faults}. While other threads call, each
   * customer's part is of one moment, though not all of the same.
   *
   * @return what {@link #restore} takes
   */
  public Snapshot snapshot() {
    return Snapshot.of(state, clock);
  }

  /**
   * Puts everything back, the clock included; nothing is set to go wrong. A call that is under way
   * in another thread ends as if nothing had happened, and leaves no trace.
   *
   * @param snapshot of this fake, or of another one, whose seed comes along
   */
  public void restore(Snapshot snapshot) {
    Objects.requireNonNull(snapshot, "snapshot");
    faults.clear();
    clock.setTo(snapshot.at());
    state = snapshot.state(clock);
  }

  private ProviderState providerState() {
    return state.providerState();
  }
}
