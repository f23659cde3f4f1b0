package dev.walletport.adapter.fake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.walletport.application.port.CommandKey;
import dev.walletport.application.port.CommandStore;
import dev.walletport.application.testing.Linearizability.Observation;
import dev.walletport.application.testing.Linearizability.Step;
import dev.walletport.application.testing.Linearizability;
import dev.walletport.domain.CommandState.Idle;
import dev.walletport.domain.CommandState;
import dev.walletport.domain.CommandTrail;
import dev.walletport.domain.CustomerId;
import io.vavr.control.Option;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Reads and replacements of one state by several threads have an order that explains them. */
@DisplayNameGeneration(ReplaceUnderscores.class)
@Timeout(120)
class CommandStoreLinearizabilityTest {

  private static final int THREADS = 3;
  private static final int CALLS_EACH = 5;
  private static final int HISTORIES = 2_000;
  private static final CommandKey KEY =
      CommandKey.customer(Option.none(), CustomerId.of("customer_1122"));
  private static final List<CommandState> STATES =
      List.of(CommandState.fresh(), idle(1), idle(2), idle(3));

  private final Linearizability<Call, Integer> linearizability =
      new Linearizability<>(CommandStoreLinearizabilityTest::apply);
  private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);

  /** A replacement of one state by another; a read if both are the same. */
  private record Call(int before, int after) {
    boolean isRead() {
      return before == after;
    }
  }

  @AfterEach
  void stop_the_threads() {
    threads.shutdownNow();
  }

  @Test
  void every_history_of_the_store_in_memory_has_an_order() throws Exception {
    for (int seed = 0; seed < HISTORIES; seed++) {
      List<Observation<Call>> history =
          history(seed, CommandStore.inMemory(InstantSource.system()));

      assertThat(linearizability.holds(0, history))
          .as("seed %s: %s", seed, history)
          .isTrue();
    }
  }

  @Test
  void two_replacements_of_one_state_that_both_succeed_have_none() {
    List<Observation<Call>> history = List.of(
        new Observation<>(new Call(0, 1), "true", 0, 3),
        new Observation<>(new Call(0, 2), "true", 1, 2));

    assertThat(linearizability.holds(0, history)).isFalse();
  }

  private List<Observation<Call>> history(int seed, CommandStore store) throws Exception {
    ConcurrentLinkedQueue<Observation<Call>> seen = new ConcurrentLinkedQueue<>();
    CyclicBarrier start = new CyclicBarrier(THREADS);
    AtomicLong order = new AtomicLong();
    List<Future<?>> running = new ArrayList<>();
    for (int thread = 0; thread < THREADS; thread++) {
      SplittableRandom random = new SplittableRandom(31L * seed + thread);
      running.add(threads.submit(() -> {
        start.await();
        for (int i = 0; i < CALLS_EACH; i++) {
          Call call = new Call(random.nextInt(STATES.size()), random.nextInt(STATES.size()));
          long begun = order.getAndIncrement();
          String answer = answer(store, call);
          seen.add(new Observation<>(call, answer, begun, order.getAndIncrement()));
        }
        return seed;
      }));
    }
    for (Future<?> each : running) {
      each.get();
    }
    return List.copyOf(seen);
  }

  private static String answer(CommandStore store, Call call) {
    return call.isRead()
        ? String.valueOf(STATES.indexOf(store.read(KEY).state()))
        : String.valueOf(store.replace(KEY, STATES.get(call.before), STATES.get(call.after)));
  }

  private static Step<Integer> apply(Integer state, Call call) {
    if (call.isRead()) {
      return new Step<>(String.valueOf(state), state);
    }
    boolean replaced = state == call.before;
    return new Step<>(String.valueOf(replaced), replaced ? call.after : state);
  }

  private static Idle idle(int number) {
    Instant at = Instant.parse("2026-01-02T03:04:05Z").plusSeconds(number);
    return new Idle(new CommandTrail(List.of(at), List.of(), Instant.MAX));
  }
}
