package dev.walletport.adapter.juspay.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.walletport.adapter.juspay.http.HookedIdleEvictor.Moment;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** No exchange and no close is missed by a thread that is about to park, and it does not spin. */
@Timeout(60)
@DisplayNameGeneration(ReplaceUnderscores.class)
class WatchdogParkTest {

  private static final Duration LONG = Duration.ofDays(1);
  private static final Duration SHORT = Duration.ofMillis(1);

  /** The wait that comes after a moment is a long one. */
  private static HookedIdleEvictor waitingLongAfter(Moment moment) {
    return HookedIdleEvictor.parking(moment == Moment.BEFORE_THE_LAST_WAIT ? SHORT : LONG);
  }

  /** Looks again and again, as long as the thread lives. */
  private static void await(Thread thread, BooleanSupplier reached) throws InterruptedException {
    while (thread.isAlive() && !reached.getAsBoolean()) {
      thread.join(1);
    }
  }

  /** On the watchdog's thread, in the middle of its look at the list. */
  private static void startAndAwaitBlocked(Thread adding) {
    adding.start();
    while (adding.getState() != Thread.State.BLOCKED) {
      Thread.onSpinWait();
    }
  }

  @Nested
  class An_exchange {
    @ParameterizedTest
    @EnumSource(Moment.class)
    void that_is_added_while_the_thread_is_about_to_park_is_seen(Moment moment) throws Exception {
      WatchedExchange added = WatchedExchange.over();
      HookedIdleEvictor idle = waitingLongAfter(moment);
      List<Watchdog> started = new ArrayList<>();
      CountDownLatch known = new CountDownLatch(1);
      idle.at(moment, () -> {
        awaitUninterrupted(known);
        started.get(0).add(added.exchange());
      });

      try (Watchdog watchdog = Watchdog.start(idle)) {
        started.add(watchdog);
        known.countDown();

        assertThat(added.isStoppedSoon()).isTrue();
        watchdog.remove(added.exchange());
      }
    }

    @Test
    void that_is_added_while_the_thread_waits_for_connections_to_expire_is_seen() throws Exception {
      WatchedExchange added = WatchedExchange.over();
      CountDownLatch waiting = new CountDownLatch(1);
      HookedIdleEvictor idle = HookedIdleEvictor.parking(LONG);
      idle.at(Moment.BEFORE_THE_TIMED_WAIT, waiting::countDown);

      try (Watchdog watchdog = Watchdog.start(idle)) {
        waiting.await();
        await(watchdog.thread(), () -> watchdog.thread().getState() == Thread.State.TIMED_WAITING);
        watchdog.add(added.exchange());

        assertThat(added.isStoppedSoon()).isTrue();
        watchdog.remove(added.exchange());
      }
    }

    @Test
    void that_is_added_while_the_thread_waits_without_end_is_seen() throws Exception {
      WatchedExchange added = WatchedExchange.over();

      try (Watchdog watchdog = Watchdog.start(HookedIdleEvictor.parking(SHORT))) {
        await(watchdog.thread(), () -> watchdog.thread().getState() == Thread.State.WAITING);
        watchdog.add(added.exchange());

        assertThat(added.isStoppedSoon()).isTrue();
        watchdog.remove(added.exchange());
      }
    }

    /** Nothing is in flight any more, so that the thread parks, while it waits to be added. */
    @RepeatedTest(30)
    void that_is_being_added_when_the_thread_parks_is_seen() throws Exception {
      Watchdog watchdog = Watchdog.start(HookedIdleEvictor.parking(LONG));
      WatchedExchange late = WatchedExchange.over();
      Thread adding = new Thread(() -> watchdog.add(late.exchange()));
      Exchange last = WatchedExchange.over().exchange();
      last.hold(() -> {
        startAndAwaitBlocked(adding);
        watchdog.remove(last);
        return true;
      });

      try (watchdog) {
        watchdog.add(last);

        assertThat(late.isStoppedSoon()).isTrue();
        watchdog.remove(late.exchange());
      }
    }

    @Test
    void of_any_thread_is_seen_however_often_the_watchdog_parks() throws Exception {
      ExecutorService threads = Executors.newFixedThreadPool(16);
      try (Watchdog watchdog = Watchdog.start(HookedIdleEvictor.parking(Duration.ofNanos(1)))) {
        List<Callable<Integer>> work = new ArrayList<>();
        for (int seed = 0; seed < 16; seed++) {
          Random random = new Random(seed);
          work.add(() -> seen(watchdog, random, 100));
        }

        for (Future<Integer> done : threads.invokeAll(work)) {
          assertThat(done.get()).isEqualTo(100);
        }
      } finally {
        threads.shutdownNow();
      }
    }

    /** How many of so many exchanges, at random times one after another, are stopped. */
    private static int seen(Watchdog watchdog, Random random, int most)
        throws InterruptedException {
      int seen = 0;
      for (int i = 0; i < most; i++) {
        spin(random.nextInt(100_000));
        WatchedExchange exchange = WatchedExchange.over();
        watchdog.add(exchange.exchange());
        seen += exchange.isStoppedSoon() ? 1 : 0;
        watchdog.remove(exchange.exchange());
      }
      return seen;
    }

