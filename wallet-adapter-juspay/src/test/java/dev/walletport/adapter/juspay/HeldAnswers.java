package dev.walletport.adapter.juspay;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;

/** Answers of a {@link RawServer}, of which those to some requests are held back. */
final class HeldAnswers implements UnaryOperator<String> {

  private final AtomicInteger held = new AtomicInteger();
  private final CountDownLatch released = new CountDownLatch(1);
  private final String part;
  private final UnaryOperator<String> answers;

  private HeldAnswers(String part, UnaryOperator<String> answers) {
    this.part = part;
    this.answers = answers;
  }

  /** Holds back the answers to requests that contain a text. */
  static HeldAnswers to(String part, UnaryOperator<String> answers) {
    return new HeldAnswers(part, answers);
  }

  @Override
  public String apply(String request) {
    if (request.contains(part)) {
      held.incrementAndGet();
      awaitRelease();
    }
    return answers.apply(request);
  }

  private void awaitRelease() {
    try {
      boolean ignored = released.await(60, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Waits until so many have been held back in all. */
  void awaitHeld(int requests) {
    Await.await(() -> held.get() == requests);
  }

  /** How many have been held back in all. */
  int held() {
    return held.get();
  }

  /** Gives all answers, those to come as well. */
  void release() {
    released.countDown();
  }
}
