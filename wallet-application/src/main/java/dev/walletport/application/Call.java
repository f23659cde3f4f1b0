package dev.walletport.application;

import dev.walletport.domain.Customer;
import dev.walletport.domain.WalletFailure;
import dev.walletport.domain.WalletId;
import dev.walletport.domain.WalletOperation;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One call of a use case and the best answer to it so far; used by one thread. */
final class Call<T> {

  private final WalletOperation operation;
  private final Customer customer;
  private final Option<WalletId> wallet;
  private final Instant began;
  private @Nullable Either<WalletFailure, T> answer;
  private int asked;
  private boolean settled;

  Call(WalletOperation operation, Customer customer, Option<WalletId> wallet, Instant began) {
    this.operation = operation;
    this.customer = customer;
    this.wallet = wallet;
    this.began = began;
  }

  /** Asks the gateway, and counts it. */
  <A> A ask(Supplier<A> question) {
    asked++;
    return question.get();
  }

  /** Sends the command, counts it, and keeps its answer before anything else can fail. */
  Either<WalletFailure, T> send(Supplier<Either<WalletFailure, T>> command) {
    return keep(ask(command));
  }

  /** Keeps an answer in place of the one before. */
  Either<WalletFailure, T> keep(Either<WalletFailure, T> better) {
    answer = better;
    return better;
  }

  /** Notes that an unknown outcome turned out to be the wished one. */
  void settle() {
    settled = true;
  }

  WalletOperation operation() {
    return operation;
  }

  Customer customer() {
    return customer;
  }

  Option<WalletId> wallet() {
    return wallet;
  }

  Instant began() {
    return began;
  }

  boolean isAnswered() {
    return answer != null;
  }

  /** The answer that was kept last; one must have been. */
  Either<WalletFailure, T> answer() {
    return Objects.requireNonNull(answer, "answer");
  }

  int asked() {
    return asked;
  }

  boolean settled() {
    return settled;
  }

  /** Names the call by ids alone, for a log line. */
  @Override
  public String toString() {
    return operation + " of " + wallet.fold(() -> "a wallet", WalletId::toString) + " for "
        + customer.id();
  }
}
