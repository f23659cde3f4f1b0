package dev.walletport.adapter.juspay;

import dev.walletport.domain.WalletFailure;
import java.util.function.Function;

/** How a refusal is handled. */
sealed interface RefusalHandling {

  <T> T fold(
      Function<? super Plain, ? extends T> plain,
      Function<? super WrongState, ? extends T> wrongState);

  /** A final failure. */
  record Plain(WalletFailure failure) implements RefusalHandling {
    @Override
    public <T> T fold(
        Function<? super Plain, ? extends T> plain,
        Function<? super WrongState, ? extends T> wrongState) {
      return plain.apply(this);
    }
  }

  /**
   * The wallet seems to be in another state, which only a read can tell.
   *
   * @param otherwise what it is if the read does not confirm it
   */
  record WrongState(WalletFailure otherwise) implements RefusalHandling {
    @Override
    public <T> T fold(
        Function<? super Plain, ? extends T> plain,
        Function<? super WrongState, ? extends T> wrongState) {
      return wrongState.apply(this);
    }
  }
}
