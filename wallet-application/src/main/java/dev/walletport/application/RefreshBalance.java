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

/** Asks the provider for a wallet's balance; slow, because the provider is asked. */
public final class RefreshBalance {

  private final WalletGateway gateway;
  private final Reporting reporting;

  /**
   * Asks through a gateway.
   *
   * @param gateway the providers
   * @param reporting tells how it begins and ends
   */
  @Inject
  public RefreshBalance(WalletGateway gateway, Reporting reporting) {
    this.gateway = Objects.requireNonNull(gateway, "gateway");
    this.reporting = Objects.requireNonNull(reporting, "reporting");
  }

  /**
   * Refreshes a wallet's balance.
   *
   * @param customer whose wallet
   * @param wallet the wallet
   * @return the wallet with its balance as of now; or what {@link WalletGateway#refresh} answers
   */
  public Either<WalletFailure, WalletAccount.Linked> refresh(Customer customer, WalletId wallet) {
    return reporting.report(
        gateway,
        CallSubject.of(WalletOperation.REFRESH, customer, wallet),
        call -> call.ask(() -> gateway.refresh(customer, wallet)));
  }
}
