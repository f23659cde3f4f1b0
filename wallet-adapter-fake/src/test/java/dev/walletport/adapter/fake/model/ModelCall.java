package dev.walletport.adapter.fake.model;

import dev.walletport.domain.Customer;
import dev.walletport.domain.MobileNumber;
import dev.walletport.domain.NewWallet;
import dev.walletport.domain.WalletOperation;

/**
 * A call of the gateway.
 *
 * @param operation its operation
 * @param customer who calls
 * @param wallet the number of the wallet, where the operation has one; {@link #NOWHERE} for none
 * @param input what is typed or created, where the operation takes it
 */
record ModelCall(WalletOperation operation, Customer customer, int wallet, Input input) {

  /** The number of no wallet. */
  static final int NOWHERE = -1;

  /**
   * All that a call can carry, each for one operation.
   *
   * @param otp for a link
   * @param newWallet for a create
   * @param number for a change of the number
   */
  record Input(String otp, NewWallet newWallet, MobileNumber number) {}

  boolean isOnOneWallet() {
    return switch (operation) {
      case CREATE, LIST, REFRESH_ALL -> false;
      case REQUEST_OTP, LINK, DELINK, CHANGE_MOBILE_NUMBER, FIND, REFRESH -> true;
    };
  }

  ModelCall by(Customer other) {
    return new ModelCall(operation, other, wallet, input);
  }

  /** A find of the same wallet. */
  ModelCall reading() {
    return new ModelCall(WalletOperation.FIND, customer, wallet, input);
  }
}
