package dev.walletport.application;

import dev.walletport.domain.Customer;
import dev.walletport.domain.Otp;
import dev.walletport.domain.WalletAccount.Linked;
import dev.walletport.domain.WalletFailure;
import dev.walletport.domain.WalletId;
import io.vavr.control.Either;

/** A gateway that links every wallet, and keeps nothing. */
final class LinkingGateway extends UncalledGateway {

  @Override
  public Either<WalletFailure, Linked> link(Customer customer, WalletId wallet, Otp otp) {
    return Either.right(UseCaseFixture.LINKED);
  }
}
