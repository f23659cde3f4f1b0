package dev.walletport.application.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.walletport.application.port.CommandKey;
import dev.walletport.application.port.CommandStore;
import dev.walletport.application.testing.Linearizability.Observation;
import dev.walletport.application.testing.Linearizability.Step;
import dev.walletport.domain.CommandState;
import dev.walletport.domain.CommandState.Idle;
import dev.walletport.domain.CommandTrail;
import dev.walletport.domain.CustomerId;
import dev.walletport.domain.testing.Answers;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Small seeded histories of three threads that read and replace one state of a store, each of which
 * must have an order that explains it.
 */
public final class CommandStoreHistories implements AutoCloseable {

  private static final int THREADS = 3;
  private static final int CALLS_EACH = 5;
  private static final List<CommandState> STATES =
      List.of(CommandState.fresh(), idle(1), idle(2), idle(3));

  private final CommandStore store;
  private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);

  /** Histories of one store, in which nothing of them is written yet. */
  public CommandStoreHistories(CommandStore store) {
    this.store = store;
  }

  /** A replacement of one state by another; a read if both are the same. */
  record Call(int before, int after) {
    boolean isRead() {
      return before == after;
    }
  }

  /** Fails at the first history without an order. */
  public void assertOrdered(int histories) throws Exception {
    for (int seed = 0; seed < histories; seed++) {
      List<Observation<Call>> history = history(seed);

      assertThat(isOrdered(history)).as("seed %s: %s", seed, history).isTrue();
    }
  }

  static boolean isOrdered(List<Observation<Call>> history) {
    return new Linearizability<>(CommandStoreHistories::apply).holds(0, history);
  }

  private static Step<Integer> apply(Integer state, Call call) {
    if (call.isRead()) {
      return new Step<>(String.valueOf(state), state);
    }
    boolean replaced = state == call.before;
    return new Step<>(String.valueOf(replaced), replaced ? call.after : state);
  }

  /** Each on a key of its own. */
  private List<Observation<Call>> history(int seed) throws Exception {
    History history =
        new History(store, CommandKey.customer(Option.none(), CustomerId.of("history_" + seed)));
    List<Callable<Integer>> parts = new ArrayList<>();
    for (int thread = 0; thread < THREADS; thread++) {
      SplittableRandom random = new SplittableRandom(31L * seed + thread);
      parts.add(() -> history.run(random));
    }
    for (Future<Integer> each : threads.invokeAll(parts)) {
      assertThat(each.get()).isEqualTo(CALLS_EACH);
    }
    return List.copyOf(history.seen);
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }

  /** What several threads saw of one state, with one order of begins and ends. */
  private record History(
      CommandStore store,
      CommandKey key,
      CyclicBarrier start,
      AtomicLong order,
      ConcurrentLinkedQueue<Observation<Call>> seen) {

    History(CommandStore store, CommandKey key) {
      this(store, key, new CyclicBarrier(THREADS), new AtomicLong(), new ConcurrentLinkedQueue<>());
    }

    int run(SplittableRandom random) throws Exception {
      Answers.ignore(start.await());
      for (int i = 0; i < CALLS_EACH; i++) {
        observe(new Call(random.nextInt(STATES.size()), random.nextInt(STATES.size())));
      }
      return CALLS_EACH;
    }

    private void observe(Call call) {
      long begun = order.getAndIncrement();
      String answer = answer(call);
      seen.add(new Observation<>(call, answer, begun, order.getAndIncrement()));
    }

    private String answer(Call call) {
      return call.isRead()
          ? String.valueOf(STATES.indexOf(store.read(key).state()))
          : String.valueOf(store.replace(key, STATES.get(call.before), STATES.get(call.after)));
    }
  }

  private static Idle idle(int number) {
    Instant at = Instant.parse("2026-01-02T03:04:05Z").plusSeconds(number);
    return new Idle(new CommandTrail(List.of(at), List.of(), at.plus(Duration.ofDays(36_500))));
  }
}
