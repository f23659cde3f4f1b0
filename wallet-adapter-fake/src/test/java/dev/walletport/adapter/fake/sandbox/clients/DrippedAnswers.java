package dev.walletport.adapter.fake.sandbox.clients;

import dev.walletport.adapter.fake.FakeWallets;
import dev.walletport.adapter.fake.Fault;
import dev.walletport.application.testing.AnswerHold;
import dev.walletport.domain.WalletOperation;
import java.util.concurrent.locks.LockSupport;

/** Holds back answers of a sandbox, which sends them a byte at a time. */
final class DrippedAnswers implements AnswerHold {

  private static final long LOOK_NANOS = 1_000_000;

  private final FakeWallets fake;

  DrippedAnswers(FakeWallets fake) {
    this.fake = fake;
  }

  @Override
  public void holdNext(WalletOperation operation, Runnable whenHeld) {
    int calls = fake.journal().size();
    fake.faults().next(operation, Fault.answerDrips());
    Thread watch = new Thread(() -> runAfter(calls, whenHeld), "dripped-answers");
    watch.setDaemon(true);
    watch.start();
  }

  /** The journal has a call before its answer is sent. */
  private void runAfter(int calls, Runnable whenHeld) {
    while (fake.journal().size() == calls) {
      LockSupport.parkNanos(LOOK_NANOS);
    }
    whenHeld.run();
  }

  /** An answer that drips ends with the connection. */
  @Override
  public void release() {
    fake.faults().clear();
  }
}
