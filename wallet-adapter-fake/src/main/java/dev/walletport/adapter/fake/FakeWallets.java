package dev.walletport.adapter.fake;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import dev.walletport.application.port.AttemptReporter;
import dev.walletport.application.port.HostFailureLog;
import dev.walletport.application.port.Pause;
import dev.walletport.application.port.WalletEvents;
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
 * Controls of a fake in memory: its customers, wallets, SMS inbox, faults and clock, and its
 * gateway.
 *
 * <p>It knows the providers that {@link WalletProvider} has constants for, with the rules that
 * {@link OtpPolicy#of} has for each, and no customer until one is opened. A wallet's balance is 0
 * until set. Given the same seed and the same calls on one thread, it draws the same wallet ids,
 * one-time passwords and tokens.
 *
 * <p>Safe to share between threads. Two fakes share nothing.
 */
@SuppressWarnings("exports") // Compilers alone read the annotation, so no host requires its module.
public final class FakeWallets {

  static final long DEFAULT_SEED = 1;

  private final FakeClock clock;
  private final Snapshot initial;
  private volatile FakeState state;
  private int generation;
  private final Object generations = new Object();
  private final Faults faults = new Faults(() -> this.state.faults());
  private final FakeGateway gateway;

  private FakeWallets(Builder builder) {
    this.clock = builder.clock.getOrElse(FakeClock::stopped);
    this.state = FakeState.created(builder.seed, clock.timeline(), builder.behaviour);
    this.initial = StateCopy.take(state, clock.timeline(), ++generation);
    this.gateway = new FakeGateway(this::present, clock.pause())
        .reportingTo(builder.attempts.getOrElse(builder::told));
  }

  /**
   * The state, and the time that belongs to it. A restore publishes the state before the time, so
   * the time is read first, and is that of a fake on the same clock only if it began later.
   */
  CurrentState present() {
    Timeline shown = clock.timeline();
    FakeState now = state;
    return new CurrentState(now, shown.orLater(now.timeline()));
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
    return builder().seed(seed).build();
  }

  /**
   * As {@link #seeded}, on the caller's clock.
   *
   * @param seed any number
   * @param clock the provider's clock
   * @return a new fake
   */
  public static FakeWallets of(long seed, FakeClock clock) {
    return builder().seed(seed).clock(clock).build();
  }

  /**
   * As {@link #create}, but for what its provider does where no page of Juspay says it.
   *
   * @param behaviour what was seen at a host, or is to be tried
   * @return a new fake
   */
  public static FakeWallets behavingAs(ProviderBehaviour behaviour) {
    return builder().behavingAs(behaviour).build();
  }

  /**
   * Begins with the fake that {@link #create} makes, without a listener.
   *
   * @return a builder
   */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * How its provider behaves; after a {@link #restore}, as that of the snapshot.
   *
   * @return the behaviour
   */
  public ProviderBehaviour behaviour() {
    return state.providerState().behaviour();
  }

  /**
   * The gateway for the code under test.
   *
   * @return the gateway, always the same one
   */
  public WalletGateway gateway() {
    return gateway;
  }

  /** Another gateway to the same wallets, which reports its calls here alone. */
  WalletGateway gateway(AttemptReporter attempts) {
    return gateway.reportingTo(attempts);
  }

  /**
   * Another gateway to the same wallets, for a server: with its own rule for routing ids, and a
   * listener that receives the {@link #journal} entry of every call. It tells no attempts, which
   * are for the clients of the server to tell.
   *
   * @param rule how a call is treated whose routing id is not the one of the customer's first call;
   *     {@link #gateway()} has {@link RoutingRule#NOTE_CHANGES}
   * @param listener called on the caller's thread, before the call returns
   * @return a gateway
   */
  public WalletGateway gateway(RoutingRule rule, Consumer<JournalEntry> listener) {
    return gateway(rule, Option.none(), listener);
  }

  /**
   * As {@link #gateway(RoutingRule, Consumer)}, with a {@code gateway_reference_id}, which a wallet
   * keeps that is created by this gateway or sent a one-time password by it.
   *
   * @param rule how a call is treated whose routing id is not the one of the customer's first call
   * @param gatewayReferenceId the host's account at the provider; none to keep what is known
   * @param listener called on the caller's thread, before the call returns
   * @return a gateway
   */
  public WalletGateway gateway(
      RoutingRule rule, Option<String> gatewayReferenceId, Consumer<JournalEntry> listener) {
    Objects.requireNonNull(rule, "rule");
    Objects.requireNonNull(gatewayReferenceId, "gatewayReferenceId");
    return gateway.withSettings(
        new GatewaySettings(rule, gatewayReferenceId),
        Objects.requireNonNull(listener, "listener"));
  }

  /**
   * Lists the customers as the providers know them, sorted by id. Issues no token and is not in the
   * journal.
   *
   * @return a copy; each customer's part is of one moment
   */
  public List<KnownCustomer> customers() {
    return controls().customers();
  }

  /**
   * Finds a customer as the providers know one.
   *
   * @param customer the customer's id
   * @return the customer, of one moment; none if there is no such customer
   */
  public Option<KnownCustomer> customer(CustomerId customer) {
    return controls().customer(Objects.requireNonNull(customer, "customer"));
  }

  /**
   * Finds a wallet as its provider knows it, of any customer.
   *
   * @param wallet its id
   * @return the wallet; none if there is no such wallet
   */
  public Option<KnownWallet> wallet(WalletId wallet) {
    return controls().wallet(Objects.requireNonNull(wallet, "wallet"));
  }

  /**
   * Lists the providers that are known here, sorted by code.
   *
   * @return a copy
   */
  public List<WalletProvider> providers() {
    return controls().providers();
  }

  /**
   * The rules of every one-time password that a provider sends from now on.
   *
   * @param provider the provider
   * @return the rules; none if the provider is not known here
   */
  public Option<OtpPolicy> policy(WalletProvider provider) {
    return controls().policy(Objects.requireNonNull(provider, "provider"));
  }

  /**
   * Opens an account for a customer, without any wallet; does nothing for one who has an account.
   *
   * @param customer the customer's id
   * @return the customer, registered; for a guest build a {@link Customer} of your own
   */
  @CanIgnoreReturnValue
  public Customer openCustomer(CustomerId customer) {
    controls().openCustomer(customer);
    return Customer.registered(customer);
  }

  /**
   * Opens a wallet at the provider, not through the gateway: no fault applies, the journal has no
   * entry, and the customer's routing id is not affected.
   *
   * @param customer its customer
   * @param newWallet its provider, and whether a first one-time password is sent
   * @return the new wallet, unlinked
   * @throws IllegalArgumentException if the fake knows no such customer or no such provider, or a
   *     password is asked for and the customer is locked
   */
  public WalletId openWallet(CustomerId customer, NewWallet newWallet) {
    return controls().openWallet(customer, Objects.requireNonNull(newWallet, "newWallet"));
  }

  /**
   * As the other one, with an id of the caller's choice, such as that of a sample or of a row in a
   * database.
   *
   * @param customer its customer
   * @param newWallet its provider, and whether a first one-time password is sent
   * @param id the id of the new wallet
   * @return the same id
   * @throws IllegalArgumentException as of the other one, or if there is a wallet of this id
   */
  @CanIgnoreReturnValue
  public WalletId openWallet(CustomerId customer, NewWallet newWallet, WalletId id) {
    return controls()
        .openWallet(
            customer,
            Objects.requireNonNull(newWallet, "newWallet"),
            Objects.requireNonNull(id, "id"));
  }

  /**
   * Locks a customer out, as a provider does that suspects fraud: until {@link #unlock}, no
   * one-time password is sent to the customer and none is accepted, not even a {@link MagicOtp}.
   * Wallets may be read and delinked.
   *
   * @param customer the customer's id
   * @throws IllegalArgumentException if the fake knows no such customer
   */
  public void lock(CustomerId customer) {
    controls().lock(customer);
  }

  /**
   * Ends every lock of a customer, including those that wrong one-time passwords caused at a
   * provider. A password whose guesses are used up stays so: the next guess of it is
   * {@code GuessesExhausted}, and another password may be requested once its pause is over.
   *
   * @param customer the customer's id; may be unlocked already
   * @throws IllegalArgumentException if the fake knows no such customer
   */
  public void unlock(CustomerId customer) {
    controls().unlock(customer);
  }

  /**
   * Sets the rules of every one-time password that a provider sends from now on. A provider that
   * was not known is known from now on.
   *
   * @param provider the provider
   * @param policy the rules
   */
  public void setPolicy(WalletProvider provider, OtpPolicy policy) {
    controls()
        .setPolicy(
            Objects.requireNonNull(provider, "provider"), Objects.requireNonNull(policy, "policy"));
  }

  /**
   * The codes and words with which the sandbox refuses for a provider.
   *
   * @param provider the provider, known here or not
   * @return the wording that was set, or {@link ProviderWording#of}
   */
  public ProviderWording wording(WalletProvider provider) {
    return controls().wording(Objects.requireNonNull(provider, "provider"));
  }

  /**
   * Sets the codes and words with which the sandbox refuses for a provider from now on.
   *
   * @param provider the provider; one that is not known here stays unknown
   * @param wording its codes and words
   */
  public void setWording(WalletProvider provider, ProviderWording wording) {
    controls()
        .setWording(
            Objects.requireNonNull(provider, "provider"),
            Objects.requireNonNull(wording, "wording"));
  }

  /**
   * Links a wallet without a call of the host, as the customer can in the provider's own app: no
   * fault applies, no message is sent, the journal has no entry, and an open one-time password is
   * void. Works for a customer who is locked out, and does nothing if the wallet is linked.
   *
   * @param wallet the wallet; its balance counts as read now
   * @throws IllegalArgumentException if the fake knows no such wallet
   */
  public void linkElsewhere(WalletId wallet) {
    controls().linkElsewhere(Objects.requireNonNull(wallet, "wallet"));
  }

  /**
   * Delinks a wallet without a call of the host, as the customer can in the provider's own app: its
   * tokens are void, no fault applies, and the journal has no entry. Does nothing if the wallet is
   * not linked.
   *
   * @param wallet the wallet
   * @throws IllegalArgumentException if the fake knows no such wallet
   */
  public void delinkElsewhere(WalletId wallet) {
    controls().delinkElsewhere(Objects.requireNonNull(wallet, "wallet"));
  }

  /**
   * Sets the balance of a wallet. Linking and refreshing show it; a list shows the balance last
   * read.
   *
   * @param wallet the wallet, linked or not
   * @param amount the balance
   * @throws IllegalArgumentException if the fake knows no such wallet, or the amount is out of
   *     bounds
   */
  public void setBalance(WalletId wallet, BigDecimal amount) {
    controls().setBalance(wallet, amount);
  }

  /**
   * The messages to every customer's phone.
   *
   * @return a view, always up to date
   */
  public SmsInbox inbox() {
    return new SmsInbox(this::controls);
  }

  /**
   * Debits with a token, as a payment would. The balance does not change.
   *
   * @param token a token of a linked wallet
   * @return true once for a token that was issued here less than {@link DebitToken#LIFE} ago, by
   *     this clock, to a wallet that has stayed linked; otherwise false
   */
  public boolean debit(DebitToken token) {
    return controls().debit(token);
  }

  /**
   * The provider's clock.
   *
   * @return the clock, which stands until it is advanced, or a slow call or a pause of settling
   *     moves it, unless it runs
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
   * The faults that are set.
   *
   * @return the script of faults, always the same one; empty at first
   */
  public Faults faults() {
    return faults;
  }

  /**
   * Resets the fake to its initial state, including clock, ids and one-time passwords, and clears
   * all faults, as {@link #restore} does. Two fakes on one clock are both set back in time.
   */
  public void reset() {
    restore(initial);
  }

  /**
   * Copies the state, without the {@link #faults}, as it was at one moment: each call of another
   * thread is in it with all its effects or with none, and what came before a call that is in it is
   * in it, too. Only the delay of {@link Fault#slow} may lie between the arrival of a call and its
   * effects. A call waits at most for the copy of its own customer.
   *
   * @return what {@link #restore} takes
   */
  public Snapshot snapshot() {
    synchronized (generations) {
      FakeState now = state;
      generation++;
      return StateCopy.take(now, clock.timeline(), generation);
    }
  }

  /**
   * Replaces the state, including the clock, and clears all faults. A call that is under way in
   * another thread ends on the state and the time before: it is not in the new journal, does not
   * move the clock, and uses up no fault that is set later. A token that was issued after the
   * snapshot is none any more; those that are issued from now on differ from it.
   *
   * @param snapshot of this fake, or of another one, whose seed comes along
   */
  public void restore(Snapshot snapshot) {
    Objects.requireNonNull(snapshot, "snapshot");
    synchronized (generations) {
      generation = Math.max(generation, snapshot.generation()) + 1;
      Timeline restarted = clock.restarted(snapshot.at());
      state = snapshot.restored(generation, restarted);
      clock.show(restarted);
    }
  }

  private ProviderControls controls() {
    return present().controls();
  }

  /** What a test sets about a new fake; each setting replaces a default. */
  public static final class Builder {

    private long seed = DEFAULT_SEED;
    private Option<FakeClock> clock = Option.none();
    private ProviderBehaviour behaviour = ProviderBehaviour.standard();
    private WalletEvents events = WalletEvents.none();
    private HostFailureLog failureLog = HostFailureLog.system();
    private Option<AttemptReporter> attempts = Option.none();

    private Builder() {}

    /**
     * Sets from what ids, one-time passwords and tokens are drawn.
     *
     * @param value any number
     * @return this builder
     */
    public Builder seed(long value) {
      seed = value;
      return this;
    }

    /**
     * Sets the provider's clock; without it, each fake has one of its own.
     *
     * @param value the clock
     * @return this builder
     */
    public Builder clock(FakeClock value) {
      clock = Option.some(Objects.requireNonNull(value, "clock"));
      return this;
    }

    /**
     * Sets how the provider behaves where no page of Juspay says it.
     *
     * @param value the behaviour
     * @return this builder
     */
    public Builder behavingAs(ProviderBehaviour value) {
      behaviour = Objects.requireNonNull(value, "behaviour");
      return this;
    }

    /**
     * Sets the listener that is told each call of {@link FakeWallets#gateway()} as one attempt, by
     * the fake's clock, with the ending that its answer or its fault would have on the wire. Begins
     * and outcomes are told by the use cases, to which the host gives the same listener.
     *
     * @param value the host's listener
     * @return this builder
     */
    public Builder events(WalletEvents value) {
      events = Objects.requireNonNull(value, "events");
      return this;
    }

    /**
     * Sets where it is logged that the listener failed.
     *
     * @param value the log
     * @return this builder
     */
    public Builder failureLog(HostFailureLog value) {
      failureLog = Objects.requireNonNull(value, "failureLog");
      return this;
    }

    /** Sets where attempts are reported, in place of the listener and its log. */
    Builder attempts(AttemptReporter value) {
      attempts = Option.some(value);
      return this;
    }

    private AttemptReporter told() {
      return AttemptReporter.to(events, failureLog);
    }

    /**
     * Makes the fake. Two fakes of one builder share the clock and the listener that were set,
     * nothing else.
     *
     * @return a new fake
     */
    public FakeWallets build() {
      return new FakeWallets(this);
    }
  }
}
