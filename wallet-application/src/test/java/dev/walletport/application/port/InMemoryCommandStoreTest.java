package dev.walletport.application.port;

import static dev.walletport.domain.testing.Answers.ignore;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.walletport.application.testing.CommandStoreContract;
import dev.walletport.domain.Command;
import dev.walletport.domain.Command.Action;
import dev.walletport.domain.CommandState;
import dev.walletport.domain.CommandState.Idle;
import dev.walletport.domain.CommandTrail;
import dev.walletport.domain.Customer;
import dev.walletport.domain.CustomerId;
import dev.walletport.domain.WalletOperation;
import dev.walletport.domain.testing.MovableClock;
import io.vavr.control.Option;
import java.lang.Thread.State;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class InMemoryCommandStoreTest {

  @Nested
  class By_the_contract extends CommandStoreContract {
    @Override
    protected CommandStore store() {
      return CommandStore.inMemory(InstantSource.system());
    }
  }

  /** Of a store that has no better way than what the port itself does. */
  @Nested
  class With_the_steps_of_the_port_alone extends CommandStoreContract {
    @Override
    protected CommandStore store() {
      return new PlainCommandStore(CommandStore.inMemory(InstantSource.system()));
    }
  }

  /** Passes on what every store must have, and overrides nothing else. */
  private record PlainCommandStore(CommandStore store) implements CommandStore {

    @Override
    public Seen read(CommandKey key) {
      return store.read(key);
    }

    @Override
    public boolean replace(CommandKey key, CommandState before, CommandState after) {
      return store.replace(key, before, after);
    }

    @Override
    public List<Found> due(String merchant, int most) {
      return store.due(merchant, most);
    }

    @Override
    public List<Found> givenUp(String merchant, int most) {
      return store.givenUp(merchant, most);
    }

    @Override
    public int forget(int most) {
      return store.forget(most);
    }
  }

  @Nested
  class A_full_store {
    private final MovableClock clock = MovableClock.standing();
    private final CommandStore store = CommandStore.inMemory(clock, 2);

    @Test
    void refuses_another_key_and_still_takes_its_own() {
      Idle kept = keptFor(Duration.ofMinutes(1));
      fill(kept);

      assertThatThrownBy(() -> store.replace(key("c"), CommandState.fresh(), kept))
          .isInstanceOf(IllegalStateException.class)
          .hasMessage("the command store is full: 2 states");
      assertThat(store.replace(key("a"), kept, keptFor(Duration.ofMinutes(2)))).isTrue();
    }

    @Test
    void makes_room_at_the_very_instant_at_which_a_state_may_be_forgotten() {
      Idle kept = keptFor(Duration.ofMinutes(1));
      fill(kept);
      clock.advance(Duration.ofMinutes(1));

      assertThat(store.replace(key("c"), CommandState.fresh(), kept)).isTrue();
      assertThat(store.read(key("a")).state()).isEqualTo(CommandState.fresh());
    }

    @Test
    void has_a_place_again_once_a_state_is_fresh() {
      Idle kept = keptFor(Duration.ofMinutes(1));
      fill(kept);

      assertThat(store.replace(key("a"), kept, CommandState.fresh())).isTrue();

      assertThat(store.replace(key("c"), CommandState.fresh(), kept)).isTrue();
    }

    @Test
    void holds_100_000_states_unless_told_otherwise() {
      CommandStore standard = CommandStore.inMemory(clock);
      Idle kept = keptFor(Duration.ofMinutes(1));
      for (int i = 0; i < 100_000; i++) {
        ignore(standard.replace(key("customer_" + i), CommandState.fresh(), kept));
      }

      assertThat(standard.read(key("customer_99999")).state()).isEqualTo(kept);
      assertThatThrownBy(() -> standard.replace(key("a"), CommandState.fresh(), kept))
          .hasMessage("the command store is full: 100000 states");
    }

    private void fill(Idle state) {
      assertThat(store.replace(key("a"), CommandState.fresh(), state)).isTrue();
      assertThat(store.replace(key("b"), CommandState.fresh(), state)).isTrue();
    }

    private Idle keptFor(Duration time) {
      Instant now = clock.instant();
      return new Idle(new CommandTrail(List.of(now), List.of(), now.plus(time)));
    }
  }

  /** Each is held up where it looks at the clock, so nothing here depends on luck. */
  @Nested
  @Timeout(value = 30, threadMode = ThreadMode.SEPARATE_THREAD)
  class While_one_call_is_under_way {
    private final HoldingClock clock = new HoldingClock();
    private final CommandStore store = CommandStore.inMemory(clock);

    @ParameterizedTest
    @MethodSource("dev.walletport.application.port.InMemoryCommandStoreTest#calls")
    void another_one_waits(Consumer<CommandStore> call) throws Exception {
      Thread first = new Thread(() -> call.accept(store));
      FutureTask<Boolean> written = new FutureTask<>(
          () -> store.replace(key("b"), CommandState.fresh(), new Idle(CommandTrail.empty())));
      Thread second = new Thread(written);

      clock.hold(first);
      second.start();
      while (second.getState() != State.BLOCKED && !written.isDone()) {
        Thread.onSpinWait();
      }

      assertThat(written).isNotDone();
      clock.release();
      assertThat(written.get()).isTrue();
    }
  }

  static Stream<Consumer<CommandStore>> calls() {
    Command command = new Command(
        "call-1",
        Action.on(WalletOperation.DELINK),
        Customer.registered(CustomerId.of("a")),
        Option.none());
    return Stream.of(
        store -> ignore(store.read(key("a"))),
        store -> ignore(store.readAll(List.of(key("a")))),
        store -> ignore(store.begin(key("a"), command, Duration.ofMinutes(1))),
        store -> ignore(store.due("", 1)),
        store -> ignore(store.givenUp("", 1)),
        store -> ignore(store.forget(1)));
  }

  /** A clock that holds up one thread that looks at it. */
  private static final class HoldingClock implements InstantSource {

    private final CountDownLatch looked = new CountDownLatch(1);
    private final CountDownLatch released = new CountDownLatch(1);
    private volatile long held;

    void hold(Thread thread) throws InterruptedException {
      held = thread.getId();
      thread.start();
      looked.await();
    }

    void release() {
      released.countDown();
    }

    @Override
    public Instant instant() {
      if (Thread.currentThread().getId() == held) {
        looked.countDown();
        awaitRelease();
      }
      return Instant.EPOCH;
    }

    private void awaitRelease() {
      try {
        released.await();
      } catch (InterruptedException e) {
        throw new IllegalStateException("interrupted while held", e);
      }
    }
  }

  @Test
  void refuses_a_capacity_or_a_question_for_none() {
    CommandStore store = CommandStore.inMemory(InstantSource.system());

    assertThatThrownBy(() -> CommandStore.inMemory(InstantSource.system(), 0))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> store.due("", 0)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> store.givenUp("", 0)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> store.forget(0)).isInstanceOf(IllegalArgumentException.class);
  }

  private static CommandKey key(String customer) {
    return CommandKey.customer(Option.none(), CustomerId.of(customer));
  }
}
