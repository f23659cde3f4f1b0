package dev.walletport.application.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.walletport.application.testing.CommandStoreContract;
import dev.walletport.domain.CommandState;
import dev.walletport.domain.CommandState.Idle;
import dev.walletport.domain.CommandTrail;
import dev.walletport.domain.CustomerId;
import dev.walletport.domain.testing.MovableClock;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

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

    private void fill(Idle state) {
      assertThat(store.replace(key("a"), CommandState.fresh(), state)).isTrue();
      assertThat(store.replace(key("b"), CommandState.fresh(), state)).isTrue();
    }

    private Idle keptFor(Duration time) {
      Instant now = clock.instant();
      return new Idle(new CommandTrail(List.of(now), List.of(), now.plus(time)));
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
