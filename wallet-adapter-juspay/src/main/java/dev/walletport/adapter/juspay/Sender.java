package dev.walletport.adapter.juspay;

import dev.walletport.adapter.juspay.http.ExchangeResult;
import java.time.Duration;

/** Sends calls, each once. */
interface Sender {

  /** Sends a call once. */
  ExchangeResult send(OngoingCall ongoing);

  /**
   * Waits before a call is sent again; a close ends the wait.
   *
   * @throws InterruptedException if the caller is interrupted meanwhile
   */
  void pause(Duration duration) throws InterruptedException;

  /** Tells whether nothing more will be sent. */
  boolean isClosed();
}
