package dev.walletport.application.port;

import dev.walletport.domain.Command;
import dev.walletport.domain.CommandRow;
import dev.walletport.domain.CommandState;
import dev.walletport.domain.CommandState.Idle;
import dev.walletport.domain.CommandState.InFlight;
import io.vavr.control.Either;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;

/**
 * Where the nodes of a host keep, together, which commands are under way.
 *
 * <p>What holds for every store, and is tested by {@code CommandStoreContract} in this module's
 * test-jar:
 *
 * <ul>
 *   <li>A state that was not written is {@link CommandState#fresh()}.
 *   <li>{@link #replace} and {@link #begin} are atomic over all nodes: of two that see the same
 *       state, one succeeds.
 *   <li>An answer of true means that the state outlives this process and, but in the store of one
 *       node, this machine.
 *   <li>The clock is the store's, the same for all nodes, exact to a microsecond, and does not go
 *       back between two reads.
 *   <li>A store may be shared between threads.
 *   <li>A store that cannot answer throws any {@link RuntimeException}. What it threw after it had
 *       written is the same to the guard: the row waits for a sweep.
 * </ul>
 *
 * <p>A state is stored by its {@link CommandRow}. No OTP, token or mobile number is in it, and none
 * in a key.
 */
public interface CommandStore {

  /**
   * Reads one state.
   *
   * @param key of what
   * @return the state, and the present by the clock of the store
   */
  Seen read(CommandKey key);

  /**
   * Reads several states, at one instant of the clock. One by one, unless a store has a better way;
   * the instant is then that of the last one.
   *
   * @param keys of what
   * @return the states in the order of their keys
   */
  default List<Seen> readAll(List<CommandKey> keys) {
    List<Seen> all = keys.stream().map(this::read).toList();
    return all.stream()
        .map(each -> new Seen(each.state(), all.get(all.size() - 1).now()))
        .toList();
  }

  /**
   * Begins a command in one step, whatever the host's limits are: an idle state, and one that was
   * never written, becomes {@linkplain Idle#begun in flight} with its trail as it was, from the
   * present by the clock of the store. It is atomic as {@link #replace} is.
   *
   * <p>A store that has no such step reads and replaces, as this does: a round trip more for each
   * command.
   *
   * @param key of what
   * @param command what is to be sent
   * @param lease for how long it has the wallet to itself
   * @return the command in flight; or the state that was in the way, which is idle if another node
   *     came between, and nothing was written
   */
  default Either<Seen, InFlight> begin(CommandKey key, Command command, Duration lease) {
    Seen seen = read(key);
    if (seen.state() instanceof Idle idle) {
      InFlight begun = idle.begun(command, seen.now(), lease);
      return replace(key, idle, begun) ? Either.right(begun) : Either.left(seen);
    }
    return Either.left(seen);
  }

  /**
   * Writes a state if it is still what it was.
   *
   * @param key of what
   * @param before what the state must equal
   * @param after what it becomes
   * @return whether it was written
   */
  boolean replace(CommandKey key, CommandState before, CommandState after);

  /**
   * Finds what a look is due at: states of one merchant, in flight and unsettled, whose
   * {@link CommandRow#due} is now or earlier by the clock of the store. It claims nothing: a caller
   * claims each by {@link #replace}.
   *
   * @param merchant as {@link CommandKey#merchant} has it; empty for the one without a name
   * @param most how many at most; at least 1. Those of other merchants do not count among them
   * @return the earliest first
   */
  List<Found> due(String merchant, int most);

  /**
   * Finds what waits for a person: states of one merchant that were given up.
   *
   * @param merchant as {@link CommandKey#merchant} has it; empty for the one without a name
   * @param most how many at most; at least 1
   * @return in any order
   */
  List<Found> givenUp(String merchant, int most);

  /**
   * Forgets idle states of any merchant of which nothing matters any more: whose
   * {@link CommandRow#due} is now or earlier by the clock of the store.
   *
   * @param most how many at most; at least 1
   * @return how many were forgotten
   */
  int forget(int most);

  /**
   * A store in memory, for a host of one node: after a crash it is empty. It holds 100,000 states,
   * about 50 MB at most, and throws when none of them can be forgotten.
   *
   * @param clock the clock of the store
   * @return an empty store, safe to share between threads
   */
  static CommandStore inMemory(InstantSource clock) {
    return new InMemoryCommandStore(clock, InMemoryCommandStore.STANDARD_CAPACITY);
  }

  /**
   * A store in memory of another size.
   *
   * @param clock the clock of the store
   * @param capacity how many states it holds; at least 1
   * @return an empty store, safe to share between threads
   * @throws IllegalArgumentException if the capacity is below 1
   */
  static CommandStore inMemory(InstantSource clock, int capacity) {
    return new InMemoryCommandStore(clock, capacity);
  }

  /**
   * A state, and when it was read.
   *
   * @param state the state
   * @param now the present by the clock of the store
   */
  record Seen(CommandState state, Instant now) {

    /** Refuses null. */
    public Seen {
      Objects.requireNonNull(state, "state");
      Objects.requireNonNull(now, "now");
    }

    /**
     * Reads it as the state of what several wallets share, on which no command is ever under way.
     *
     * @return idle, with the trail of the state
     */
    public Idle idle() {
      return new Idle(state.trail());
    }
  }

  /**
   * A state that was searched for.
   *
   * @param key of what
   * @param seen the state, and when it was read
   */
  record Found(CommandKey key, Seen seen) {

    /** Refuses null. */
    public Found {
      Objects.requireNonNull(key, "key");
      Objects.requireNonNull(seen, "seen");
    }
  }
}
