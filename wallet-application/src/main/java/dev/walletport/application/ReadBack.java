package dev.walletport.application;

import dev.walletport.domain.WalletAccount;
import dev.walletport.domain.WalletFailure;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * How a command with a lost answer is read back.
 *
 * @param read looks for the wallet; none if there is none to look at
 * @param evidence what the command would have answered, if the wallet shows that it was applied
 * @param repetition sends the command again, if the wallet shows that it was not applied and a
 *     second time would do no harm; none if that did not succeed either
 */
record ReadBack<T>(
    Supplier<Either<WalletFailure, Option<WalletAccount>>> read,
    Function<WalletAccount, Option<T>> evidence,
    Function<WalletAccount, Option<T>> repetition) {

  /** Reads, and never sends the command again. */
  ReadBack(
      Supplier<Either<WalletFailure, Option<WalletAccount>>> read,
      Function<WalletAccount, Option<T>> evidence) {
    this(read, evidence, seen -> Option.none());
  }
}
