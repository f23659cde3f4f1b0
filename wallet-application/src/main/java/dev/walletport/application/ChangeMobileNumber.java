package dev.walletport.application;

import dev.walletport.application.port.CallSubject;
import dev.walletport.application.port.WalletGateway;
import dev.walletport.domain.Customer;
import dev.walletport.domain.MobileNumber;
import dev.walletport.domain.WalletAccount;
import dev.walletport.domain.WalletFailure;
import dev.walletport.domain.WalletId;
import dev.walletport.domain.WalletOperation;
import io.vavr.control.Either;
import jakarta.inject.Inject;
import java.util.Objects;

/**
 * Changes the mobile number by which the provider knows the customer of an unlinked wallet.
 *
 * <p>A lost answer cannot be settled, because no read shows the number reliably; as the change
 * leads to the same end however often it is made, the host may make it again.
 */
public final class ChangeMobileNumber {

  private final WalletGateway gateway;
  private final Reporting reporting;

  /**
   * Asks through a gateway.
   *
   * @param gateway the providers
   * @param reporting tells how it begins and ends
   */
  @Inject
  public ChangeMobileNumber(WalletGateway gateway, Reporting reporting) {
    this.gateway = Objects.requireNonNull(gateway, "gateway");
    this.reporting = Objects.requireNonNull(reporting, "reporting");
  }

  /**
   * Changes the number.
   *
   * @param customer whose wallet
   * @param wallet the wallet
   * @param number the new number
   * @return the wallet, unlinked; or what {@link WalletGateway#changeMobileNumber} answers
   */
  public Either<WalletFailure, WalletAccount.Unlinked> change(
      Customer customer, WalletId wallet, MobileNumber number) {
    Objects.requireNonNull(number, "number");
    return reporting.report(
        gateway,
        CallSubject.of(WalletOperation.CHANGE_MOBILE_NUMBER, customer, wallet),
        call -> call.send(customer, () -> gateway.changeMobileNumber(customer, wallet, number)));
  }
}
