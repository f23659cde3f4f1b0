package dev.walletport.application;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import dev.walletport.application.port.CallStamp;
import dev.walletport.application.port.CallSubject;
import dev.walletport.application.port.CurrentCall;
import dev.walletport.application.port.WalletGateway;
import dev.walletport.domain.Customer;
import dev.walletport.domain.NewWallet;
import dev.walletport.domain.WalletFailure;
import dev.walletport.domain.WalletId;
import dev.walletport.domain.WalletProvider;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One call of a use case and the best answer to it so far; used by one thread. */
sealed class UseCaseCall<T> permits GuardedUseCaseCall {

  private final WalletGateway gateway;
  private final CallStamp stamp;
  private final CallSubject subject;
  private @Nullable Either<WalletFailure, T> answer;
  private int asked;
  private boolean settled;
  private Option<NewWallet> newWallet = Option.none();

  UseCaseCall(WalletGateway gateway, CallStamp stamp, CallSubject subject) {
    this.gateway = gateway;
    this.stamp = stamp;
    this.subject = subject;
  }

  /** Notes which wallet is to be created. */
  UseCaseCall<T> creating(NewWallet wanted) {
    newWallet = Option.some(wanted);
    return this;
  }

  Option<NewWallet> newWallet() {
    return newWallet;
  }

  /** Asks the gateway, and counts it. */
  <A> A ask(Supplier<A> question) {
    asked++;
    return question.get();
  }

  /** Asks the gateway for a command that must have left by then, and counts it. */
  <A> A askBy(long sendBy, Supplier<A> command) {
    asked++;
    return CurrentCall.sendingBy(sendBy, command);
  }

  /** Sends the command, counts it, and keeps its answer before anything else can fail. */
  Either<WalletFailure, T> send(Customer customer, Supplier<Either<WalletFailure, T>> command) {
    return keep(ask(command));
  }

  /** Is told that the answer is the last one. */
  void end() {}

  /** Keeps an answer in place of the one before. */
  @CanIgnoreReturnValue
  Either<WalletFailure, T> keep(Either<WalletFailure, T> better) {
    answer = better;
    return better;
  }

  /** Notes that an unknown outcome turned out to be what was asked for. */
  void settle() {
    settled = true;
  }

  /** The gateway that it asks. */
  WalletGateway gateway() {
    return gateway;
  }

  CallStamp stamp() {
    return stamp;
  }

  CallSubject subject() {
    return subject;
  }

  Option<WalletProvider> newWalletProvider() {
    return newWallet.map(NewWallet::provider);
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

  /** Names the call by ids and its merchant alone, for a log line. */
  @Override
  public String toString() {
    return subject.operation() + " of "
        + subject.wallet().fold(() -> "a wallet", WalletId::toString) + " for "
        + subject.customer() + ", call " + stamp.id()
        + stamp.merchant().fold(() -> "", merchant -> " of " + merchant);
  }
}
