package dev.walletport.recipes.postgres;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.walletport.adapter.fake.FakeWallets;
import dev.walletport.application.CommandGuard;
import dev.walletport.application.SettleOutstanding;
import dev.walletport.application.Wallets;
import dev.walletport.application.port.CommandStore;
import io.vavr.control.Option;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.function.IntSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
@Timeout(60)
class CommandSweeperTest {

  private static final Duration PAUSE = Duration.ofMillis(20);

  @Test
  void sweeps_again_after_each_pause() throws Exception {
    CountDownLatch sweeps = new CountDownLatch(3);
    CommandStore store = storeThat(() -> {
      sweeps.countDown();
      return List.of();
    });

    try (CommandSweeper sweeper = CommandSweeper.start(outstanding(store), store, PAUSE)) {
      assertThat(sweeps.await(10, SECONDS)).as("swept by %s", sweeper).isTrue();
    }
  }

  @ParameterizedTest
  @MethodSource("failures")
  void sweeps_again_after_a_sweep_that_threw(Throwable failure) throws Exception {
    CountDownLatch sweeps = new CountDownLatch(3);
    CommandStore store = storeThat(() -> {
      sweeps.countDown();
      throw failure;
    });

    try (CommandSweeper sweeper = CommandSweeper.start(outstanding(store), store, PAUSE)) {
      assertThat(sweeps.await(10, SECONDS)).as("swept by %s", sweeper).isTrue();
    }
  }

  static Stream<Throwable> failures() {
    return Stream.of(
        new IllegalStateException("no store"),
        new NoClassDefFoundError("a class of the driver"),
        new StackOverflowError());
  }

  @ParameterizedTest
  @MethodSource("failures")
  void forgets_after_a_sweep_that_threw(Throwable failure) throws Exception {
    CountDownLatch forgotten = new CountDownLatch(1);
    CommandStore store = storeThat(
        () -> {
          throw failure;
        },
        () -> {
          forgotten.countDown();
          return 0;
        });

    try (CommandSweeper sweeper = CommandSweeper.start(outstanding(store), store, PAUSE)) {
      assertThat(forgotten.await(10, SECONDS)).as("swept by %s", sweeper).isTrue();
    }
  }

  @Test
  void forgets_in_one_sweep_until_less_than_a_full_lot_is_left() throws Exception {
    Queue<Integer> lots = new ConcurrentLinkedQueue<>(List.of(100, 100, 100, 30));
    CountDownLatch sweeps = new CountDownLatch(2);
    CompletableFuture<Integer> leftToTheSecond = new CompletableFuture<>();
    CommandStore store = storeThat(
        () -> {
          sweeps.countDown();
          if (sweeps.getCount() == 0) {
            leftToTheSecond.complete(lots.size());
          }
          return List.of();
        },
        () -> Option.of(lots.poll()).getOrElse(0));

    try (CommandSweeper sweeper = CommandSweeper.start(outstanding(store), store, PAUSE)) {
      assertThat(leftToTheSecond.get(10, SECONDS)).as("swept by %s", sweeper).isZero();
    }
  }

  @Test
  void forgets_no_further_lot_once_it_is_being_closed() throws Exception {
    CompletableFuture<Thread> forgetting = new CompletableFuture<>();
    CountDownLatch lots = new CountDownLatch(3);
    CommandStore store = storeThat(List::of, () -> {
      forgetting.complete(Thread.currentThread());
      lots.countDown();
      return 100;
    });
    CommandSweeper sweeper = CommandSweeper.start(outstanding(store), store, PAUSE);
    assertThat(lots.await(10, SECONDS)).isTrue();

    sweeper.close();

    Thread thread = forgetting.get();
    thread.join(SECONDS.toMillis(10));
    assertThat(thread.isAlive()).isFalse();
  }

