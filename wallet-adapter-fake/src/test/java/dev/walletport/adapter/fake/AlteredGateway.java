package dev.walletport.adapter.fake;

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
import dev.walletport.domain.WalletOperation;
import io.vavr.control.Either;
import java.util.function.Supplier;

/** Delegates to the fake's gateway; a mutant alters the calls of all operations in one method. */
abstract class AlteredGateway extends DelegatingGateway {

  AlteredGateway(FakeWallets wallets) {
    super(wallets);
  }

  /** Answers a call. */
  abstract <T> Either<WalletFailure, T> answer(
      WalletOperation operation, Supplier<Either<WalletFailure, T>> call);

  @Override
  public Either<WalletFailure, WalletAccount> create(Customer customer, NewWallet newWallet) {
    return answer(WalletOperation.CREATE, () -> super.create(customer, newWallet));
  }

  @Override
  public Either<WalletFailure, Unlinked> requestOtp(Customer customer, WalletId wallet) {
    return answer(WalletOperation.REQUEST_OTP, () -> super.requestOtp(customer, wallet));
  }

  @Override
  public Either<WalletFailure, Linked> link(Customer customer, WalletId wallet, Otp otp) {
    return answer(WalletOperation.LINK, () -> super.link(customer, wallet, otp));
  }

  @Override
  public Either<WalletFailure, Unlinked> delink(Customer customer, WalletId wallet) {
    return answer(WalletOperation.DELINK, () -> super.delink(customer, wallet));
  }

  @Override
  public Either<WalletFailure, WalletAccount> find(Customer customer, WalletId wallet) {
    return answer(WalletOperation.FIND, () -> super.find(customer, wallet));
  }

  @Override
  public Either<WalletFailure, WalletList> list(Customer customer) {
    return answer(WalletOperation.LIST, () -> super.list(customer));
  }

  @Override
  public Either<WalletFailure, Linked> refresh(Customer customer, WalletId wallet) {
    return answer(WalletOperation.REFRESH, () -> super.refresh(customer, wallet));
  }

  @Override
  public Either<WalletFailure, WalletList> refreshAll(Customer customer) {
    return answer(WalletOperation.REFRESH_ALL, () -> super.refreshAll(customer));
  }

  @Override
  public Either<WalletFailure, Unlinked> changeMobileNumber(
      Customer customer, WalletId wallet, MobileNumber number) {
    return answer(
        WalletOperation.CHANGE_MOBILE_NUMBER,
        () -> super.changeMobileNumber(customer, wallet, number));
  }
}
