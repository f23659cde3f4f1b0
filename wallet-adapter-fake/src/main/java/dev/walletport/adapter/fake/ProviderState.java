package dev.walletport.adapter.fake;

import dev.walletport.adapter.fake.JournalEntry.Routing;
import dev.walletport.domain.Balance;
import dev.walletport.domain.Customer;
import dev.walletport.domain.CustomerId;
import dev.walletport.domain.DebitToken;
import dev.walletport.domain.MobileNumber;
import dev.walletport.domain.NewWallet;
import dev.walletport.domain.Otp;
import dev.walletport.domain.OtpChallenge;
import dev.walletport.domain.OtpChallenge.Attempt;
import dev.walletport.domain.OtpChallenge.Issued;
import dev.walletport.domain.OtpPolicy;
import dev.walletport.domain.OtpRejection;
import dev.walletport.domain.WalletAccount;
import dev.walletport.domain.WalletAccount.Linked;
import dev.walletport.domain.WalletAccount.Unlinked;
import dev.walletport.domain.WalletFailure;
import dev.walletport.domain.WalletFailure.AccountLocked;
import dev.walletport.domain.WalletFailure.CustomerNotFound;
import dev.walletport.domain.WalletFailure.NotInThisState;
import dev.walletport.domain.WalletFailure.OtpRejected;
import dev.walletport.domain.WalletFailure.Refused;
import dev.walletport.domain.WalletFailure.WalletNotFound;
import dev.walletport.domain.WalletId;
import dev.walletport.domain.WalletProvider;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The providers' books: who has which wallet, in which state, and what may be done to it.
 *
 * <p>Every call is one atomic step under the monitor of one customer's {@link CustomerRecord}, so
 * calls for one customer have an order and calls for two do not meet. What a one-time password may
 * do is for {@link OtpChallenge} to say.
 */
final class ProviderState {

  /** Only letters and digits are drawn, so this one is always wrong. */
  private static final Otp NEVER_DRAWN = Otp.of("?");

  private final InstantSource clock;
  private final SeededRandom random;
  private final TokenIssuer tokens;
  private final Providers providers;
  private final BoundedLog<SmsMessage> messages;
  private final ConcurrentMap<CustomerId, CustomerRecord> accounts = new ConcurrentHashMap<>();
  private final ConcurrentMap<WalletId, WalletRecord> wallets = new ConcurrentHashMap<>();
  private final AtomicInteger walletsMade = new AtomicInteger();

  ProviderState(SeededRandom random, InstantSource clock) {
    this.clock = clock;
    this.random = random;
    this.tokens = new TokenIssuer(random);
    this.providers = new Providers();
    this.messages = new BoundedLog<>();
  }

  /**
   * The customers first: what they refer to by number is then in the copies that follow, even if
   * calls are under way.
   */
  private ProviderState(ProviderState from, InstantSource clock) {
    this.clock = clock;
    this.random = from.random;
    from.accounts.values().forEach(account -> copyCustomer(account, from));
    this.walletsMade.set(from.walletsMade.get());
    this.tokens = from.tokens.copy();
    this.providers = from.providers.copy();
    this.messages = from.messages.copy();
  }

  private void copyCustomer(CustomerRecord account, ProviderState from) {
    synchronized (account) {
      CustomerRecord copy = account.copy();
      accounts.put(copy.customer(), copy);
      from.walletsOf(account).forEach(wallet -> store(wallet.copyFor(copy)));
    }
  }

  /** The same books on another clock; each customer's part is of one moment. */
  ProviderState copy(InstantSource other) {
    return new ProviderState(this, other);
  }

  int customers() {
    return accounts.size();
  }

  int wallets() {
    return wallets.size();
  }

  // What the provider's side asks for.

  void openCustomer(CustomerId customer) {
    accounts.computeIfAbsent(customer, CustomerRecord::new);
  }

  List<KnownCustomer> known() {
    return accounts.values().stream()
        .sorted(Comparator.comparing(account -> account.customer().value()))
        .map(this::view)
        .toList();
  }