  @Test
  void ends_its_thread_when_it_is_closed() throws Exception {
    CompletableFuture<Thread> sweeping = new CompletableFuture<>();
    CommandStore store = storeThat(() -> {
      sweeping.complete(Thread.currentThread());
      return List.of();
    });
    CommandSweeper sweeper = CommandSweeper.start(outstanding(store), store, PAUSE);
    Thread thread = sweeping.get();
    long began = System.nanoTime();

    sweeper.close();

    thread.join(SECONDS.toMillis(10));
    assertThat(thread.isAlive()).isFalse();
    assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(9));
  }

  @Test
  void is_closed_once_the_sweep_that_runs_has_ended() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch mayEnd = new CountDownLatch(1);
    CompletableFuture<String> ended = new CompletableFuture<>();
    CommandStore store = storeThat(() -> {
      begun.countDown();
      mayEnd.await();
      ended.complete("not interrupted");
      return List.of();
    });
    CommandSweeper sweeper = CommandSweeper.start(outstanding(store), store, PAUSE);
    begun.await();
    CompletableFuture<String> endedBeforeClosed = new CompletableFuture<>();
    Thread closing = new Thread(() -> {
      sweeper.close();
      endedBeforeClosed.complete(ended.getNow("still running"));
    });

    closing.start();
    while (closing.isAlive() && closing.getState() != Thread.State.TIMED_WAITING) {
      Thread.onSpinWait();
    }
    mayEnd.countDown();

    assertThat(endedBeforeClosed.get()).isEqualTo("not interrupted");
  }

  @Test
  void interrupts_the_sweep_that_runs_once_the_grace_is_over() throws Exception {
    CompletableFuture<Thread> sweeping = new CompletableFuture<>();
    CompletableFuture<InterruptedException> interrupted = new CompletableFuture<>();
    CommandStore store = storeThatWaits(sweeping, interrupted);
    CommandSweeper sweeper = CommandSweeper.start(outstanding(store), store, PAUSE);
    Thread thread = sweeping.get();

    sweeper.close(Duration.ofMillis(1));

    assertThat(interrupted.get(10, SECONDS)).isNotNull();
    thread.join(SECONDS.toMillis(10));
    assertThat(thread.isAlive()).isFalse();
  }

  @Test
  void keeps_no_jvm_running() throws Exception {
    CompletableFuture<Boolean> daemon = new CompletableFuture<>();
    CommandStore store = storeThat(() -> {
      daemon.complete(Thread.currentThread().isDaemon());
      return List.of();
    });

    try (CommandSweeper sweeper = CommandSweeper.start(outstanding(store), store, PAUSE)) {
      assertThat(daemon.get(10, SECONDS)).as("swept by %s", sweeper).isTrue();
    }
  }

  @Test
  void tells_two_failures_of_one_sweep_as_one() throws Exception {
    IllegalStateException settling = new IllegalStateException("no store");
    IllegalStateException forgetting = new IllegalStateException("no store either");
    CountDownLatch sweeps = new CountDownLatch(2);
    CommandStore store = storeThat(
        () -> {
          sweeps.countDown();
          throw settling;
        },
        () -> {
          throw forgetting;
        });

    try (CommandSweeper sweeper = CommandSweeper.start(outstanding(store), store, PAUSE)) {
      assertThat(sweeps.await(10, SECONDS)).as("swept by %s", sweeper).isTrue();
    }

    assertThat(settling).hasSuppressedException(forgetting);
    assertThat(forgetting).hasNoSuppressedExceptions();
  }

  @Test
  void sweeps_again_after_both_parts_threw_the_same() throws Exception {
    IllegalStateException same = new IllegalStateException("no store");
    CountDownLatch sweeps = new CountDownLatch(3);
    CommandStore store = storeThat(
        () -> {
          sweeps.countDown();
          throw same;
        },
        () -> {
          throw same;
        });

    try (CommandSweeper sweeper = CommandSweeper.start(outstanding(store), store, PAUSE)) {
      assertThat(sweeps.await(10, SECONDS)).as("swept by %s", sweeper).isTrue();
    }
  }

  @Test
  void interrupts_the_sweep_that_runs_if_closing_is_interrupted() throws Exception {
    CompletableFuture<Thread> sweeping = new CompletableFuture<>();
    CompletableFuture<InterruptedException> interrupted = new CompletableFuture<>();
    CommandStore store = storeThatWaits(sweeping, interrupted);
    CommandSweeper sweeper = CommandSweeper.start(outstanding(store), store, PAUSE);
    Thread thread = sweeping.get();

    Thread.currentThread().interrupt();
    sweeper.close();

    assertThat(Thread.interrupted()).isTrue();
    assertThat(interrupted.get(10, SECONDS)).isNotNull();
    thread.join(SECONDS.toMillis(10));
    assertThat(thread.isAlive()).isFalse();
  }

  private static SettleOutstanding outstanding(CommandStore store) {
    return Wallets.builder(FakeWallets.create().gateway())
        .guard(CommandGuard.over(store))
        .build()
        .settleOutstanding();
  }

  private static CommandStore storeThatWaits(
      CompletableFuture<Thread> sweeping, CompletableFuture<InterruptedException> interrupted) {
    return storeThat(() -> {
      sweeping.complete(Thread.currentThread());
      try {
        new CountDownLatch(1).await();
      } catch (InterruptedException e) {
        interrupted.complete(e);
      }
      return List.of();
    });
  }

  /** A store without rows, which does this when it is asked for the rows that are due. */
  private static CommandStore storeThat(Look look) {
    return storeThat(look, () -> 0);
  }

  /** A store which does this when it is asked for the rows that are due, or to forget. */
  private static CommandStore storeThat(Look look, IntSupplier forgets) {
    return (CommandStore) Proxy.newProxyInstance(
        CommandStore.class.getClassLoader(),
        new Class<?>[] {CommandStore.class},
        (proxy, method, arguments) ->
            method.getName().equals("due") ? look.due() : forgets.getAsInt());
  }

  @FunctionalInterface
  private interface Look {
    List<CommandStore.Found> due() throws Throwable;
  }
}
