package dev.walletport.application.testing;

import dev.walletport.domain.WalletOperation;

/** Answers that a provider under the contract holds back while the caller waits. */
public interface AnswerHold {

  /**
   * Has the provider carry out the next call of an operation, and hold back the answer until it is
   * released, or until the gateway no longer waits for it.
   *
   * @param operation the operation
   * @param whenHeld run once, on any thread, while the caller waits
   */
  void holdNext(WalletOperation operation, Runnable whenHeld);

  /** Releases the answer that is held back, and holds back none from now on. */
  void release();
}
