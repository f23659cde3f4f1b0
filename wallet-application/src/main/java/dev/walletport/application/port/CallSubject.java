package dev.walletport.application.port;

import dev.walletport.domain.Customer;
import dev.walletport.domain.CustomerId;
import dev.walletport.domain.WalletId;
import dev.walletport.domain.WalletOperation;
import io.vavr.control.Option;
import java.util.Objects;

/**
 * What is asked, for whom, and about which wallet.
 *
 * @param operation what is asked
 * @param customer for whom
 * @param wallet about which wallet, unless it is about a customer's wallets, or a new one that is
 *     not known
 */
public record CallSubject(WalletOperation operation, CustomerId customer, Option<WalletId> wallet) {

  /** Refuses null. */
  public CallSubject {
    Objects.requireNonNull(operation, "operation");
    Objects.requireNonNull(customer, "customer");
    Objects.requireNonNull(wallet, "wallet");
  }

  /**
   * A question about a customer's wallets.
   *
   * @param operation what is asked
   * @param customer for whom
   * @return the subject, without a wallet
   */
  public static CallSubject of(WalletOperation operation, Customer customer) {
    Objects.requireNonNull(customer, "customer");
    return new CallSubject(operation, customer.id(), Option.none());
  }

  /**
   * A question about one wallet.
   *
   * @param operation what is asked
   * @param customer for whom
   * @param wallet about which wallet
   * @return the subject
   */
  public static CallSubject of(WalletOperation operation, Customer customer, WalletId wallet) {
    Objects.requireNonNull(customer, "customer");
    Objects.requireNonNull(wallet, "wallet");
    return new CallSubject(operation, customer.id(), Option.some(wallet));
  }
}