    private static void spin(int nanos) {
      long began = System.nanoTime();
      while (System.nanoTime() - began < nanos) {
        Thread.onSpinWait();
      }
    }
  }

  @Nested
  class A_close {
    @ParameterizedTest
    @EnumSource(Moment.class)
    void while_the_thread_is_about_to_park_ends_it(Moment moment) throws Exception {
      HookedIdleEvictor idle = waitingLongAfter(moment);
      List<Watchdog> started = new ArrayList<>();
      CountDownLatch known = new CountDownLatch(1);
      idle.at(moment, () -> {
        awaitUninterrupted(known);
        started.get(0).close();
      });

      Watchdog watchdog = Watchdog.start(idle);
      started.add(watchdog);
      known.countDown();
      watchdog.thread().join(10_000);

      assertThat(watchdog.thread().isAlive()).isFalse();
    }

    @Test
    void lets_the_thread_live_as_long_as_an_exchange_is_in_flight() throws Exception {
      WatchedExchange inFlight = WatchedExchange.lasting();
      HookedIdleEvictor idle = HookedIdleEvictor.ticking();
      Watchdog watchdog = Watchdog.start(idle);
      watchdog.add(inFlight.exchange());

      watchdog.close();
      long closedAt = idle.ticks();
      await(watchdog.thread(), () -> idle.ticks() > closedAt + 2);
      assertThat(watchdog.thread().isAlive()).isTrue();
      watchdog.remove(inFlight.exchange());
      watchdog.thread().join(10_000);

      assertThat(watchdog.thread().isAlive()).isFalse();
    }

    @Test
    void stops_what_is_added_afterwards() throws Exception {
      Watchdog watchdog = Watchdog.start(HookedIdleEvictor.ticking());
      watchdog.close();
      watchdog.thread().join();
      WatchedExchange late = WatchedExchange.lasting();

      watchdog.add(late.exchange());

      assertThat(late.stops()).isEqualTo(1);
    }

    /** The thread ends, as nothing is in flight, while an exchange waits to be added. */
    @RepeatedTest(30)
    void stops_what_is_being_added_when_the_thread_ends() throws Exception {
      Watchdog watchdog = Watchdog.start(HookedIdleEvictor.ticking());
      WatchedExchange late = WatchedExchange.lastingUntil(watchdog::isClosed);
      Thread adding = new Thread(() -> watchdog.add(late.exchange()));
      Exchange last = WatchedExchange.over().exchange();
      last.hold(() -> {
        startAndAwaitBlocked(adding);
        watchdog.close();
        watchdog.remove(last);
        return true;
      });

      watchdog.add(last);

      assertThat(late.isStoppedSoon()).isTrue();
      watchdog.remove(late.exchange());
      adding.join();
    }
  }

  @Nested
  class A_tick {
    @Test
    void comes_every_ten_milliseconds_and_not_at_once() throws Exception {
      HookedIdleEvictor idle = HookedIdleEvictor.ticking();
      try (Watchdog watchdog = Watchdog.start(idle)) {
        assertThat(ticksIn(watchdog, idle, 300)).isLessThanOrEqualTo(60);
      }
    }

    @Test
    void comes_no_more_often_while_an_exchange_is_in_flight() throws Exception {
      HookedIdleEvictor idle = HookedIdleEvictor.ticking();
      WatchedExchange inFlight = WatchedExchange.over();
      try (Watchdog watchdog = Watchdog.start(idle)) {
        watchdog.add(inFlight.exchange());

        assertThat(ticksIn(watchdog, idle, 300)).isLessThanOrEqualTo(60);
        watchdog.remove(inFlight.exchange());
      }
    }

    @Test
    void does_not_come_while_the_thread_is_parked() throws Exception {
      HookedIdleEvictor idle = HookedIdleEvictor.parking(SHORT);
      try (Watchdog watchdog = Watchdog.start(idle)) {
        await(watchdog.thread(), () -> watchdog.thread().getState() == Thread.State.WAITING);

        assertThat(ticksIn(watchdog, idle, 100)).isZero();
      }
    }

    @Test
    void in_a_hundred_closes_expired_connections_although_the_thread_never_parks()
        throws Exception {
      HookedIdleEvictor idle = HookedIdleEvictor.tickingAtOnce();
      WatchedExchange inFlight = WatchedExchange.lasting();
      try (Watchdog watchdog = Watchdog.start(idle)) {
        watchdog.add(inFlight.exchange());

        await(watchdog.thread(), () -> idle.ticks() > 300);

        watchdog.remove(inFlight.exchange());
        assertThat(idle.evictions()).startsWith(100L, 200L, 300L);
      }
    }

    /** How many ticks begin in so many milliseconds, by the time that the wait really took. */
    private static long ticksIn(Watchdog watchdog, HookedIdleEvictor idle, int millis)
        throws InterruptedException {
      long before = idle.ticks();
      long began = System.nanoTime();
      watchdog.thread().join(millis);
      long ticks = idle.ticks() - before;
      long took = Math.max(millis, (System.nanoTime() - began) / 1_000_000);
      return ticks * millis / took;
    }
  }

  private static void awaitUninterrupted(CountDownLatch latch) {
    while (latch.getCount() > 0) {
      Thread.onSpinWait();
    }
  }
}
