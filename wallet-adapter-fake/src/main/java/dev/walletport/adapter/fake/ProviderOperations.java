package dev.walletport.adapter.fake;

import dev.walletport.adapter.fake.ProviderBehaviour.Departure;
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
import io.vavr.control.Option;
import java.util.function.UnaryOperator;

/** The operations of a gateway on the {@link ProviderState}, each one atomic step. */
final class ProviderOperations {

  /** Only letters and digits are drawn, so this password is always wrong. */
  private static final Otp NEVER_DRAWN = Otp.of("?");

  private final ProviderState state;
  private final AtomicSteps atomically;
  private final WalletSteps steps;

  /** The operations of a call whose customer's monitor is held, if there is such a customer. */
  ProviderOperations(ProviderState state, Option<CustomerRecord> caller, StepStart step) {
    this.state = state;
    this.atomically = new AtomicSteps(state, caller);
    this.steps = new WalletSteps(state, step);
  }

  Either<WalletFailure, WalletAccount> create(
      Customer customer,
      NewWallet newWallet,
      Option<String> gatewayReferenceId,
      ProviderFault fault) {
    return atomically
        .onCustomer(customer, found -> steps.create(found, newWallet, fault))
        .map(made -> steps.refer(made, gatewayReferenceId));
  }

  Either<WalletFailure, Unlinked> requestOtp(
      WalletId id, Option<String> gatewayReferenceId, ProviderFault fault) {
    return atomically.onUnlinked(
        id, wallet -> steps.sendOtp(wallet.referring(gatewayReferenceId), fault));
  }

  Either<WalletFailure, Linked> link(WalletId id, Otp otp, ProviderFault fault) {
    Otp typed = fault.otpIsWrong() ? NEVER_DRAWN : otp;
    return atomically.onUnlinked(id, wallet -> steps.link(wallet, typed));
  }

  Either<WalletFailure, Unlinked> delink(WalletId id) {
    return steps.behaves(Departure.DELINK_ANSWERS_UNLINKED)
        ? atomically.onWallet(id, wallet -> Either.right(delinked(wallet)))
        : atomically.onLinked(id, this::delinked);
  }

  private Unlinked delinked(WalletRecord wallet) {
    return state.store(wallet.delinked()).unlinked();
  }

  Either<WalletFailure, Unlinked> changeMobileNumber(WalletId id, MobileNumber number) {
    return atomically.onUnlinked(
        id, wallet -> Either.right(state.store(wallet.withMobileNumber(number)).unlinked()));
  }

  Either<WalletFailure, WalletAccount> find(WalletId id) {
    return atomically.onWallet(id, wallet -> Either.right(steps.read(wallet)));
  }

  Either<WalletFailure, Linked> refresh(WalletId id) {
    return atomically.onLinked(id, wallet -> steps.readLinked(steps.refreshed(wallet)));
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
