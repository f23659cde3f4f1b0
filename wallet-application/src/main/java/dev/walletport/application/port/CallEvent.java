package dev.walletport.application.port;

import dev.walletport.domain.CustomerId;
import dev.walletport.domain.WalletId;
import dev.walletport.domain.WalletOperation;
import io.vavr.control.Option;
import java.time.Instant;

/**
 * What {@link WalletCallBegun}, {@link WalletAttempt}, {@link UnreadField} and
 * {@link WalletCallEnded} have in common, for an audit that writes a line for each.
 */
public interface CallEvent {

  /**
   * Tells which call it is.
   *
   * @return its id, its instant and its merchant
   */
  CallStamp stamp();

  /**
   * Tells what is asked.
   *
   * @return the operation, the customer and the wallet
   */
  CallSubject subject();

  /**
   * Ties all events of one call together.
   *
   * @return the id of the call
   */
  default CallId callId() {
    return stamp().id();
  }

  /**
   * Tells when the call began, or in a {@link WalletAttempt} the attempt.
   *
   * @return an instant of the host's clock
   */
  default Instant began() {
    return stamp().began();
  }

  /**
   * Tells the merchant apart where there are several.
   *
   * @return the name that the gateway goes by, if it has one
   */
  default Option<String> merchant() {
    return stamp().merchant();
  }

  /**
   * Tells what is asked.
   *
   * @return the operation
   */
  default WalletOperation operation() {
    return subject().operation();
  }

  /**
   * Tells for whom.
   *
   * @return the customer's id
   */
  default CustomerId customer() {
    return subject().customer();
  }

  /**
   * Tells about which wallet.
   *
   * @return its id, unless it is about a customer's wallets, or a new one that is not known
   */
  default Option<WalletId> wallet() {
    return subject().wallet();
  }
}