  private KnownCustomer view(CustomerRecord account) {
    synchronized (account) {
      return new KnownCustomer(
          account.customer(),
          account.isLocked() ? KnownCustomer.Access.LOCKED : KnownCustomer.Access.FREE,
          account.routingId(),
          walletsOf(account).stream().map(WalletRecord::view).toList());
    }
  }

  Option<KnownWallet> find(WalletId wallet) {
    WalletRecord found = wallets.get(wallet);
    return found == null ? Option.none() : Option.some(found.view());
  }

  Option<OtpPolicy> policy(WalletProvider provider) {
    return providers.knows(provider) ? Option.some(providers.policy(provider)) : Option.none();
  }

  List<WalletProvider> providers() {
    return providers.list();
  }

  WalletId openWallet(CustomerId customer, NewWallet wish) {
    CustomerRecord account = known(customer);
    synchronized (account) {
      return create(account, wish, ProviderFault.NONE)
          .getOrElseThrow(refusal -> new IllegalArgumentException(
              "no such wallet can be opened for " + customer + ": " + reason(refusal)))
          .id();
    }
  }

  private static String reason(WalletFailure refusal) {
    return refusal instanceof Refused refused ? refused.message() : "the customer is locked";
  }

  void lock(CustomerId customer) {
    CustomerRecord account = known(customer);
    synchronized (account) {
      account.lock();
    }
  }

  /** Ends the locks of used-up tries as well. */
  void unlock(CustomerId customer) {
    CustomerRecord account = known(customer);
    synchronized (account) {
      account.unlock();
      walletsOf(account).forEach(wallet -> store(wallet.unlocked()));
    }
  }

  private CustomerRecord known(CustomerId customer) {
    return Option.of(accounts.get(customer))
        .getOrElseThrow(() -> new IllegalArgumentException("no customer " + customer + " here"));
  }

  void setPolicy(WalletProvider provider, OtpPolicy policy) {
    providers.setPolicy(provider, policy);
  }

  void setBalance(WalletId wallet, BigDecimal amount) {
    if (!Balance.isBounded(amount)) {
      throw new IllegalArgumentException(
          "no wallet can hold that: " + amount.precision() + " digits of scale " + amount.scale());
    }
    CustomerRecord account = known(wallet).account();
    synchronized (account) {
      store(known(wallet).holding(amount));
    }
  }

  List<SmsMessage> messages() {
    return messages.list();
  }

  Option<SmsMessage> newestMessage(WalletId wallet) {
    return known(wallet).newestMessage(random);
  }

  int otpsSent(WalletId wallet) {
    return known(wallet).otpsSent();
  }

  boolean debit(DebitToken token) {
    return tokens.read(token).exists(pair -> spend(pair.left(), pair.right()));
  }

  private boolean spend(long wallet, long token) {
    return Option.of(wallets.get(random.walletId(wallet))).exists(holder -> spend(holder, token));
  }

  private boolean spend(WalletRecord holder, long token) {
    synchronized (holder.account()) {
      return known(holder.id()).accepts(token) && tokens.spend(token, clock.instant());
    }
  }

  private WalletRecord known(WalletId wallet) {
    return Option.of(wallets.get(wallet))
        .getOrElseThrow(() -> new IllegalArgumentException("no wallet " + wallet + " here"));
  }

  // What a gateway asks for.

  Routing route(Customer customer) {
    CustomerRecord account = accounts.get(customer.id());
    return account == null ? Routing.SAME : account.route(customer.routingId());
  }

  Either<WalletFailure, WalletAccount> create(
      Customer customer, NewWallet wish, ProviderFault providerFault) {
    return inAccount(customer, account -> create(account, wish, providerFault));
  }

