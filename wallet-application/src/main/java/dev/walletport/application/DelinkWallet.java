package dev.walletport.application;

import dev.walletport.application.port.CallSubject;
import dev.walletport.application.port.WalletGateway;
import dev.walletport.domain.Customer;
import dev.walletport.domain.WalletAccount;
import dev.walletport.domain.WalletAccount.Unlinked;
import dev.walletport.domain.WalletFailure;
import dev.walletport.domain.WalletFailure.NotInThisState;
import dev.walletport.domain.WalletId;
import dev.walletport.domain.WalletOperation;
import io.vavr.control.Either;
import io.vavr.control.Option;
import jakarta.inject.Inject;
import java.util.Objects;

/**
 * Delinks a wallet.
 *
 * <p>The command is sent once. If the answer is lost, the wallet is read back as the
 * {@link SettlingPolicy} has it: seen unlinked, the call has succeeded. Each read that shows it
 * still linked is followed by one more delink, which leads to the same end however often it is
 * done. If no read and no repetition shows the wallet unlinked, it is
 * {@link WalletFailure.OutcomeUnknown}.
 */
public final class DelinkWallet {

  private final WalletGateway gateway;
  private final Settling settling;
  private final Reporting reporting;

  /**
   * Delinks through a gateway.
   *
   * @param gateway the providers
   * @param settling what is done about a lost answer
   * @param reporting tells how it begins and ends
   */
  @Inject
  public DelinkWallet(WalletGateway gateway, Settling settling, Reporting reporting) {
    this.gateway = Objects.requireNonNull(gateway, "gateway");
    this.settling = Objects.requireNonNull(settling, "settling");
    this.reporting = Objects.requireNonNull(reporting, "reporting");
  }

  /**
   * Delinks a wallet.
   *
   * @param customer whose wallet
   * @param wallet the wallet to delink
   * @return the wallet, unlinked; or what {@link WalletGateway#delink} answers, with an unknown
   *     outcome settled where it can be
   */
  public Either<WalletFailure, Unlinked> delink(Customer customer, WalletId wallet) {
    return reporting.report(
        gateway,
        CallSubject.of(WalletOperation.DELINK, customer, wallet),
        call -> send(call, customer, wallet));
  }

  private Either<WalletFailure, Unlinked> send(
      UseCaseCall<Unlinked> call, Customer customer, WalletId wallet) {
    return settling.settle(
        call,
        call.send(customer, () -> gateway.delink(customer, wallet)),
        new ReadBack<>(
            () -> gateway.find(customer, wallet).map(Option::some),
            DelinkWallet::unlinked,
            linked -> repeat(call, customer, wallet)));
  }

  /** It leads to the same end however often it is done. */
  private Option<Unlinked> repeat(UseCaseCall<Unlinked> call, Customer customer, WalletId wallet) {
    return call.ask(() -> gateway.delink(customer, wallet))
        .fold(DelinkWallet::unlinkedMeanwhile, Option::some);
  }

  private static Option<Unlinked> unlinkedMeanwhile(WalletFailure failure) {
    return failure instanceof NotInThisState other ? unlinked(other.account()) : Option.none();
  }

  private static Option<Unlinked> unlinked(WalletAccount account) {
    return account.fold(Option::some, linked -> Option.none());
  }
}
