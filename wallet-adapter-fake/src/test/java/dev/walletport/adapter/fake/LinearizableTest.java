package dev.walletport.adapter.fake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.walletport.adapter.fake.Desk.Ask;
import dev.walletport.adapter.fake.Desk.What;
import dev.walletport.adapter.fake.Linearizability.Seen;
import dev.walletport.application.port.WalletGateway;
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
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Many small seeded histories of several threads on one customer's wallets, each of which must have
 * an order that explains it.
 */
@DisplayNameGeneration(ReplaceUnderscores.class)
@Timeout(120)
class LinearizableTest {

  private static final int THREADS = 3;
  private static final int CALLS_EACH = 4;
  private static final int HISTORIES = 3_000;
  private static final List<What> ASKED = List.of(What.values());

  private final Linearizability<Ask, DeskSpecification> linearizability =
      new Linearizability<>((state, ask) -> state.apply(ask));
  private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);

  @AfterEach
  void stop_the_threads() {
    threads.shutdownNow();
  }

  @Test
  void every_history_of_the_fake_has_an_order() throws Exception {
    for (int seed = 0; seed < HISTORIES; seed++) {
      List<Seen<Ask>> history = history(seed, UnaryOperator.identity());

      assertThat(isLinearizable(history)).as("seed %s: %s", seed, history).isTrue();
    }
  }

  @Test
  void the_specification_agrees_with_the_fake_when_nobody_else_calls() {
    for (int seed = 0; seed < HISTORIES; seed++) {
      Desk desk = desk(seed, UnaryOperator.identity());
      SplittableRandom random = new SplittableRandom(seed);
      List<Seen<Ask>> history = new ArrayList<>();
      for (int i = 0; i < 2 * CALLS_EACH; i++) {
        Ask ask = ask(random);
        history.add(new Seen<>(ask, desk.answer(ask), 2L * i, 2L * i + 1));
      }

      assertThat(isLinearizable(history)).as("seed %s: %s", seed, history).isTrue();
    }
  }

  @Test
  void threads_really_meet() throws Exception {
    int overlapping = 0;
    for (int seed = 0; seed < 300; seed++) {
      overlapping += overlaps(history(seed, UnaryOperator.identity())) ? 1 : 0;
    }

    assertThat(overlapping).isGreaterThan(30);
  }

  @Test
  void a_fake_that_reads_a_list_wallet_by_wallet_is_found_out() throws Exception {
    assertThat(isFoundOut(TornGateway::listing)).isTrue();
  }

  @Test
  void a_fake_that_looks_before_it_links_is_found_out() throws Exception {
    assertThat(isFoundOut(TornGateway::linking)).isTrue();
  }

  private boolean isFoundOut(UnaryOperator<WalletGateway> bend) throws Exception {
    for (int seed = 0; seed < 10 * HISTORIES; seed++) {
      if (!isLinearizable(history(seed, bend))) {
        return true;
      }
    }
    return false;
  }

  @Nested
  class The_checker {
    @Test
    void takes_two_links_at_once_of_which_one_is_told_so() {
      assertThat(isLinearizable(List.of(
              seen(What.REQUEST_OTP, "unlinked", 0, 1),
              seen(What.LINK, "linked", 2, 5),
              seen(What.LINK, "NotInThisState", 3, 4))))
          .isTrue();
    }

    @Test
    void refuses_two_links_with_one_otp() {
      assertThat(isLinearizable(List.of(
              seen(What.REQUEST_OTP, "unlinked", 0, 1),
              seen(What.LINK, "linked", 2, 5),
              seen(What.LINK, "linked", 3, 4))))
          .isFalse();
    }

    @Test
    void refuses_a_read_of_what_was_over_before_it_began() {
      assertThat(isLinearizable(List.of(
              seen(What.REQUEST_OTP, "unlinked", 0, 1),
              seen(What.LINK, "linked", 2, 3),
              seen(What.FIND, "unlinked", 4, 5))))
          .isFalse();
    }

    @Test
    void takes_the_same_read_while_the_link_is_under_way() {
      assertThat(isLinearizable(List.of(
              seen(What.REQUEST_OTP, "unlinked", 0, 1),
              seen(What.LINK, "linked", 2, 5),
              seen(What.FIND, "unlinked", 3, 4))))
          .isTrue();
    }

    @Test
    void refuses_a_lost_try() {
      Ask wrong = new Ask(What.LINK, 0, 2);

      assertThat(isLinearizable(List.of(
              seen(What.REQUEST_OTP, "unlinked", 0, 1),
              new Seen<>(wrong, "Wrong[triesLeft=Some(1)]", 2, 5),
              new Seen<>(wrong, "Wrong[triesLeft=Some(1)]", 3, 4))))
          .isFalse();
    }

    @Test
    void refuses_two_debits_with_one_token() {
      assertThat(isLinearizable(
              List.of(seen(What.DEBIT, "debited", 0, 3), seen(What.DEBIT, "debited", 1, 2))))
          .isFalse();
    }

    private Seen<Ask> seen(What what, String answer, long begun, long ended) {
      return new Seen<>(new Ask(what, 0, 0), answer, begun, ended);
    }
  }

  private boolean isLinearizable(List<Seen<Ask>> history) {
    return linearizability.holds(DeskSpecification.START, history);
  }

  private List<Seen<Ask>> history(int seed, UnaryOperator<WalletGateway> bend) throws Exception {
    Desk desk = desk(seed, bend);
    SplittableRandom random = new SplittableRandom(seed);
    AtomicLong ticks = new AtomicLong();
    CyclicBarrier start = new CyclicBarrier(THREADS);
    ConcurrentLinkedQueue<Seen<Ask>> history = new ConcurrentLinkedQueue<>();
    List<Future<?>> running = new ArrayList<>();
    for (int thread = 0; thread < THREADS; thread++) {
      List<Ask> script = script(random.split());
      running.add(threads.submit(() -> {
        start.await();
        script.forEach(ask -> history.add(see(desk, ask, ticks)));
        return null;
      }));
    }
    for (Future<?> future : running) {
      future.get();
    }
    return List.copyOf(history);
  }

  private static Seen<Ask> see(Desk desk, Ask ask, AtomicLong ticks) {
    long begun = ticks.incrementAndGet();
    String answer = desk.answer(ask);
    return new Seen<>(ask, answer, begun, ticks.incrementAndGet());
  }

  private static List<Ask> script(SplittableRandom random) {
    List<Ask> script = new ArrayList<>();
    for (int i = 0; i < CALLS_EACH; i++) {
      script.add(ask(random));
    }
    return script;
  }

  private static Ask ask(SplittableRandom random) {
    What what = ASKED.get(random.nextInt(ASKED.size()));
    int wallet = what == What.DEBIT ? 1 : random.nextInt(Desk.WALLETS);
    return new Ask(what, wallet, random.nextInt(Desk.OTPS));
  }

  /** The books look at this clock in the middle of a step, so others get their chance there. */
  @SuppressWarnings("ThreadPriorityCheck") // It makes threads meet; what is shown is true anyway.
  private static Desk desk(int seed, UnaryOperator<WalletGateway> bend) {
    FakeClock clock = FakeClock.standing();
    InstantSource yielding = () -> {
      Thread.yield();
      return clock.instant();
    };
    FakeState world =
        new FakeState(new ProviderState(new SeededRandom(seed), yielding), new BoundedLog<>());
    return new Desk(world, clock, bend);
  }

  private static boolean overlaps(List<Seen<Ask>> history) {
    return history.stream()
        .anyMatch(one -> history.stream()
            .anyMatch(other -> one.begun() < other.begun() && other.begun() < one.ended()));
  }
}
