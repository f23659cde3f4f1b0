package dev.walletport.adapter.fake;

import dev.walletport.adapter.fake.JournalEntry.Routing;
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
import java.util.function.UnaryOperator;

/** The operations of a gateway on the {@link ProviderState}, each one atomic step. */
final class ProviderOperations {

  /** Only letters and digits are drawn, so this password is always wrong. */
  private static final Otp NEVER_DRAWN = Otp.of("?");

  private final ProviderState state;
  private final AtomicSteps atomically;
  private final WalletSteps steps;

  ProviderOperations(ProviderState state) {
    this.state = state;
    this.atomically = new AtomicSteps(state);
    this.steps = new WalletSteps(state);
  }

  /** The routing of an unknown customer never changes. */
  Routing route(Customer customer) {
    return state
        .customer(customer.id())
        .map(found -> found.route(customer.routingId()))
        .getOrElse(Routing.SAME);
  }

  Either<WalletFailure, WalletAccount> create(
      Customer customer, NewWallet wish, ProviderFault fault) {
    return atomically.onCustomer(customer, found -> steps.create(found, wish, fault));
  }

  Either<WalletFailure, Unlinked> requestOtp(Customer customer, WalletId id, ProviderFault fault) {
    return atomically.onUnlinked(customer, id, wallet -> steps.sendOtp(wallet, fault));
  }

  Either<WalletFailure, Linked> link(Customer customer, WalletId id, Otp otp, ProviderFault fault) {
    Otp typed = fault.otpIsWrong() ? NEVER_DRAWN : otp;
    return atomically.onUnlinked(customer, id, wallet -> steps.link(wallet, typed));
  }

  Either<WalletFailure, Unlinked> delink(Customer customer, WalletId id) {
    return atomically.onLinked(
        customer, id, wallet -> state.store(wallet.delinked()).unlinked());
  }

  Either<WalletFailure, Unlinked> changeMobileNumber(
      Customer customer, WalletId id, MobileNumber number) {
    return atomically.onUnlinked(
        customer,
        id,
        wallet -> Either.right(state.store(wallet.withMobileNumber(number)).unlinked()));
  }

  Either<WalletFailure, WalletAccount> find(Customer customer, WalletId id) {
    return atomically.onWallet(customer, id, wallet -> Either.right(steps.read(wallet)));
  }

  Either<WalletFailure, Linked> refresh(Customer customer, WalletId id) {
    return atomically.onLinked(customer, id, wallet -> steps.readLinked(steps.refreshed(wallet)));
  }

  Either<WalletFailure, WalletList> list(Customer customer) {
    return readAll(customer, wallet -> wallet);
  }

  Either<WalletFailure, WalletList> refreshAll(Customer customer, ProviderFault fault) {
    return readAll(
        customer, wallet -> fault.isDown(wallet.provider()) ? wallet : steps.refreshed(wallet));
  }

  private Either<WalletFailure, WalletList> readAll(
      Customer customer, UnaryOperator<WalletRecord> before) {
    return atomically.onCustomer(
        customer,
        found -> Either.right(WalletList.of(
            state.walletsOf(found).stream().map(before).map(steps::read).toList())));
  }
}
