package dev.walletport.application;

import dev.walletport.domain.WalletFailure;
import io.vavr.control.Either;
import io.vavr.control.Option;

/** What the guard says of a command: it may be sent and has to be ended, or it may not. */
interface Admission {

  /** Of a delink that goes on without the store, and of a call that sent no command. */
  Admission UNWRITTEN = answer -> {};

  /**
   * A command that may not be sent.
   *
   * @param failure why
   */
  static Admission not(WalletFailure failure) {
    return new NotAdmitted(Option.some(failure));
  }

  /** Why the command may not be sent; none if it may. */
  default Option<WalletFailure> failure() {
    return Option.none();
  }

  /** Writes down how the command ended; if another node has taken it over, it is left to that. */
  void end(Either<WalletFailure, ?> answer);

  /** Nothing was sent and nothing is written. */
  record NotAdmitted(Option<WalletFailure> failure) implements Admission {

    @Override
    public void end(Either<WalletFailure, ?> answer) {
      // There is no row.
    }
  }
}
