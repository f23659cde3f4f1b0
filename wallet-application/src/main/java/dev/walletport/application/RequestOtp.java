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

/**
 * Has the provider send the customer a one-time password, which voids the one before.
 *
 * <p>A lost answer cannot be settled: no read shows whether a message was sent. So
 * {@link WalletFailure.OutcomeUnknown} comes through as it is: either the message arrives, or the
 * customer asks for another.
 */
public final class RequestOtp {

  private final WalletGateway gateway;
  private final Reporting reporting;

  /**
   * Asks through a gateway.
   *
   * @param gateway the providers
   * @param reporting tells how it begins and ends
   */
  @Inject
  public RequestOtp(WalletGateway gateway, Reporting reporting) {
    this.gateway = Objects.requireNonNull(gateway, "gateway");
    this.reporting = Objects.requireNonNull(reporting, "reporting");
  }

  /**
   * Requests a one-time password.
   *
   * @param customer whose wallet
   * @param wallet the wallet
   * @return the wallet, unlinked; or what {@link WalletGateway#requestOtp} answers
   */
  public Either<WalletFailure, WalletAccount.Unlinked> request(Customer customer, WalletId wallet) {
    return reporting.report(
        gateway,
        CallSubject.of(WalletOperation.REQUEST_OTP, customer, wallet),
        call -> call.send(customer, () -> gateway.requestOtp(customer, wallet)));
  }
}
