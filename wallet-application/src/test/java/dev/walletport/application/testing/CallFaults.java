package dev.walletport.application.testing;

import dev.walletport.domain.WalletOperation;
import java.time.Duration;

/** The faults of single calls of a gateway under the contract. */
public interface CallFaults {

  /** Has the provider carry out the next call of an operation, and loses the answer. */
  void loseAnswer(WalletOperation operation);

  /**
   * Has the provider receive the next call of an operation without carrying it out or answering it.
   * The gateway cannot tell this from a lost answer.
   */
  void loseRequest(WalletOperation operation);

  /**
   * Has the provider refuse the next call of an operation because there are too many.
   *
   * @param operation the operation
   * @param wait how long the caller is told to wait, in whole seconds
   */
  void throttle(WalletOperation operation, Duration wait);
}