  private Either<WalletFailure, WalletAccount> create(
      CustomerRecord account, NewWallet wish, ProviderFault providerFault) {
    if (!providers.knows(wish.provider())) {
      return Either.left(new Refused("gateway_not_found", "no provider " + wish.provider()));
    }
    if (wish.firstOtp() == NewWallet.FirstOtp.LATER) {
      return Either.right(open(account, wish).unlinked());
    }
    return unlocked(account)
        .flatMap(free -> sendOtp(open(free, wish), providerFault))
        .map(Function.identity());
  }

  private WalletRecord open(CustomerRecord account, NewWallet wish) {
    int number = walletsMade.incrementAndGet();
    WalletRecord wallet = WalletRecord.opened(
        random.walletId(number),
        number,
        account,
        wish.provider(),
        wish.mobileNumber().getOrNull());
    store(wallet);
    account.add(wallet.id());
    return wallet;
  }

  Either<WalletFailure, Unlinked> requestOtp(
      Customer customer, WalletId id, ProviderFault providerFault) {
    return inUnlinked(
        customer,
        id,
        wallet -> unlocked(wallet.account()).flatMap(free -> sendOtp(wallet, providerFault)));
  }

  private static Either<WalletFailure, CustomerRecord> unlocked(CustomerRecord account) {
    return account.isLocked()
        ? Either.left(new AccountLocked(Option.none()))
        : Either.right(account);
  }

  private Either<WalletFailure, Unlinked> sendOtp(
      WalletRecord wallet, ProviderFault providerFault) {
    OtpPolicy policy = providers.policy(wallet.provider());
    Otp otp = random.otp(wallet.number(), wallet.otpsDrawn() + 1, policy.form());
    return issue(wallet.challenge(), otp, policy)
        .map(issued ->
            send(providerFault.smsFails() ? wallet.sentButLost(issued) : wallet.sent(issued)));
  }

  private Either<WalletFailure, Issued> issue(
      Option<OtpChallenge> before, Otp otp, OtpPolicy policy) {
    Instant now = clock.instant();
    return before.fold(
        () -> Either.right(OtpChallenge.issue(otp, policy, now)),
        challenge -> challenge.reissue(otp, policy, now));
  }

  private Unlinked send(WalletRecord wallet) {
    store(wallet);
    wallet.newestMessage(random).forEach(messages::add);
    return wallet.unlinked();
  }

  Either<WalletFailure, Linked> link(
      Customer customer, WalletId id, Otp otp, ProviderFault providerFault) {
    Otp offered = providerFault.otpIsWrong() ? NEVER_DRAWN : otp;
    return inUnlinked(
        customer, id, wallet -> unlocked(wallet.account()).flatMap(free -> offer(wallet, offered)));
  }

  private Either<WalletFailure, Linked> offer(WalletRecord wallet, Otp otp) {
    return MagicOtp.of(otp).fold(() -> attempt(wallet, otp), magic -> linkWithMagic(wallet, magic));
  }

  private Either<WalletFailure, Linked> linkWithMagic(WalletRecord wallet, MagicOtp magic) {
    return magic
        .refusal()
        .<Either<WalletFailure, Linked>>map(Either::left)
        .getOrElse(() -> Either.right(link(wallet, clock.instant())));
  }

  private Either<WalletFailure, Linked> attempt(WalletRecord wallet, Otp otp) {
    return wallet
        .challenge()
        .<WalletFailure>toEither(() -> new OtpRejected(new OtpRejection.NotRequested()))
        .flatMap(challenge -> attempt(wallet, challenge, otp));
  }

  private Either<WalletFailure, Linked> attempt(
      WalletRecord wallet, OtpChallenge challenge, Otp otp) {
    Instant now = clock.instant();
    Attempt attempt = challenge.attempt(otp, now);
    if (attempt.refusal().isDefined()) {
      store(wallet.withChallenge(attempt.next()));
      return Either.left(attempt.refusal().get());
    }
    return Either.right(link(wallet, now));
  }

  private Linked link(WalletRecord wallet, Instant now) {
    return readLinked(store(wallet.linked(tokens.next(), now)));
  }

