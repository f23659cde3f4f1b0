package dev.walletport.application.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.walletport.application.port.CommandStore;
import dev.walletport.application.testing.CommandStoreHistories.Call;
import dev.walletport.application.testing.Linearizability.Observation;
import java.lang.reflect.Proxy;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@DisplayNameGeneration(ReplaceUnderscores.class)
@Timeout(120)
class CommandStoreHistoriesTest {

  private static final int HISTORIES = 2_000;

  @Test
  void of_the_store_in_memory_have_an_order() throws Exception {
    try (CommandStoreHistories histories =
        new CommandStoreHistories(CommandStore.inMemory(InstantSource.system()))) {
      histories.assertOrdered(HISTORIES);
    }
  }

  @Test
  void in_which_two_replace_the_same_state_have_none() {
    List<Observation<Call>> history = List.of(
        new Observation<>(new Call(0, 1), "true", 0, 3),
        new Observation<>(new Call(0, 2), "true", 1, 2));

    assertThat(CommandStoreHistories.isOrdered(history)).isFalse();
  }

  @Test
  void of_a_store_that_says_yes_to_everything_have_none() {
    try (CommandStoreHistories histories = new CommandStoreHistories(sayingYes())) {
      assertThatThrownBy(() -> histories.assertOrdered(HISTORIES))
          .isInstanceOf(AssertionError.class)
          .hasMessageContaining("seed");
    }
  }

  /** It replaces nothing, and reads on. */
  private static CommandStore sayingYes() {
    CommandStore empty = CommandStore.inMemory(InstantSource.system());
    return (CommandStore) Proxy.newProxyInstance(
        CommandStore.class.getClassLoader(),
        new Class<?>[] {CommandStore.class},
        (proxy, method, arguments) ->
            method.getName().equals("replace") ? true : method.invoke(empty, arguments));
  }
}
