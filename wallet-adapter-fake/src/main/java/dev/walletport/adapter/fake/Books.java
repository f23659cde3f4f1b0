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
 * <p>Every call is one atomic step under the monitor of one customer's {@link Account}, so calls
 * for one customer have an order and calls for two do not meet. What a one-time password may do is
 * for {@link OtpChallenge} to say.
 */
final class Books {

  private final InstantSource clock;
  private final Draw draw;
  private final Mint mint;
  private final Providers providers = new Providers();
  private final Recent<SmsMessage> messages = new Recent<>();
  private final ConcurrentMap<CustomerId, Account> accounts = new ConcurrentHashMap<>();
  private final ConcurrentMap<WalletId, Wallet> wallets = new ConcurrentHashMap<>();
  private final AtomicInteger walletsMade = new AtomicInteger();

  Books(Draw draw, InstantSource clock) {
    this.clock = clock;
    this.draw = draw;
    this.mint = new Mint(draw);
  }

  // What the provider's side asks for.

  void openCustomer(CustomerId customer) {
    accounts.computeIfAbsent(customer, Account::new);
  }

  void setPolicy(WalletProvider provider, OtpPolicy policy) {
    providers.setPolicy(provider, policy);
  }

  void setBalance(WalletId wallet, BigDecimal amount) {
    if (!Balance.isBounded(amount)) {
      throw new IllegalArgumentException(
          "no wallet can hold that: " + amount.precision() + " digits of scale " + amount.scale());
    }
    Account account = known(wallet).account();
    synchronized (account) {
      enter(known(wallet).holding(amount));
    }
  }

  List<SmsMessage> messages() {
    return messages.list();
  }

  Option<SmsMessage> newestMessage(WalletId wallet) {
    return known(wallet).newestMessage(draw);
  }

  int otpsSent(WalletId wallet) {
    return known(wallet).otpsSent();
  }

  boolean debit(DebitToken token) {
    return mint.read(token).exists(pair -> spend(pair.left(), pair.right()));
  }

  private boolean spend(long wallet, long token) {
    return Option.of(wallets.get(draw.walletId(wallet))).exists(holder -> spend(holder, token));
  }

  private boolean spend(Wallet holder, long token) {
    synchronized (holder.account()) {
      return known(holder.id()).honours(token) && mint.spend(token, clock.instant());
    }
  }

  private Wallet known(WalletId wallet) {
    return Option.of(wallets.get(wallet))
        .getOrElseThrow(() -> new IllegalArgumentException("no wallet " + wallet + " here"));
  }

  // What a gateway asks for.

  Routing route(Customer customer) {
    Account account = accounts.get(customer.id());
    return account == null ? Routing.SAME : account.route(customer.routingId());
  }

  Either<WalletFailure, WalletAccount> create(Customer customer, NewWallet wish) {
    return inAccount(customer, account -> create(account, wish));
  }

  private Either<WalletFailure, WalletAccount> create(Account account, NewWallet wish) {
    if (!providers.knows(wish.provider())) {
      return Either.left(new Refused("gateway_not_found", "no provider " + wish.provider()));
    }
    Wallet wallet = open(account, wish);
    return wish.firstOtp() == NewWallet.FirstOtp.AT_ONCE
        ? sendOtp(wallet).map(Function.identity())
        : Either.right(wallet.unlinked());
  }

  private Wallet open(Account account, NewWallet wish) {
    int number = walletsMade.incrementAndGet();
    Wallet wallet = Wallet.opened(
        draw.walletId(number),
        number,
        account,
        wish.provider(),
        wish.mobileNumber().getOrNull());
    enter(wallet);
    account.add(wallet.id());
    return wallet;
  }

  Either<WalletFailure, Unlinked> requestOtp(Customer customer, WalletId id) {
    return inUnlinked(customer, id, this::sendOtp);
  }

  private Either<WalletFailure, Unlinked> sendOtp(Wallet wallet) {
    OtpPolicy policy = providers.policy(wallet.provider());
    Otp otp = draw.otp(wallet.number(), wallet.otpsSent() + 1, policy.form());
    return issue(wallet.challenge(), otp, policy).map(issued -> send(wallet.sent(issued)));
  }