  Either<WalletFailure, Unlinked> delink(Customer customer, WalletId id) {
    return inLinked(customer, id, wallet -> store(wallet.delinked()).unlinked());
  }

  Either<WalletFailure, Unlinked> changeMobileNumber(
      Customer customer, WalletId id, MobileNumber number) {
    return inUnlinked(
        customer,
        id,
        wallet -> Either.right(store(wallet.withMobileNumber(number)).unlinked()));
  }

  Either<WalletFailure, WalletAccount> find(Customer customer, WalletId id) {
    return inWallet(customer, id, wallet -> Either.right(read(wallet)));
  }

  Either<WalletFailure, Linked> refresh(Customer customer, WalletId id) {
    return inLinked(customer, id, wallet -> readLinked(refreshed(wallet)));
  }

  Either<WalletFailure, List<WalletAccount>> list(Customer customer) {
    return inAccount(customer, account -> Either.right(readAll(account, Function.identity())));
  }

  Either<WalletFailure, List<WalletAccount>> refreshAll(
      Customer customer, ProviderFault providerFault) {
    return inAccount(
        customer,
        account -> Either.right(readAll(
            account,
            wallet -> providerFault.isDown(wallet.provider()) ? wallet : refreshed(wallet))));
  }

  private WalletRecord refreshed(WalletRecord wallet) {
    return wallet.isLinked() ? store(wallet.refreshed(clock.instant())) : wallet;
  }

  private List<WalletAccount> readAll(
      CustomerRecord account, Function<WalletRecord, WalletRecord> first) {
    return walletsOf(account).stream().map(first).map(this::read).toList();
  }

  /** The oldest first. */
  private Deque<WalletRecord> walletsOf(CustomerRecord account) {
    Deque<WalletRecord> oldestFirst = new ArrayDeque<>();
    @Nullable WalletId next = account.newestWallet();
    while (next != null) {
      WalletRecord wallet = known(next);
      oldestFirst.addFirst(wallet);
      next = wallet.previous();
    }
    return oldestFirst;
  }

  private WalletAccount read(WalletRecord wallet) {
    return wallet.isLinked() ? readLinked(wallet) : wallet.unlinked();
  }

  /** A read of a linked wallet hands out a fresh token. */
  private Linked readLinked(WalletRecord wallet) {
    return wallet.linked(Option.some(tokens.issue(wallet.number(), clock.instant())));
  }

  // Where a step takes place.

  private <T> Either<WalletFailure, T> inAccount(
      Customer customer, Function<CustomerRecord, Either<WalletFailure, T>> step) {
    CustomerRecord account = accounts.get(customer.id());
    if (account == null) {
      return Either.left(new CustomerNotFound(customer.id()));
    }
    synchronized (account) {
      return step.apply(account);
    }
  }

  /** A wallet of another customer is not found. */
  private <T> Either<WalletFailure, T> inWallet(
      Customer customer, WalletId id, Function<WalletRecord, Either<WalletFailure, T>> step) {
    WalletRecord found = wallets.get(id);
    if (found == null || !found.account().customer().equals(customer.id())) {
      return Either.left(new WalletNotFound(id));
    }
    synchronized (found.account()) {
      return step.apply(known(id));
    }
  }

  private <T> Either<WalletFailure, T> inUnlinked(
      Customer customer, WalletId id, Function<WalletRecord, Either<WalletFailure, T>> step) {
    return inWallet(
        customer,
        id,
        wallet -> wallet.isLinked()
            ? Either.left(new NotInThisState(wallet.linked(Option.none())))
            : step.apply(wallet));
  }

  private <T> Either<WalletFailure, T> inLinked(
      Customer customer, WalletId id, Function<WalletRecord, T> step) {
    return inWallet(
        customer,
        id,
        wallet -> wallet.isLinked()
            ? Either.right(step.apply(wallet))
            : Either.left(new NotInThisState(wallet.unlinked())));
  }

  private WalletRecord store(WalletRecord wallet) {
    wallets.put(wallet.id(), wallet);
    return wallet;
  }
}
