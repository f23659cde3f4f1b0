package dev.walletport.adapter.fake;

import dev.walletport.domain.Customer;
import dev.walletport.domain.WalletFailure;
import dev.walletport.domain.WalletFailure.CustomerNotFound;
import dev.walletport.domain.WalletFailure.NotInThisState;
import dev.walletport.domain.WalletFailure.WalletNotFound;
import dev.walletport.domain.WalletId;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.function.Function;

/**
 * Finds the customer or the wallet of a call, and runs a step on it. The monitor of the customer is
 * held from the beginning of the call to its end.
 */
final class AtomicSteps {

  private final ProviderState state;
  private final Option<CustomerRecord> caller;

  AtomicSteps(ProviderState state, Option<CustomerRecord> caller) {
    this.state = state;
    this.caller = caller;
  }

  <T> Either<WalletFailure, T> onCustomer(
      Customer customer, Function<CustomerRecord, Either<WalletFailure, T>> step) {
    return caller
        .<WalletFailure>toEither(() -> new CustomerNotFound(customer.id()))
        .flatMap(step);
  }

  /** A wallet of another customer is not found. */
  <T> Either<WalletFailure, T> onWallet(
      WalletId id, Function<WalletRecord, Either<WalletFailure, T>> step) {
    return state
        .wallet(id)
        .filter(wallet -> caller.contains(wallet.customer()))
        .<WalletFailure>toEither(() -> new WalletNotFound(id))
        .flatMap(step);
  }

  <T> Either<WalletFailure, T> onUnlinked(
      WalletId id, Function<WalletRecord, Either<WalletFailure, T>> step) {
    return onWallet(
        id,
        wallet -> wallet.isLinked()
            ? Either.left(new NotInThisState(wallet.linkedWithoutToken()))
            : step.apply(wallet));
  }

  <T> Either<WalletFailure, T> onLinked(WalletId id, Function<WalletRecord, T> step) {
    return onWallet(
        id,
        wallet -> wallet.isLinked()
            ? Either.right(step.apply(wallet))
            : Either.left(new NotInThisState(wallet.unlinked())));
  }
}
