package dev.walletport.adapter.fake;

import dev.walletport.application.port.CommandKey;
import dev.walletport.application.port.CommandStore;
import dev.walletport.domain.Command;
import dev.walletport.domain.CommandState;
import dev.walletport.domain.CommandState.InFlight;
import io.vavr.control.Either;
import java.time.Duration;
import java.util.List;

/** A store that passes every call on, for a mutant to override. */
class AlteredStore implements CommandStore {

  final CommandStore store;

  AlteredStore(CommandStore store) {
    this.store = store;
  }

  @Override
  public Seen read(CommandKey key) {
    return store.read(key);
  }

  @Override
  public List<Seen> readAll(List<CommandKey> keys) {
    return store.readAll(keys);
  }

  @Override
  public Either<Seen, InFlight> begin(CommandKey key, Command command, Duration lease) {
    return store.begin(key, command, lease);
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

  /** Writes a state whatever it was. */
  final void write(CommandKey key, CommandState after) {
    CommandState before = store.read(key).state();
    while (!store.replace(key, before, after)) {
      before = store.read(key).state();
    }
  }
}
