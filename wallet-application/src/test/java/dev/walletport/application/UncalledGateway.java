package dev.walletport.application;

import dev.walletport.application.port.WalletGateway;
import dev.walletport.domain.Customer;
import dev.walletport.domain.MobileNumber;
import dev.walletport.domain.NewWallet;
import dev.walletport.domain.Otp;
import dev.walletport.domain.WalletAccount;
import dev.walletport.domain.WalletAccount.Linked;
import dev.walletport.domain.WalletAccount.Unlinked;
import dev.walletport.domain.WalletFailure;
import dev.walletport.domain.WalletId;
import dev.walletport.domain.WalletList;
import io.vavr.control.Either;

/** A gateway that expects no call: each is a failure of the test, until it is overridden. */
class UncalledGateway implements WalletGateway {

  @Override
  public Either<WalletFailure, Unlinked> requestOtp(Customer customer, WalletId wallet) {
    throw new AssertionError("requestOtp");
  }

  @Override
  public Either<WalletFailure, WalletAccount> create(Customer customer, NewWallet newWallet) {
    throw new AssertionError("create");
  }

  @Override
  public Either<WalletFailure, Linked> link(Customer customer, WalletId wallet, Otp otp) {
    throw new AssertionError("link");
  }

  @Override
  public Either<WalletFailure, Unlinked> delink(Customer customer, WalletId wallet) {
    throw new AssertionError("delink");
  }

  @Override
  public Either<WalletFailure, WalletAccount> find(Customer customer, WalletId wallet) {
    throw new AssertionError("find");
  }

  @Override
  public Either<WalletFailure, WalletList> list(Customer customer) {
    throw new AssertionError("list");
  }

  @Override
  public Either<WalletFailure, Linked> refresh(Customer customer, WalletId wallet) {
    throw new AssertionError("refresh");
  }

  @Override
  public Either<WalletFailure, WalletList> refreshAll(Customer customer) {
    throw new AssertionError("refreshAll");
  }

  @Override
  public Either<WalletFailure, Unlinked> changeMobileNumber(
      Customer customer, WalletId wallet, MobileNumber number) {
    throw new AssertionError("changeMobileNumber");
  }
}
