package dev.walletport.application.port;

import dev.walletport.domain.Command;
import dev.walletport.domain.CommandRow;
import dev.walletport.domain.CommandRow.Phase;
import dev.walletport.domain.CommandState;
import dev.walletport.domain.CommandState.Idle;
import dev.walletport.domain.CommandState.InFlight;
import io.vavr.control.Either;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** A bounded map under one lock, which is held for no call of another object but the clock. */
final class InMemoryCommandStore implements CommandStore {

  static final int STANDARD_CAPACITY = 100_000;

  private final InstantSource clock;
  private final int capacity;
  private final Map<CommandKey, CommandState> states = new HashMap<>();

  InMemoryCommandStore(InstantSource clock, int capacity) {
    this.clock = Objects.requireNonNull(clock, "clock");
    this.capacity = capacity;
    requirePositive(capacity);
  }

  @Override
  public synchronized Seen read(CommandKey key) {
    return new Seen(state(key), now());
  }

  @Override
  public synchronized boolean replace(CommandKey key, CommandState before, CommandState after) {
    Objects.requireNonNull(after, "after");
    if (!Objects.equals(state(key), before)) {
      return false;
    }
    put(key, after);
    return true;
  }

  @Override
  public synchronized List<Seen> readAll(List<CommandKey> keys) {
    Instant now = now();
    return keys.stream().map(key -> new Seen(state(key), now)).toList();
  }

  @Override
  public synchronized Either<Seen, InFlight> begin(
      CommandKey key, Command command, Duration lease) {
    CommandState before = state(key);
    return before instanceof Idle idle
        ? Either.right(begun(key, idle.begun(command, now(), lease)))
        : Either.left(new Seen(before, now()));
  }

  private InFlight begun(CommandKey key, InFlight begun) {
    put(key, begun);
    return begun;
  }

  private void put(CommandKey key, CommandState after) {
    if (after.equals(CommandState.fresh())) {
      states.remove(key);
      return;
    }
    if (states.size() >= capacity && !states.containsKey(key)) {
      makeRoom();
    }
    states.put(key, after);
  }

  private void makeRoom() {
    if (forget(capacity) == 0) {
      throw new IllegalStateException("the command store is full: " + capacity + " states");
    }
  }

  @Override
  public synchronized List<Found> due(String merchant, int most) {
    requirePositive(most);
    Instant now = now();
    return of(merchant)
        .filter(entry -> isDue(CommandRow.of(entry.getValue()), now))
        .sorted(Comparator.comparing(entry -> CommandRow.of(entry.getValue()).due()))
        .limit(most)
        .map(entry -> new Found(entry.getKey(), new Seen(entry.getValue(), now)))
        .toList();
  }

  private static boolean isDue(CommandRow row, Instant now) {
    boolean looked = row.phase() == Phase.IN_FLIGHT || row.phase() == Phase.UNSETTLED;
    return looked && !row.due().isAfter(now);
  }

  @Override
  public synchronized List<Found> givenUp(String merchant, int most) {
    requirePositive(most);
    Instant now = now();
    return of(merchant)
        .filter(entry -> entry.getValue() instanceof CommandState.GivenUp)
        .limit(most)
        .map(entry -> new Found(entry.getKey(), new Seen(entry.getValue(), now)))
        .toList();
  }

  private Stream<Map.Entry<CommandKey, CommandState>> of(String merchant) {
    Objects.requireNonNull(merchant, "merchant");
    return states.entrySet().stream().filter(entry -> entry.getKey().merchant().equals(merchant));
  }

  @Override
  public synchronized int forget(int most) {
    requirePositive(most);
    Instant now = now();
    List<CommandKey> forgotten = states.entrySet().stream()
        .filter(entry -> isForgotten(now).test(entry.getValue()))
        .limit(most)
        .map(Map.Entry::getKey)
        .toList();
    forgotten.forEach(states::remove);
    return forgotten.size();
  }

  private static Predicate<CommandState> isForgotten(Instant now) {
    return state -> state instanceof Idle idle && idle.isForgotten(now);
  }

  private CommandState state(CommandKey key) {
    return states.getOrDefault(Objects.requireNonNull(key, "key"), CommandState.fresh());
  }

  /** Cut to microseconds. */
  private Instant now() {
    Instant exact = clock.instant();
    return Instant.ofEpochSecond(exact.getEpochSecond(), exact.getNano() / 1_000 * 1_000L);
  }

  private static void requirePositive(int figure) {
    if (figure < 1) {
      throw new IllegalArgumentException("at least 1, not " + figure);
    }
  }
}
