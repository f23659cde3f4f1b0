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
import java.util.List;

/** A gateway that sends every message, and writes down for which wallet. */
final class CountingGateway implements WalletGateway {

  private final List<Object> sent;

  CountingGateway(List<Object> sent) {
    this.sent = sent;
  }

  @Override
  public Either<WalletFailure, Unlinked> requestOtp(Customer customer, WalletId wallet) {
    sent.add(wallet);
    return Either.right(UseCaseFixture.UNLINKED);
  }

  @Override
  public Either<WalletFailure, WalletAccount> create(Customer customer, NewWallet wish) {
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
