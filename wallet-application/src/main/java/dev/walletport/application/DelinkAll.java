package dev.walletport.application;

import dev.walletport.application.port.WalletGateway;
import dev.walletport.domain.Command;
import dev.walletport.domain.Command.Action;
import dev.walletport.domain.Customer;
import dev.walletport.domain.WalletAccount;
import dev.walletport.domain.WalletAccount.Unlinked;
import dev.walletport.domain.WalletFailure;
import dev.walletport.domain.WalletFailure.NotInThisState;
import dev.walletport.domain.WalletFailure.OutcomeUnknown;
import dev.walletport.domain.WalletId;
import dev.walletport.domain.WalletList;
import dev.walletport.domain.WalletOperation;
import io.vavr.control.Either;
import io.vavr.control.Option;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Delinks all wallets of a customer whose account is closed: lists them and delinks each that is
 * linked.
 *
 * <p>With a command guard it is durable: it is written down before the first delink, and what a
 * stopped node or a failure left linked is delinked by {@link SettleOutstanding}.
 */
public final class DelinkAll {

  private final WalletGateway gateway;
  private final ListWallets list;
  private final DelinkWallet delink;
  private final Reporting reporting;

  /**
   * Delinks by two use cases, which report each call.
   *
   * @param gateway the providers
   * @param list lists the wallets
   * @param delink delinks one
   * @param reporting has the guard
   */
  @Inject
  public DelinkAll(
      WalletGateway gateway, ListWallets list, DelinkWallet delink, Reporting reporting) {
    this.gateway = Objects.requireNonNull(gateway, "gateway");
    this.list = Objects.requireNonNull(list, "list");
    this.delink = Objects.requireNonNull(delink, "delink");
    this.reporting = Objects.requireNonNull(reporting, "reporting");
  }

  /**
   * Delinks all wallets.
   *
   * @param customer whose wallets
   * @return what was delinked, and what was not, with the reason; or why the wallets could not be
   *     listed, or {@link WalletFailure.HeldBack} while the same is under way
   */
  public Either<WalletFailure, DelinkReport> delink(Customer customer) {
    Objects.requireNonNull(customer, "customer");
    Admission admission = begin(customer);
    return admission
        .failure()
        .<Either<WalletFailure, DelinkReport>>map(Either::left)
        .getOrElse(() -> run(customer, admission));
  }

  private Admission begin(Customer customer) {
    return reporting.guard().isNone()
        ? Admission.UNWRITTEN
        : reporting.guard().begin(gateway.merchant(), closing(customer), Option.none());
  }

  private Either<WalletFailure, DelinkReport> run(Customer customer, Admission admission) {
    Instant sentAt = reporting.now();
    Either<WalletFailure, DelinkReport> answer = run(customer);
    reporting.contain(
        "the end was not written to the command store: closing ",
        customer.id(),
        closed -> admission.end(isComplete(answer) ? answer : Either.left(open(sentAt))));
    return answer;
  }

  private Command closing(Customer customer) {
    return new Command(
        reporting.nextId().value(), Action.on(WalletOperation.DELINK), customer, Option.none());
  }

  private static boolean isComplete(Either<WalletFailure, DelinkReport> answer) {
    return answer.isRight() && answer.get().isComplete();
  }

  /** What is not complete stays unsettled, for the sweep to finish. */
  private static WalletFailure open(Instant sentAt) {
    return new OutcomeUnknown(WalletOperation.DELINK, sentAt, Option.none());
  }

  /** Lists the wallets and delinks each that is linked; a sweep does the same again. */
  Either<WalletFailure, DelinkReport> run(Customer customer) {
    return list.list(customer).map(wallets -> delinkEach(customer, wallets));
  }

  private DelinkReport delinkEach(Customer customer, WalletList wallets) {
    List<WalletId> delinked = new ArrayList<>();
    Map<WalletId, WalletFailure> notDelinked = new LinkedHashMap<>();
    for (WalletAccount wallet : wallets) {
      if (isLinked(wallet)) {
        delink(customer, wallet.id())
            .peek(done -> delinked.add(done.id()))
            .peekLeft(failure -> notDelinked.put(wallet.id(), failure));
      }
    }
    return new DelinkReport(delinked, notDelinked, wallets.unreadable());
  }

  /** One that was delinked meanwhile counts as delinked. */
  private Either<WalletFailure, Unlinked> delink(Customer customer, WalletId wallet) {
    return delink.delink(customer, wallet).fold(DelinkAll::unlinkedMeanwhile, Either::right);
  }

  private static Either<WalletFailure, Unlinked> unlinkedMeanwhile(WalletFailure failure) {
    return failure instanceof NotInThisState other
        ? other.account().fold(Either::right, linked -> Either.left(failure))
        : Either.left(failure);
  }

  private static boolean isLinked(WalletAccount wallet) {
    return wallet.fold(unlinked -> false, linked -> true);
  }
}
