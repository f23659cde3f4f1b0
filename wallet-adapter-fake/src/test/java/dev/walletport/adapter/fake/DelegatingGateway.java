package dev.walletport.adapter.fake;

import static dev.walletport.domain.testing.Answers.ignore;

import dev.walletport.application.port.WalletGateway;
import dev.walletport.domain.Customer;
import dev.walletport.domain.MobileNumber;
import dev.walletport.domain.NewWallet;
import dev.walletport.domain.Otp;
import dev.walletport.domain.OtpPolicy;
import dev.walletport.domain.WalletAccount;
import dev.walletport.domain.WalletAccount.Linked;
import dev.walletport.domain.WalletAccount.Unlinked;
import dev.walletport.domain.WalletFailure;
import dev.walletport.domain.WalletFailure.Unavailable;
import dev.walletport.domain.WalletFailure.WalletNotFound;
import dev.walletport.domain.WalletId;
import dev.walletport.domain.WalletList;
import io.vavr.control.Either;

/** Delegates to the fake's gateway; each mutant overrides one method. */
class DelegatingGateway implements WalletGateway {

  final FakeWallets wallets;

  DelegatingGateway(FakeWallets wallets) {
    this.wallets = wallets;
  }

  @Override
  public Either<WalletFailure, WalletAccount> create(Customer customer, NewWallet newWallet) {
    return wallets.gateway().create(customer, newWallet);
  }

  @Override
  public Either<WalletFailure, Unlinked> requestOtp(Customer customer, WalletId wallet) {
    return wallets.gateway().requestOtp(customer, wallet);
  }

  @Override
  public Either<WalletFailure, Linked> link(Customer customer, WalletId wallet, Otp otp) {
    return wallets.gateway().link(customer, wallet, otp);
  }

  @Override
  public Either<WalletFailure, Unlinked> delink(Customer customer, WalletId wallet) {
    return wallets.gateway().delink(customer, wallet);
  }

  @Override
  public Either<WalletFailure, WalletAccount> find(Customer customer, WalletId wallet) {
    return wallets.gateway().find(customer, wallet);
  }

  @Override
  public Either<WalletFailure, WalletList> list(Customer customer) {
    return wallets.gateway().list(customer);
  }

  @Override
  public Either<WalletFailure, Linked> refresh(Customer customer, WalletId wallet) {
    return wallets.gateway().refresh(customer, wallet);
  }

  @Override
  public Either<WalletFailure, WalletList> refreshAll(Customer customer) {
    return wallets.gateway().refreshAll(customer);
  }

  @Override
  public Either<WalletFailure, Unlinked> changeMobileNumber(
      Customer customer, WalletId wallet, MobileNumber number) {
    return wallets.gateway().changeMobileNumber(customer, wallet, number);
  }

  final Otp newestOtp(WalletId wallet) {
    return Otp.of(wallets.inbox().newestOtp(wallet));
  }

  /** Links a wallet behind the provider's rules: by an OTP that is sent after the pause. */
  final void linkByNewOtp(Customer customer, WalletId wallet) {
    wallets.clock().advance(OtpPolicy.standard().resendAfter());
    ignore(wallets.gateway().requestOtp(customer, wallet));
    ignore(wallets.gateway().link(customer, wallet, newestOtp(wallet)));
  }

  /** The wallet as if it were unlinked, whatever it is. */
  final Either<WalletFailure, Unlinked> shownUnlinked(Customer customer, WalletId wallet) {
    return wallets
        .gateway()
        .find(customer, wallet)
        .map(account -> account.fold(unlinked -> unlinked, Linked::delinked));
  }

  /** The same answer, but a wallet that is not found is called unavailable. */
  static <T> Either<WalletFailure, T> hidingNotFound(Either<WalletFailure, T> answer) {
    return answer.mapLeft(failure ->
        failure instanceof WalletNotFound ? new Unavailable("something went wrong") : failure);
  }
}
