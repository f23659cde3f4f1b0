package dev.walletport.adapter.fake.testing;

import dev.walletport.application.port.WalletAttempt;
import dev.walletport.application.port.WalletCallEnded;
import dev.walletport.application.port.WalletEvents;
import dev.walletport.application.testing.AnswerHold;
import dev.walletport.domain.WalletOperation;
import io.vavr.control.Option;
import java.util.concurrent.CountDownLatch;

/**
 * Holds back answers of a fake, on the thread of the caller. Make the fake with it as its listener:
 * {@code FakeWallets.builder().events(hold)}.
 */
public final class FakeAnswerHold implements AnswerHold, WalletEvents {

  private volatile Option<Hold> next = Option.none();

  @Override
  public void holdNext(WalletOperation operation, Runnable whenHeld) {
    next = Option.some(new Hold(operation, whenHeld, new CountDownLatch(1)));
  }

  @Override
  public void release() {
    Option<Hold> last = next;
    next = Option.none();
    last.forEach(hold -> hold.released().countDown());
  }

  /** The use cases' events; the answers of the gateway are told by the other method. */
  @Override
  public void onEnd(WalletCallEnded event) {}

  @Override
  public void onAttempt(WalletAttempt event) {
    next.filter(hold -> hold.operation() == event.operation()).forEach(Hold::await);
  }

  private record Hold(WalletOperation operation, Runnable whenHeld, CountDownLatch released) {

    /** An interrupt ends it and is passed on. */
    void await() {
      whenHeld.run();
      try {
        released.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
