package dev.walletport.application.port;

import dev.walletport.domain.Customer;
import dev.walletport.domain.MobileNumber;
import dev.walletport.domain.NewWallet;
import dev.walletport.domain.Otp;
import dev.walletport.domain.WalletAccount;
import dev.walletport.domain.WalletFailure;
import dev.walletport.domain.WalletId;
import dev.walletport.domain.WalletList;
import io.vavr.control.Either;
import io.vavr.control.Option;

/**
 * Everything that can be asked of the providers.
 *
 * <p>What holds for every operation, and is tested by {@code WalletGatewayContract} in this
 * module's test-jar:
 *
 * <ul>
 *   <li>A right answer is what the provider said, whole and about the wallet that was asked for.
 *   <li>A left answer other than {@link WalletFailure.OutcomeUnknown} means that a command was
 *       certainly not applied.
 *   <li>Nothing expected is thrown, and no answer, exception or log line shows a secret. What a
 *       gateway throws all the same reaches the caller of a use case in place of an answer; but
 *       while a command is being settled it is logged, and the command stays
 *       {@link WalletFailure.OutcomeUnknown}.
 *   <li>One call reaches the provider at most once if it is a command. A gateway may repeat a read,
 *       and a request that provably never left the machine; it never repeats a command whose answer
 *       it lost.
 *   <li>A command whose {@linkplain CurrentCall#sendDeadline send deadline} is over is not sent,
 *       and is {@link WalletFailure.Unavailable}: another node may have taken over.
 *   <li>All calls for one customer carry the routing id of the {@link Customer}.
 *   <li>A gateway that reports attempts does so by an {@link AttemptReporter} when its call is
 *       over, with the id of {@link CurrentCall#id}, or one of its own where there is none.
 *   <li>A gateway may be shared between threads. An interrupt ends a call early and leaves the flag
 *       set.
 * </ul>
 *
 * <p>Every operation can fail with {@link WalletFailure.CredentialsRefused},
 * {@link WalletFailure.Throttled}, {@link WalletFailure.Unavailable} and
 * {@link WalletFailure.Refused}; a read also with {@link WalletFailure.ProtocolViolation}, and a
 * command with {@link WalletFailure.OutcomeUnknown} in its place. The methods name only what comes
 * on top.
 */
public interface WalletGateway {

  /**
   * Names the merchant that this gateway serves, for events and log lines. A gateway that decorates
   * another one passes its answer on.
   *
   * @return a name of the host's choice, always the same one; none where there is one merchant only
   */
  default Option<String> merchant() {
    return Option.none();
  }

  /**
   * Tells whether this gateway is closed or is being closed, so that no further call of it can
   * succeed. A command whose answer was lost is then not read back any more. A gateway that
   * decorates another one passes its answer on.
   *
   * @return false for a gateway that has nothing to close
   */
  default boolean isClosed() {
    return false;
  }

  /**
   * Answers how to wait between two reads of a wallet whose command lost its answer: a wait that a
   * close of this gateway ends at once. A gateway that decorates another one passes its answer on.
   *
   * @return a sleep, for a gateway that has nothing to close
   */
  default Pause pause() {
    return Pause.system();
  }

  /**
   * Makes a wallet for a customer. Never to be repeated after an unknown outcome: it may make a
   * second wallet.
   *
   * @param customer whose wallet
   * @param newWallet which wallet, and whether the first one-time password is sent at once
   * @return the new wallet, as a rule unlinked, though a provider may link it at once; or
   *     {@link WalletFailure.CustomerNotFound}; with a first password also
   *     {@link WalletFailure.AccountLocked}, and {@link WalletFailure.OtpRejected} where the
   *     provider wants a pause before it
   */
  Either<WalletFailure, WalletAccount> create(Customer customer, NewWallet newWallet);

