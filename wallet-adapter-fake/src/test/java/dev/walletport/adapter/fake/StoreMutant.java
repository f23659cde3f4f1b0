package dev.walletport.adapter.fake;

import dev.walletport.application.port.CommandStore;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * A store of commands that breaks one rule of the contract.
 *
 * @param name what is broken, in words
 * @param failingTests the tests of the contract that must fail, as {@code Nested_class.method}
 * @param change makes a store with the break of one that keeps the contract
 */
record StoreMutant(String name, List<String> failingTests, UnaryOperator<CommandStore> change) {

  static StoreMutant none() {
    return new StoreMutant("nothing", List.of(), AlteredStore::new);
  }

  static StoreMutant mutant(
      String name, UnaryOperator<CommandStore> change, String... failingTests) {
    return new StoreMutant(name, Arrays.asList(failingTests), change);
  }

  /** An empty store with the break. */
  CommandStore store() {
    return change.apply(CommandStore.inMemory(InstantSource.system()));
  }

  @Override
  public String toString() {
    return name;
  }
}
