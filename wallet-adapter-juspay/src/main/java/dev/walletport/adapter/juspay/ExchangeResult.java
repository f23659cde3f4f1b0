package dev.walletport.adapter.juspay;

import java.util.function.Function;

/** What became of a request on the wire. */
sealed interface ExchangeResult {

  <T> T fold(
      Function<? super Answered, ? extends T> answered,
      Function<? super Lost, ? extends T> lost,
      Function<? super NeverLeft, ? extends T> neverLeft);

  /** A reply came whole. */
  record Answered(Reply reply) implements ExchangeResult {
    @Override
    public <T> T fold(
        Function<? super Answered, ? extends T> answered,
        Function<? super Lost, ? extends T> lost,
        Function<? super NeverLeft, ? extends T> neverLeft) {
      return answered.apply(this);
    }
  }

  /**
   * The first byte may have left, and no whole reply came.
   *
   * @param reason in a few words, without anything that was sent or received
   */
  record Lost(String reason) implements ExchangeResult {
    @Override
    public <T> T fold(
        Function<? super Answered, ? extends T> answered,
        Function<? super Lost, ? extends T> lost,
        Function<? super NeverLeft, ? extends T> neverLeft) {
      return lost.apply(this);
    }
  }

  /**
   * Not one byte of the request left this machine.
   *
   * @param reason in a few words
   */
  record NeverLeft(String reason) implements ExchangeResult {
    @Override
    public <T> T fold(
        Function<? super Answered, ? extends T> answered,
        Function<? super Lost, ? extends T> lost,
        Function<? super NeverLeft, ? extends T> neverLeft) {
      return neverLeft.apply(this);
    }
  }
}
