package dev.walletport.application;

import dev.walletport.application.port.HostFailureLog;
import dev.walletport.domain.WalletFailure;
import io.vavr.control.Either;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Keeps everything that the host's code throws, an {@link Error} included, from taking the place of
 * an answer: it is logged and dropped, and nothing of it is passed on.
 *
 * <p>It is caught as {@link Throwable}, because the provider may have applied the command whatever
 * the state of this machine, and only the answer tells the host so.
 */
final class HostCallbacks {

  private final HostFailureLog log;

  HostCallbacks(HostFailureLog log) {
    this.log = log;
  }

  /**
   * Runs a use case. What is thrown before the call has an answer is thrown on; from then on it
   * ends the run, and the answer that was kept last stands.
   */
  <T> Either<WalletFailure, T> answer(
      UseCaseCall<T> call, Function<UseCaseCall<T>, Either<WalletFailure, T>> useCase) {
    try {
      return call.keep(useCase.apply(call));
    } catch (Throwable thrown) {
      if (!call.isAnswered()) {
        throw thrown;
      }
      log.drop("settling ended early: ", call, thrown);
      return call.answer();
    }
  }

  /** Runs code of the host that may not change the answer; what it throws is dropped. */
  <S> void contain(String failure, S subject, Consumer<S> hostCode) {
    try {
      hostCode.accept(subject);
    } catch (Throwable thrown) {
      log.drop(failure, subject, thrown);
    }
  }
}
