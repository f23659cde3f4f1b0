package dev.walletport.adapter.fake.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.walletport.adapter.fake.FakeWallets;
import dev.walletport.adapter.fake.Fault;
import io.vavr.control.Option;
import java.lang.Thread.State;
import java.util.Map;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;

@DisplayNameGeneration(ReplaceUnderscores.class)
@Timeout(value = 30, threadMode = ThreadMode.SEPARATE_THREAD)
class FaultCommandsTest {

  private static final Map<String, String> FORM =
      Map.of("operation", "LIST", "fault", "unavailable", "while_set", "true");

  private final FakeWallets fake = FakeWallets.create();
  private final FaultCommands commands = new FaultCommands(fake, new WireDelays());

  /** The lock that a command has while it sets one is taken here, so nothing depends on luck. */
  @Test
  void of_two_faults_that_are_to_stand_the_second_waits_until_the_first_is_set() throws Exception {
    FutureTask<Void> second = new FutureTask<>(
        () -> commands.set(FormFields.of(name -> Option.of(FORM.get(name)))), null);
    Thread waiting = new Thread(second);

    synchronized (commands) {
      waiting.start();
      while (waiting.getState() != State.BLOCKED
          && !second.isDone()
          && !Thread.currentThread().isInterrupted()) {
        Thread.onSpinWait();
      }

      assertThat(waiting.getState()).isEqualTo(State.BLOCKED);
      assertThat(second).isNotDone();
      assertThat(fake.faults().settings()).isEmpty();
    }
    second.get();
    assertThat(fake.faults().settings())
        .singleElement()
        .satisfies(set -> assertThat(set.fault().kind()).isEqualTo(Fault.Kind.UNAVAILABLE));
  }
}
