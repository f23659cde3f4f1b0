package dev.walletport.adapter.fake.sandbox.clients;

import dev.walletport.adapter.fake.Fault;
import dev.walletport.adapter.fake.Faults;
import dev.walletport.domain.WalletOperation;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** Sets a fault for every tenth call, one kind after the other. */
final class FaultFeed {

  private static final int EVERY = 10;

  private static final List<Fault> KINDS = List.of(
      Fault.answerLost(),
      Fault.requestLost(),
      Fault.answerReset(),
      Fault.answerCut(),
      Fault.badGateway(),
      Fault.unavailable(),
      Fault.throttled(Duration.ZERO),
      Fault.refused("a_code_of_no_meaning", "A message."),
      Fault.slow(Duration.ofMillis(1)));

  private final Faults faults;
  private final AtomicLong calls = new AtomicLong();

  FaultFeed(Faults faults) {
    this.faults = faults;
  }

  /** Is told before each call of an operation. */
  void before(WalletOperation operation) {
    long call = calls.incrementAndGet();
    if (call % EVERY == 0) {
      faults.next(operation, KINDS.get((int) (call / EVERY % KINDS.size())));
    }
  }

  long calls() {
    return calls.get();
  }
}
