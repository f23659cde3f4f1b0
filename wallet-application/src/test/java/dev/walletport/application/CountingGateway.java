package dev.walletport.application;

import dev.walletport.domain.Customer;
import dev.walletport.domain.WalletAccount.Unlinked;
import dev.walletport.domain.WalletFailure;
import dev.walletport.domain.WalletId;
import io.vavr.control.Either;
import java.util.List;

/** A gateway that sends every message, and writes down for which wallet. */
final class CountingGateway extends UncalledGateway {

  private final List<Object> sent;

  CountingGateway(List<Object> sent) {
    this.sent = sent;
  }

  @Override
  public Either<WalletFailure, Unlinked> requestOtp(Customer customer, WalletId wallet) {
    sent.add(wallet);
    return Either.right(UseCaseFixture.UNLINKED);
  }
}
