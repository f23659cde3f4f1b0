package dev.walletport.application;

import dev.walletport.application.port.CallSubject;
import dev.walletport.application.port.WalletGateway;
import dev.walletport.domain.Customer;
import dev.walletport.domain.NewWallet;
import dev.walletport.domain.WalletAccount;
import dev.walletport.domain.WalletFailure;
import dev.walletport.domain.WalletList;
import dev.walletport.domain.WalletOperation;
import io.vavr.control.Either;
import io.vavr.control.Option;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Objects;

/**
 * Makes a wallet for a customer.
 *
 * <p>The command is sent at most once. If the answer is lost, the customer's wallets are listed as
 * the {@link SettlingPolicy} has it. One wallet of that provider, and no more, counts as success:
 * it may have been there before, and then a second one would have been wrong. None, several, or a
 * list with anything unreadable until the end is {@link WalletFailure.OutcomeUnknown}. Whether a
 * first one-time password was sent no list shows; a customer who got none asks for it with
 * {@link RequestOtp}.
 */
public final class CreateWallet {

  private final WalletGateway gateway;
  private final Settling settling;
  private final Reporting reporting;

  /**
   * Makes wallets through a gateway.
   *
   * @param gateway the providers
   * @param settling what is done about a lost answer
   * @param reporting tells how it begins and ends
   */
  @Inject
  public CreateWallet(WalletGateway gateway, Settling settling, Reporting reporting) {
    this.gateway = Objects.requireNonNull(gateway, "gateway");
    this.settling = Objects.requireNonNull(settling, "settling");
    this.reporting = Objects.requireNonNull(reporting, "reporting");
  }

  /**
   * Makes a wallet.
   *
   * @param customer whose wallet
   * @param newWallet which wallet, and whether the first one-time password is sent at once
   * @return the wallet, as a rule unlinked; or what {@link WalletGateway#create} answers, with an
   *     unknown outcome settled where it can be
   */
  public Either<WalletFailure, WalletAccount> create(Customer customer, NewWallet newWallet) {
    Objects.requireNonNull(newWallet, "newWallet");
    return reporting.report(
        gateway,
        CallSubject.of(WalletOperation.CREATE, customer),
        call -> send(call.creating(newWallet), customer, newWallet));
  }

  private Either<WalletFailure, WalletAccount> send(
      UseCaseCall<WalletAccount> call, Customer customer, NewWallet newWallet) {
    return settling.settle(
        call,
        call.send(customer, () -> gateway.create(customer, newWallet)),
        new ReadBack<>(
            () -> gateway.list(customer).map(list -> theOnly(list, newWallet)), Option::some));
  }

  private static Option<WalletAccount> theOnly(WalletList list, NewWallet newWallet) {
    List<WalletAccount> fitting = list.wallets().stream()
        .filter(wallet -> wallet.provider().equals(newWallet.provider()))
        .toList();
    return list.isComplete() && fitting.size() == 1 ? Option.some(fitting.get(0)) : Option.none();
  }
}