  /**
   * Has the provider send the customer a one-time password, which voids the one before. Never to be
   * repeated after an unknown outcome unless the customer asks for it: each one is a message.
   *
   * @param customer whose wallet
   * @param wallet the wallet to be linked
   * @return the wallet, unlinked; or {@link WalletFailure.WalletNotFound},
   *     {@link WalletFailure.NotInThisState} for a linked wallet,
   *     {@link WalletFailure.AccountLocked}, or {@link WalletFailure.OtpRejected} when it is too
   *     soon
   */
  Either<WalletFailure, WalletAccount.Unlinked> requestOtp(Customer customer, WalletId wallet);

  /**
   * Links a wallet. Never to be repeated after an unknown outcome: a password is single use, and a
   * wrong second guess counts towards a lock. Read the wallet instead.
   *
   * @param customer whose wallet
   * @param wallet the wallet to link
   * @param otp what the customer typed
   * @return the wallet, linked, with a fresh token; or {@link WalletFailure.OtpRejected} by the
   *     provider's answer, {@link WalletFailure.AccountLocked},
   *     {@link WalletFailure.WalletNotFound}, or {@link WalletFailure.NotInThisState} for a linked
   *     wallet, whose password, if any, stays valid
   */
  Either<WalletFailure, WalletAccount.Linked> link(Customer customer, WalletId wallet, Otp otp);

  /**
   * Delinks a wallet; its token and its balance are gone. It leads to the same end however often it
   * is done, so it may be repeated once a read has shown the wallet still linked.
   *
   * @param customer whose wallet
   * @param wallet the wallet to delink
   * @return the wallet, unlinked; or {@link WalletFailure.WalletNotFound}, or
   *     {@link WalletFailure.NotInThisState} for an unlinked one
   */
  Either<WalletFailure, WalletAccount.Unlinked> delink(Customer customer, WalletId wallet);

  /**
   * Reads one wallet. May be repeated; every read of a linked wallet hands out a fresh token.
   *
   * @param customer whose wallet
   * @param wallet the wallet to read
   * @return the wallet as it is; or {@link WalletFailure.WalletNotFound}
   */
  Either<WalletFailure, WalletAccount> find(Customer customer, WalletId wallet);

  /**
   * Reads all wallets of a customer, linked or not, with balances as last known. May be repeated.
   *
   * @param customer whose wallets
   * @return the wallets in the provider's order, none for a customer without any, and how many more
   *     could not be read, of which {@link WalletList} says what a host may conclude; or
   *     {@link WalletFailure.CustomerNotFound}
   */
  Either<WalletFailure, WalletList> list(Customer customer);

  /**
   * Asks the provider for a wallet's balance; slow, and harmless to repeat.
   *
   * @param customer whose wallet
   * @param wallet the wallet
   * @return the wallet with its balance as of now; or {@link WalletFailure.WalletNotFound}, or
   *     {@link WalletFailure.NotInThisState} for an unlinked one
   */
  Either<WalletFailure, WalletAccount.Linked> refresh(Customer customer, WalletId wallet);

  /**
   * Asks the providers for the balances of all wallets of a customer; slow, and harmless to repeat.
   *
   * @param customer whose wallets
   * @return the wallets as {@link #list} gives them, with balances as of now where a provider
   *     answered; or {@link WalletFailure.CustomerNotFound}
   */
  Either<WalletFailure, WalletList> refreshAll(Customer customer);

  /**
   * Changes the mobile number by which the provider knows the customer of an unlinked wallet. It
   * leads to the same end however often it is done, and no read shows whether it was.
   *
   * @param customer whose wallet
   * @param wallet the wallet
   * @param number the new number
   * @return the wallet, unlinked; or {@link WalletFailure.WalletNotFound}, or
   *     {@link WalletFailure.NotInThisState} for a linked one
   */
  Either<WalletFailure, WalletAccount.Unlinked> changeMobileNumber(
      Customer customer, WalletId wallet, MobileNumber number);
}
