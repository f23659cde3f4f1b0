package dev.walletport.consumer.platform;

import dev.walletport.application.port.WalletAttempt;
import dev.walletport.application.port.WalletCallEnded;
import dev.walletport.application.port.WalletEvents;
import dev.walletport.application.testing.AnswerHold;
import dev.walletport.domain.WalletOperation;
import io.vavr.control.Option;
import java.util.concurrent.CountDownLatch;

/** Holds back answers of the fake, which tells a listener of each call before it answers. */
final class OwnAnswerHold implements AnswerHold, WalletEvents {

  private volatile Option<Runnable> next = Option.none();
  private volatile Option<WalletOperation> operation = Option.none();
  private volatile CountDownLatch released = new CountDownLatch(1);

  @Override
  public void holdNext(WalletOperation held, Runnable whenHeld) {
    released = new CountDownLatch(1);
    operation = Option.some(held);
    next = Option.some(whenHeld);
  }

  @Override
  public void release() {
    operation = Option.none();
    released.countDown();
  }

  @Override
  public void onEnd(WalletCallEnded event) {}

  @Override
  public void onAttempt(WalletAttempt event) {
    if (operation.contains(event.operation())) {
      next.forEach(Runnable::run);
      awaitRelease();
    }
  }

  private void awaitRelease() {
    try {
      released.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
