package dev.walletport.domain;

import io.vavr.control.Option;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One command, with all that reading it back takes after its sender is gone; no OTP, token or
 * mobile number is in it.
 *
 * @param call the id of the call that sends it
 * @param action what is sent
 * @param customer for whom, with the routing id of the session
 * @param wallet about which wallet; none for a wallet that is to be made
 */
public record Command(String call, Action action, Customer customer, Option<WalletId> wallet) {

  /** Refuses null. */
  public Command {
    Objects.requireNonNull(call, "call");
    Objects.requireNonNull(action, "action");
    Objects.requireNonNull(customer, "customer");
    Objects.requireNonNull(wallet, "wallet");
  }

  /**
   * Tells whether a read of the wallet shows what became of it.
   *
   * @return false for a message and for a change of number
   */
  public boolean isSeenByReading() {
    return action.operation() != WalletOperation.REQUEST_OTP
        && action.operation() != WalletOperation.CHANGE_MOBILE_NUMBER;
  }

  /**
   * What is sent, and what it costs the customer.
   *
   * @param operation a command
   * @param effect what it costs
   * @param provider at which provider a wallet is made; none for a wallet that is there
   */
  public record Action(WalletOperation operation, Effect effect, Option<WalletProvider> provider) {

    private static final Map<WalletOperation, Action> ON_WALLET = Stream.of(
            WalletOperation.values())
        .collect(Collectors.toUnmodifiableMap(Function.identity(), Action::of));

    /** Refuses null. */
    public Action {
      Objects.requireNonNull(operation, "operation");
      Objects.requireNonNull(effect, "effect");
      Objects.requireNonNull(provider, "provider");
    }

    /**
     * The command to make a wallet.
     *
     * @param newWallet which wallet; with its first OTP at once, it sends a message
     * @return the action
     */
    public static Action create(NewWallet newWallet) {
      Effect effect =
          newWallet.firstOtp() == NewWallet.FirstOtp.AT_ONCE ? Effect.MESSAGE : Effect.NEITHER;
      return new Action(WalletOperation.CREATE, effect, Option.some(newWallet.provider()));
    }

    /**
     * A command about a wallet that is there.
     *
     * @param operation any command but {@link WalletOperation#CREATE}
     * @return the action
     */
    public static Action on(WalletOperation operation) {
      return Objects.requireNonNull(ON_WALLET.get(operation), "operation");
    }

    private static Action of(WalletOperation operation) {
      return new Action(operation, effectOf(operation), Option.none());
    }

    private static Effect effectOf(WalletOperation operation) {
      return switch (operation) {
        case REQUEST_OTP -> Effect.MESSAGE;
        case LINK -> Effect.GUESS;
        case CREATE, DELINK, CHANGE_MOBILE_NUMBER, FIND, LIST, REFRESH, REFRESH_ALL ->
          Effect.NEITHER;
      };
    }
  }

  /** What a command costs the customer. */
  public enum Effect {
    /** A message is sent. */
    MESSAGE,
    /** An OTP is guessed. */
    GUESS,
    /** No message and no guess. */
    NEITHER
  }
}
