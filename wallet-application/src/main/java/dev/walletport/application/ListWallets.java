package dev.walletport.application;

import dev.walletport.application.port.CallSubject;
import dev.walletport.application.port.WalletGateway;
import dev.walletport.domain.Customer;
import dev.walletport.domain.WalletFailure;
import dev.walletport.domain.WalletList;
import dev.walletport.domain.WalletOperation;
import io.vavr.control.Either;
import jakarta.inject.Inject;
import java.util.Objects;

/** Reads all wallets of a customer, linked or not, with balances as last known. */
public final class ListWallets {

  private final WalletGateway gateway;
  private final Reporting reporting;

  /**
   * Asks through a gateway.
   *
   * @param gateway the providers
   * @param reporting tells how it begins and ends
   */
  @Inject
  public ListWallets(WalletGateway gateway, Reporting reporting) {
    this.gateway = Objects.requireNonNull(gateway, "gateway");
    this.reporting = Objects.requireNonNull(reporting, "reporting");
  }

  /**
   * Reads the wallets.
   *
   * @param customer whose wallets
   * @return the wallets in the provider's order; or what {@link WalletGateway#list} answers
   */
  public Either<WalletFailure, WalletList> list(Customer customer) {
    return reporting.report(
        gateway,
        CallSubject.of(WalletOperation.LIST, customer),
        call -> call.ask(() -> gateway.list(customer)));
  }
}
