package dev.walletport.adapter.juspay.faults;

import dev.walletport.application.port.WalletGateway;
import dev.walletport.domain.Customer;
import dev.walletport.domain.CustomerId;
import dev.walletport.domain.MobileNumber;
import dev.walletport.domain.NewWallet;
import dev.walletport.domain.Otp;
import dev.walletport.domain.WalletFailure;
import dev.walletport.domain.WalletId;
import dev.walletport.domain.WalletOperation;
import dev.walletport.domain.WalletProvider;
import dev.walletport.domain.testing.SampleWallets;
import io.vavr.control.Either;

/** Every operation of the port, asked with a canary wherever it takes a secret. */
final class CanaryCalls {

  static final Customer CUSTOMER = Customer.registered(CustomerId.of("customer_1122"));
  static final WalletId WALLET = SampleWallets.ID;
  static final Otp OTP = Otp.of(Canaries.OTP);
  static final MobileNumber MOBILE = MobileNumber.of(Canaries.MOBILE);
  static final NewWallet NEW_WALLET =
      NewWallet.at(WalletProvider.PAYTM).withMobileNumber(MOBILE).withFirstOtp();

  private CanaryCalls() {}

  static Either<WalletFailure, ?> make(WalletOperation operation, WalletGateway gateway) {
    return switch (operation) {
      case CREATE -> gateway.create(CUSTOMER, NEW_WALLET);
      case REQUEST_OTP -> gateway.requestOtp(CUSTOMER, WALLET);
      case LINK -> gateway.link(CUSTOMER, WALLET, OTP);
      case DELINK -> gateway.delink(CUSTOMER, WALLET);
      case CHANGE_MOBILE_NUMBER -> gateway.changeMobileNumber(CUSTOMER, WALLET, MOBILE);
      case FIND -> gateway.find(CUSTOMER, WALLET);
      case LIST -> gateway.list(CUSTOMER);
      case REFRESH -> gateway.refresh(CUSTOMER, WALLET);
      case REFRESH_ALL -> gateway.refreshAll(CUSTOMER);
    };
  }
}
