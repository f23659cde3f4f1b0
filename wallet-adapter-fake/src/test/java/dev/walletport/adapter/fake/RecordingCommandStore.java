package dev.walletport.adapter.fake;

import dev.walletport.application.port.CommandKey;
import dev.walletport.application.port.CommandStore;
import dev.walletport.domain.Command;
import dev.walletport.domain.CommandState;
import dev.walletport.domain.CommandState.InFlight;
import java.util.ArrayList;
import java.util.List;

/** A store that records the commands that were written down as being in flight. */
final class RecordingCommandStore implements CommandStore {

  private final CommandStore store;
  private final List<Command> begun = new ArrayList<>();

  RecordingCommandStore(CommandStore store) {
    this.store = store;
  }

  /** The commands, in order. */
  List<Command> begun() {
    return begun;
  }

  @Override
  public Seen read(CommandKey key) {
    return store.read(key);
  }

  @Override
  public boolean replace(CommandKey key, CommandState before, CommandState after) {
    boolean replaced = store.replace(key, before, after);
    if (replaced && after instanceof InFlight inFlight) {
      begun.add(inFlight.command());
    }
    return replaced;
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
