package dev.walletport.adapter.juspay;

import dev.walletport.adapter.juspay.DocumentedApiServer.Answer;
import dev.walletport.application.testing.AnswerHold;
import dev.walletport.application.testing.CallFaults;
import dev.walletport.domain.WalletOperation;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * What a {@link DocumentedApiServer} does with the next call of an operation. A call without an
 * answer ends with its connection.
 */
final class ScriptedResponses implements CallFaults, AnswerHold {

  private static final int LONGEST_HOLD_SECONDS = 30;

  private final Map<WalletOperation, Response> next = new ConcurrentHashMap<>();
  private volatile CountDownLatch held = new CountDownLatch(0);

  /** The response to one call, from what the provider answers when it carries the call out. */
  @FunctionalInterface
  interface Response {
    Answer to(Effect effect) throws IOException;
  }

  /** Carries out a call. */
  @FunctionalInterface
  interface Effect {
    Answer carryOut() throws IOException;
  }

  /**
   * Removes and returns the response to this call, which is as a rule what the provider answers.
   */
  Response next(WalletOperation operation) {
    Response scripted = next.remove(operation);
    return scripted == null ? Effect::carryOut : scripted;
  }

  @Override
  public void loseAnswer(WalletOperation operation) {
    next.put(operation, effect -> {
      Answer lost = effect.carryOut();
      throw new IOException("lost: " + lost.status());
    });
  }

  @Override
  public void loseRequest(WalletOperation operation) {
    next.put(operation, effect -> {
      throw new IOException("lost request");
    });
  }

  @Override
  public void throttle(WalletOperation operation, Duration wait) {
    next.put(operation, effect -> Answer.throttled(wait));
  }

  @Override
  public void holdNext(WalletOperation operation, Runnable whenHeld) {
    CountDownLatch hold = new CountDownLatch(1);
    held = hold;
    next.put(operation, effect -> {
      Answer answer = effect.carryOut();
      whenHeld.run();
      awaitRelease(hold);
      return answer;
    });
  }

  @Override
  public void release() {
    held.countDown();
  }

  private static void awaitRelease(CountDownLatch hold) {
    try {
      boolean ignored = hold.await(LONGEST_HOLD_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