  private Either<WalletFailure, Issued> issue(
      Option<OtpChallenge> before, Otp otp, OtpPolicy policy) {
    Instant now = clock.instant();
    return before.fold(
        () -> Either.right(OtpChallenge.issue(otp, policy, now)),
        challenge -> challenge.reissue(otp, policy, now));
  }

  private Unlinked send(Wallet wallet) {
    enter(wallet);
    wallet.newestMessage(draw).forEach(messages::add);
    return wallet.unlinked();
  }

  Either<WalletFailure, Linked> link(Customer customer, WalletId id, Otp otp) {
    return inUnlinked(
        customer,
        id,
        wallet -> wallet
            .challenge()
            .<WalletFailure>toEither(() -> new OtpRejected(new OtpRejection.NotRequested()))
            .flatMap(challenge -> attempt(wallet, challenge, otp)));
  }

  private Either<WalletFailure, Linked> attempt(Wallet wallet, OtpChallenge challenge, Otp otp) {
    Instant now = clock.instant();
    Attempt attempt = challenge.attempt(otp, now);
    if (attempt.refusal().isDefined()) {
      enter(wallet.tried(attempt.next()));
      return Either.left(attempt.refusal().get());
    }
    Wallet linked = wallet.linked(mint.next(), now);
    enter(linked);
    return Either.right(readLinked(linked));
  }

  Either<WalletFailure, Unlinked> delink(Customer customer, WalletId id) {
    return inLinked(customer, id, wallet -> enter(wallet.delinked()).unlinked());
  }

  Either<WalletFailure, Unlinked> changeMobileNumber(
      Customer customer, WalletId id, MobileNumber number) {
    return inUnlinked(
        customer, id, wallet -> Either.right(enter(wallet.movedTo(number)).unlinked()));
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

  Either<WalletFailure, List<WalletAccount>> refreshAll(Customer customer) {
    return inAccount(customer, account -> Either.right(readAll(account, this::refreshed)));
  }

  private Wallet refreshed(Wallet wallet) {
    return wallet.isLinked() ? enter(wallet.refreshed(clock.instant())) : wallet;
  }

  private List<WalletAccount> readAll(Account account, Function<Wallet, Wallet> first) {
    Deque<Wallet> oldestFirst = new ArrayDeque<>();
    @Nullable WalletId next = account.newestWallet();
    while (next != null) {
      Wallet wallet = known(next);
      oldestFirst.addFirst(wallet);
      next = wallet.previous();
    }
    return oldestFirst.stream().map(first).map(this::read).toList();
  }

  private WalletAccount read(Wallet wallet) {
    return wallet.isLinked() ? readLinked(wallet) : wallet.unlinked();
  }

  /** A read of a linked wallet hands out a fresh token. */
  private Linked readLinked(Wallet wallet) {
    return wallet.linked(Option.some(mint.issue(wallet.number(), clock.instant())));
  }

  // Where a step takes place.

  private <T> Either<WalletFailure, T> inAccount(
      Customer customer, Function<Account, Either<WalletFailure, T>> step) {
    Account account = accounts.get(customer.id());
    if (account == null) {
      return Either.left(new CustomerNotFound(customer.id()));
    }
    synchronized (account) {
      return step.apply(account);
    }
  }

  /** A wallet of another customer is not found. */
  private <T> Either<WalletFailure, T> inWallet(
      Customer customer, WalletId id, Function<Wallet, Either<WalletFailure, T>> step) {
    Wallet seen = wallets.get(id);
    if (seen == null || !seen.account().customer().equals(customer.id())) {
      return Either.left(new WalletNotFound(id));
    }
    synchronized (seen.account()) {
      return step.apply(known(id));
    }
  }

  private <T> Either<WalletFailure, T> inUnlinked(
      Customer customer, WalletId id, Function<Wallet, Either<WalletFailure, T>> step) {
    return inWallet(
        customer,
        id,
        wallet -> wallet.isLinked()
            ? Either.left(new NotInThisState(wallet.linked(Option.none())))
            : step.apply(wallet));
  }

  private <T> Either<WalletFailure, T> inLinked(
      Customer customer, WalletId id, Function<Wallet, T> step) {
    return inWallet(
        customer,
        id,
        wallet -> wallet.isLinked()
            ? Either.right(step.apply(wallet))
            : Either.left(new NotInThisState(wallet.unlinked())));
  }

  private Wallet enter(Wallet wallet) {
    wallets.put(wallet.id(), wallet);
    return wallet;
  }
}
