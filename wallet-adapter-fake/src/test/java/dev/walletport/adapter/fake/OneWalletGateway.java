package dev.walletport.adapter.fake;

import dev.walletport.domain.Customer;
import dev.walletport.domain.Funds;
import dev.walletport.domain.NewWallet;
import dev.walletport.domain.Otp;
import dev.walletport.domain.WalletAccount;
import dev.walletport.domain.WalletAccount.Linked;
import dev.walletport.domain.WalletAccount.Unlinked;
import dev.walletport.domain.WalletFailure;
import dev.walletport.domain.WalletId;
import dev.walletport.domain.WalletList;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.List;

/** Answers every call with the first wallet that was made, of any customer. */
final class OneWalletGateway extends DelegatingGateway {

  private Option<WalletAccount> first = Option.none();

  OneWalletGateway(FakeWallets wallets) {
    super(wallets);
  }

  @Override
  public synchronized Either<WalletFailure, WalletAccount> create(
      Customer customer, NewWallet newWallet) {
    if (first.isEmpty()) {
      first = super.create(customer, newWallet.withFirstOtp()).toOption();
    }
    return Either.right(first.get());
  }

  @Override
  public Either<WalletFailure, Unlinked> requestOtp(Customer customer, WalletId wallet) {
    return Either.right(unlinked());
  }

  @Override
  public Either<WalletFailure, Linked> link(Customer customer, WalletId wallet, Otp otp) {
    return Either.right(unlinked().linked(Funds.unknown()));
  }

  @Override
  public Either<WalletFailure, WalletAccount> find(Customer customer, WalletId wallet) {
    return Either.right(unlinked());
  }

  @Override
  public Either<WalletFailure, WalletList> list(Customer customer) {
    return Either.right(WalletList.of(List.of(unlinked())));
  }

  @Override
  public Either<WalletFailure, Unlinked> delink(Customer customer, WalletId wallet) {
    return Either.right(unlinked());
  }

  private synchronized Unlinked unlinked() {
    return first.get().fold(unlinked -> unlinked, Linked::delinked);
  }
}
