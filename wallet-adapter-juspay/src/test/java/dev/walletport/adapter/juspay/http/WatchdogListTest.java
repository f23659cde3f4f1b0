package dev.walletport.adapter.juspay.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.apache.hc.core5.concurrent.Cancellable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A tick looks at each exchange that was added and not removed, and at no other. */
@Timeout(60)
@DisplayNameGeneration(ReplaceUnderscores.class)
class WatchdogListTest {

  private final HookedIdleEvictor idle = HookedIdleEvictor.ticking();
  private final Watchdog watchdog = Watchdog.start(idle);
  private final Set<WatchedExchange> added = new LinkedHashSet<>();
  private final List<WatchedExchange> removed = new ArrayList<>();

  @AfterEach
  void end() throws InterruptedException {
    added.forEach(exchange -> watchdog.remove(exchange.exchange()));
    watchdog.close();
    watchdog.thread().join(10_000);
    assertThat(watchdog.thread().isAlive()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4})
  void one_of_five_is_removed(int place) throws InterruptedException {
    List<WatchedExchange> five = Stream.generate(this::add).limit(5).toList();

    remove(five.get(place));

    assertTicksLookAtWhatIsThere();
  }

  @Test
  void a_single_one_is_removed() throws InterruptedException {
    remove(add());

    assertTicksLookAtWhatIsThere();
  }

  @Test
  void one_that_is_removed_twice_takes_no_other_with_it() throws InterruptedException {
    WatchedExchange last = add();
    WatchedExchange middle = add();
    WatchedExchange first = add();

    remove(middle);
    remove(first);
    remove(middle);
    remove(last);
    add();

    assertTicksLookAtWhatIsThere();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void any_are_added_and_removed_in_any_order(long seed) throws InterruptedException {
    Random random = new Random(seed);
    for (int round = 0; round < 15; round++) {
      for (int i = 0; i < 8; i++) {
        change(random);
      }

      assertTicksLookAtWhatIsThere();
    }
  }

  /** Adds as often as it removes, and sometimes removes what has been removed before. */
  private void change(Random random) {
    int drawn = random.nextInt(8);
    if (drawn == 0 && !removed.isEmpty()) {
      watchdog.remove(removed.get(random.nextInt(removed.size())).exchange());
    } else if (drawn < 4 && !added.isEmpty()) {
      remove(List.copyOf(added).get(random.nextInt(added.size())));
    } else {
      add();
    }
  }

  @Test
  void many_threads_add_and_remove_while_it_ticks() throws Exception {
    WatchedExchange lowest = add();
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      List<Callable<Integer>> work = new ArrayList<>();
      for (int seed = 0; seed < 8; seed++) {
        Random random = new Random(seed);
        work.add(() -> addAndRemove(random, 5000));
      }

      for (Future<Integer> done : threads.invokeAll(work)) {
        assertThat(done.get()).isZero();
      }
    } finally {
      threads.shutdownNow();
    }
    add();

    assertTicksLookAtWhatIsThere();
    assertThat(lowest.stops()).isPositive();
  }

  /** Adds and removes in random order, all of them in the end; answers how many are left. */
  private int addAndRemove(Random random, int steps) {
    List<WatchedExchange> mine = new ArrayList<>();
    for (int i = 0; i < steps; i++) {
      if (mine.isEmpty() || random.nextInt(3) == 0) {
        WatchedExchange exchange = WatchedExchange.lasting();
        watchdog.add(exchange.exchange());
        mine.add(exchange);
      } else {
        watchdog.remove(mine.remove(random.nextInt(mine.size())).exchange());
      }
    }
    mine.forEach(exchange -> watchdog.remove(exchange.exchange()));
    return (int) mine.stream().filter(exchange -> exchange.stops() > 0).count();
  }

  @ParameterizedTest
  @MethodSource("throwables")
  void one_that_fails_to_stop_keeps_no_other_from_being_stopped(Throwable thrown)
      throws InterruptedException {
    WatchedExchange below = add();
    WatchedExchange failing = add();
    failing.exchange().hold(throwing(thrown));
    WatchedExchange above = add();

    awaitTicks(2);

    assertThat(watchdog.thread().isAlive()).isTrue();
    assertThat(below.stops()).isPositive();
    assertThat(above.stops()).isPositive();
  }

  private static Stream<Throwable> throwables() {
    return Stream.of(
        new IllegalStateException("planted"),
        new OutOfMemoryError("planted"),
        new StackOverflowError("planted"),
        new NoClassDefFoundError("planted"));
  }

  /** Throws it as it is, checked or not. */
  private static Cancellable throwing(Throwable thrown) {
    return () -> {
      if (thrown instanceof Error error) {
        throw error;
      }
      throw (RuntimeException) thrown;
    };
  }

  private WatchedExchange add() {
    WatchedExchange exchange = WatchedExchange.over();
    watchdog.add(exchange.exchange());
    added.add(exchange);
    return exchange;
  }

  private void remove(WatchedExchange exchange) {
    watchdog.remove(exchange.exchange());
    added.remove(exchange);
    removed.add(exchange);
  }

  private void assertTicksLookAtWhatIsThere() throws InterruptedException {
    List<Integer> there = stops(added);
    List<Integer> gone = stops(removed);

    awaitTicks(2);

    List<Integer> later = stops(added);
    for (int i = 0; i < there.size(); i++) {
      assertThat(later.get(i)).isGreaterThan(there.get(i));
    }
    assertThat(stops(removed)).isEqualTo(gone);
  }

  private static List<Integer> stops(Iterable<WatchedExchange> exchanges) {
    List<Integer> stops = new ArrayList<>();
    exchanges.forEach(exchange -> stops.add(exchange.stops()));
    return stops;
  }

  /** Between the begins of two ticks each exchange is looked at. */
  private void awaitTicks(int more) throws InterruptedException {
    long enough = idle.ticks() + more;
    while (watchdog.thread().isAlive() && idle.ticks() < enough) {
      watchdog.thread().join(1);
    }
  }
}
