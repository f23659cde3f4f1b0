package dev.walletport.adapter.juspay;

import dev.walletport.application.port.WalletGateway;
import dev.walletport.domain.MobileNumber;
import dev.walletport.domain.NewWallet;
import dev.walletport.domain.Otp;
import dev.walletport.domain.WalletFailure;
import dev.walletport.domain.WalletOperation;
import dev.walletport.domain.WalletProvider;
import dev.walletport.domain.testing.SampleWallets;
import io.vavr.control.Either;

/** A call of each operation. */
final class OperationCalls {

  private OperationCalls() {}

  static Either<WalletFailure, ?> make(WalletOperation operation, WalletGateway gateway) {
    return switch (operation) {
      case CREATE -> gateway.create(StuckCall.CUSTOMER, NewWallet.at(WalletProvider.MOBIKWIK));
      case REQUEST_OTP -> gateway.requestOtp(StuckCall.CUSTOMER, SampleWallets.ID);
      case LINK -> gateway.link(StuckCall.CUSTOMER, SampleWallets.ID, Otp.of("345678"));
      case DELINK -> gateway.delink(StuckCall.CUSTOMER, SampleWallets.ID);
      case FIND -> gateway.find(StuckCall.CUSTOMER, SampleWallets.ID);
      case LIST -> gateway.list(StuckCall.CUSTOMER);
      case REFRESH -> gateway.refresh(StuckCall.CUSTOMER, SampleWallets.ID);
      case REFRESH_ALL -> gateway.refreshAll(StuckCall.CUSTOMER);
      case CHANGE_MOBILE_NUMBER ->
        gateway.changeMobileNumber(
            StuckCall.CUSTOMER, SampleWallets.ID, MobileNumber.of("9876543210"));
    };
  }
}
