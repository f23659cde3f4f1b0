package dev.walletport.application;

import dev.walletport.application.port.CallSubject;
import dev.walletport.application.port.WalletGateway;
import dev.walletport.domain.Customer;
import dev.walletport.domain.WalletAccount;
import dev.walletport.domain.WalletFailure;
import dev.walletport.domain.WalletId;
import dev.walletport.domain.WalletOperation;
import io.vavr.control.Either;
import jakarta.inject.Inject;
import java.util.Objects;

/** Reads one wallet; every read of a linked one brings a fresh debit token. */
public final class FindWallet {

  private final WalletGateway gateway;
  private final Reporting reporting;

  /**
   * Asks through a gateway.
   *
   * @param gateway the providers
   * @param reporting tells how it begins and ends
   */
  @Inject
  public FindWallet(WalletGateway gateway, Reporting reporting) {
    this.gateway = Objects.requireNonNull(gateway, "gateway");
    this.reporting = Objects.requireNonNull(reporting, "reporting");
  }

  /**
   * Reads a wallet.
   *
   * @param customer whose wallet
   * @param wallet the wallet
   * @return the wallet as it is; or what {@link WalletGateway#find} answers
   */
  public Either<WalletFailure, WalletAccount> find(Customer customer, WalletId wallet) {
    return reporting.report(
        gateway,
        CallSubject.of(WalletOperation.FIND, customer, wallet),
        call -> call.ask(() -> gateway.find(customer, wallet)));
  }
}
