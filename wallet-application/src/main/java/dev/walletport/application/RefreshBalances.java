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

/**
 * Asks the providers for the balances of all wallets of a customer; slow, because every provider is
 * asked.
 */
public final class RefreshBalances {

  private final WalletGateway gateway;
  private final Reporting reporting;

  /**
   * Asks through a gateway.
   *
   * @param gateway the providers
   * @param reporting tells how it begins and ends
   */
  @Inject
  public RefreshBalances(WalletGateway gateway, Reporting reporting) {
    this.gateway = Objects.requireNonNull(gateway, "gateway");
    this.reporting = Objects.requireNonNull(reporting, "reporting");
  }

  /**
   * Refreshes the balances.
   *
   * @param customer whose wallets
   * @return the wallets, with balances as of now where a provider answered; or what
   *     {@link WalletGateway#refreshAll} answers
   */
  public Either<WalletFailure, WalletList> refresh(Customer customer) {
    return reporting.report(
        gateway,
        CallSubject.of(WalletOperation.REFRESH_ALL, customer),
        call -> call.ask(() -> gateway.refreshAll(customer)));
  }
}
