package dev.walletport.adapter.fake;

import dev.walletport.domain.Customer;
import dev.walletport.domain.WalletFailure;
import dev.walletport.domain.WalletFailure.CustomerNotFound;
import dev.walletport.domain.WalletFailure.NotInThisState;
import dev.walletport.domain.WalletFailure.WalletNotFound;
import dev.walletport.domain.WalletId;
import io.vavr.control.Either;
import java.util.function.Function;

/** Finds a customer or a wallet, and runs a step on it under the customer's monitor. */
final class AtomicSteps {

  private final ProviderState state;

  AtomicSteps(ProviderState state) {
    this.state = state;
  }

  <T> Either<WalletFailure, T> onCustomer(
      Customer customer, Function<CustomerRecord, Either<WalletFailure, T>> step) {
    return state
        .customer(customer.id())
        .<WalletFailure>toEither(() -> new CustomerNotFound(customer.id()))
        .flatMap(found -> locked(found, step));
  }

  private static <T> T locked(CustomerRecord customer, Function<CustomerRecord, T> step) {
    synchronized (customer) {
      return step.apply(customer);
    }
  }

  /** A wallet of another customer is not found. */
  <T> Either<WalletFailure, T> onWallet(
      Customer customer, WalletId id, Function<WalletRecord, Either<WalletFailure, T>> step) {
    return state
        .wallet(id)
        .map(WalletRecord::customer)
        .filter(owner -> owner.id().equals(customer.id()))
        .<WalletFailure>toEither(() -> new WalletNotFound(id))
        .flatMap(owner -> locked(owner, held -> step.apply(state.requireWallet(id))));
  }

  <T> Either<WalletFailure, T> onUnlinked(
      Customer customer, WalletId id, Function<WalletRecord, Either<WalletFailure, T>> step) {
    return onWallet(
        customer,
        id,
        wallet -> wallet.isLinked()
            ? Either.left(new NotInThisState(wallet.linkedWithoutToken()))
            : step.apply(wallet));
  }

  <T> Either<WalletFailure, T> onLinked(
      Customer customer, WalletId id, Function<WalletRecord, T> step) {
    return onWallet(
        customer,
        id,
        wallet -> wallet.isLinked()
            ? Either.right(step.apply(wallet))
            : Either.left(new NotInThisState(wallet.unlinked())));
  }
}
