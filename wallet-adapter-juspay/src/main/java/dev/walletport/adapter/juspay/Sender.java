package dev.walletport.adapter.juspay;

import dev.walletport.adapter.juspay.http.ExchangeResult;
import java.time.Duration;

/** Sends calls. */
interface Sender {

  /** Sends a call, and tells what came of it. */
  ExchangeResult send(OngoingCall ongoing);

  /**
   * Waits before a call is sent again; the begin of a close ends the wait.
   *
   * @throws InterruptedException if the caller is interrupted meanwhile
   */
  void pause(Duration duration) throws InterruptedException;

  /** Tells whether a close has begun, so that nothing is sent again. */
  boolean isClosed();
}
