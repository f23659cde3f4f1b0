package dev.walletport.adapter.juspay.http;

import java.util.function.Function;

/** What became of a request on the wire. */
public sealed interface ExchangeResult {

  /**
   * Goes on by case.
   *
   * @param <T> what comes of it
   * @param answered for a whole response
   * @param lost for a request that may have left
   * @param notSent for a request that did not
   * @return what that function answers
   */
  <T> T fold(
      Function<? super Answered, ? extends T> answered,
      Function<? super Lost, ? extends T> lost,
      Function<? super NotSent, ? extends T> notSent);

  /**
   * A response came whole.
   *
   * @param response the response
   */
  record Answered(Response response) implements ExchangeResult {
    @Override
    public <T> T fold(
        Function<? super Answered, ? extends T> answered,
        Function<? super Lost, ? extends T> lost,
        Function<? super NotSent, ? extends T> notSent) {
      return answered.apply(this);
    }
  }

  /**
   * The first byte may have left, and no whole response came.
   *
   * @param kind why
   * @param reason the same in a few words, without anything that was sent or received
   */
  record Lost(ExchangeFailure kind, String reason) implements ExchangeResult {
    @Override
    public <T> T fold(
        Function<? super Answered, ? extends T> answered,
        Function<? super Lost, ? extends T> lost,
        Function<? super NotSent, ? extends T> notSent) {
      return lost.apply(this);
    }
  }

  /**
   * Not one byte of the request left this machine.
   *
   * @param kind why
   * @param reason the same in a few words
   */
  record NotSent(ExchangeFailure kind, String reason) implements ExchangeResult {
    @Override
    public <T> T fold(
        Function<? super Answered, ? extends T> answered,
        Function<? super Lost, ? extends T> lost,
        Function<? super NotSent, ? extends T> notSent) {
      return notSent.apply(this);
    }
  }
}
