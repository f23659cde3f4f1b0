package dev.walletport.adapter.fake.sandbox.clients;

import dev.walletport.adapter.fake.FakeWallets;
import dev.walletport.application.Wallets;
import dev.walletport.domain.Customer;
import dev.walletport.domain.CustomerId;
import dev.walletport.domain.DebitToken;
import dev.walletport.domain.NewWallet;
import dev.walletport.domain.WalletAccount;
import dev.walletport.domain.WalletAccount.Linked;
import dev.walletport.domain.WalletFailure;
import dev.walletport.domain.WalletFailure.NotInThisState;
import dev.walletport.domain.WalletFailure.OutcomeUnknown;
import dev.walletport.domain.WalletId;
import dev.walletport.domain.WalletOperation;
import dev.walletport.domain.WalletProvider;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * One thread of a soak, which has wallets of its own: it creates, links and delinks, links twice at
 * the same time, and compares each answer with what the provider knows.
 */
final class SoakDriver {

  private static final NewWallet NEW_WALLET = NewWallet.at(WalletProvider.MOBIKWIK);

  private final Wallets wallets;
  private final FakeWallets fake;
  private final FaultFeed faults;
  private final SoakEvents events;
  private Option<Owned> owned = Option.none();

  SoakDriver(Wallets wallets, FakeWallets fake, FaultFeed faults, SoakEvents events) {
    this.wallets = wallets;
    this.fake = fake;
    this.faults = faults;
    this.events = events;
  }

  /** Makes round after round until it is told to end; a second thread competes for each link. */
  void drive(String name, BooleanSupplier ended, Executor competitor) {
    for (int round = 0; !ended.getAsBoolean(); round++) {
      if (owned.isEmpty()) {
        owned = created(Customer.registered(CustomerId.of(name + "_" + round)));
      }
      owned.forEach(one -> makeRound(one, competitor));
    }
  }

  /** A new customer has no wallet that a lost answer could be taken for. */
  private Option<Owned> created(Customer customer) {
    fake.openCustomer(customer.id());
    Either<WalletFailure, WalletAccount> answer =
        asked(WalletOperation.CREATE, () -> wallets.create(customer, NEW_WALLET));
    int made = fake.customer(customer.id()).get().wallets().size();
    require(made <= 1, "a create made " + made + " wallets");
    require(answer.isLeft() || made == 1, "a wallet is lost that was created");
    require(!isDefiniteNo(answer) || made == 0, "a create was applied, and was told as " + answer);
    return answer.toOption().map(account -> new Owned(customer, account.id()));
  }

  private void makeRound(Owned one, Executor competitor) {
    requestOtp(one);
    linkTwice(one, competitor);
    read(one);
    delink(one);
    if (isLinked(one)) {
      owned = Option.none();
    }
  }

  private void requestOtp(Owned one) {
    int before = fake.inbox().count(one.wallet);
    Either<WalletFailure, ?> answer =
        asked(WalletOperation.REQUEST_OTP, () -> wallets.requestOtp(one.customer, one.wallet));
    int sent = fake.inbox().count(one.wallet) - before;
    require(sent <= 1, "a request sent " + sent + " messages");
    require(answer.isLeft() || sent == 1, "a message is lost that was requested");
    require(!isDefiniteNo(answer) || sent == 0, "a message was sent, and told as " + answer);
    if (answer.isLeft()) {
      owned = Option.none(); // The guard may hold the next one back.
    }
  }

  private void linkTwice(Owned one, Executor competitor) {
    String typed =
        fake.inbox().newest(one.wallet).isEmpty() ? "345678" : fake.inbox().newestOtp(one.wallet);
    CompletableFuture<Either<WalletFailure, Linked>> other =
        CompletableFuture.supplyAsync(() -> link(one, typed), competitor);
    List<Either<WalletFailure, Linked>> answers = List.of(link(one, typed), other.join());
    int linked = events.takeLinks(one.wallet);
    require(linked <= 1, "one OTP linked " + linked + " times: " + answers);
    require(answers.stream().allMatch(Either::isLeft) || isLinked(one), "lost: " + answers);
    require(
        !answers.stream().allMatch(SoakDriver::isDefiniteNo) || !isLinked(one),
        "a link was applied, and told as " + answers);
    answers.forEach(answer -> answer.forEach(this::spend));
  }

  private Either<WalletFailure, Linked> link(Owned one, String typed) {
    return asked(WalletOperation.LINK, () -> wallets.link(one.customer, one.wallet, typed));
  }

  private void spend(Linked linked) {
    Option<DebitToken> token = linked.funds().token();
    require(token.exists(fake::debit), "a token of a link is not good");
    require(!token.exists(fake::debit), "a token is good twice");
  }

  /** Reads are repeated, so their faults need not show; what they show is true. */
  private void read(Owned one) {
    Either<WalletFailure, WalletAccount> found =
        asked(WalletOperation.FIND, () -> wallets.find(one.customer, one.wallet));
    boolean truth = isLinked(one);
    require(found.forAll(account -> isLinked(account) == truth), "a find shows another state");
    Stream.of(
            asked(WalletOperation.LIST, () -> wallets.list(one.customer)),
            asked(WalletOperation.REFRESH_ALL, () -> wallets.refreshAll(one.customer)))
        .forEach(list -> require(
            list.forAll(all -> all.wallets().size() == 1), "a list shows another number: " + list));
  }

  private void delink(Owned one) {
    boolean before = isLinked(one);
    Either<WalletFailure, ?> answer =
        asked(WalletOperation.DELINK, () -> wallets.delink(one.customer, one.wallet));
    boolean after = isLinked(one);
    require(answer.isLeft() || !after, "a delink is lost");
    require(
        !isDefiniteNo(answer) || after == before, "a delink was applied, and told as " + answer);
    if (answer.isLeft()) {
      owned = Option.none();
    }
  }

  private <T> T asked(WalletOperation operation, Supplier<T> call) {
    faults.before(operation);
    return call.get();
  }

  private boolean isLinked(Owned one) {
    return fake.wallet(one.wallet).exists(known -> isLinked(known.account()));
  }

  private static boolean isLinked(WalletAccount account) {
    return account.fold(unlinked -> false, linked -> true);
  }

  /** The command was certainly not applied by this call. */
  private static boolean isDefiniteNo(Either<WalletFailure, ?> answer) {
    return answer.isLeft()
        && !(answer.getLeft() instanceof OutcomeUnknown)
        && !(answer.getLeft() instanceof NotInThisState);
  }

  private void require(boolean holds, String violation) {
    events.require(holds, violation);
  }

  /** A wallet of this driver alone. */
  private record Owned(Customer customer, WalletId wallet) {}
}
