package dev.walletport.adapter.fake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.walletport.adapter.fake.TwoWalletScenario.Operation;
import dev.walletport.adapter.fake.TwoWalletScenario.Request;
import dev.walletport.application.port.WalletGateway;
import dev.walletport.application.testing.Linearizability;
import dev.walletport.application.testing.Linearizability.Observation;
import java.time.Duration;
import java.time.Instant;
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
class LinearizabilityTest {

  private static final int THREADS = 3;
  private static final int CALLS_EACH = 4;
  private static final int HISTORIES = 3_000;
  private static final List<Operation> ASKED = List.of(Operation.values());

  private final Linearizability<Request, TwoWalletSpecification> linearizability =
      new Linearizability<>((state, request) -> state.apply(request));
  private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);

  @AfterEach
  void stop_the_threads() {
    threads.shutdownNow();
  }

  @Test
  void every_history_of_the_fake_has_an_order() throws Exception {
    for (int seed = 0; seed < HISTORIES; seed++) {
      List<Observation<Request>> history = history(seed, UnaryOperator.identity());

      assertThat(isLinearizable(history)).as("seed %s: %s", seed, history).isTrue();
    }
  }

  @Test
  void the_specification_agrees_with_the_fake_on_one_thread() {
    for (int seed = 0; seed < HISTORIES; seed++) {
      TwoWalletScenario scenario = scenario(seed, UnaryOperator.identity());
      SplittableRandom random = new SplittableRandom(seed);
      List<Observation<Request>> history = new ArrayList<>();
      for (int i = 0; i < 2 * CALLS_EACH; i++) {
        Request request = request(random);
        history.add(new Observation<>(request, scenario.answer(request), 2L * i, 2L * i + 1));
      }

      assertThat(isLinearizable(history)).as("seed %s: %s", seed, history).isTrue();
    }
  }

  @Test
  void threads_run_concurrently() throws Exception {
    int overlapping = 0;
    for (int seed = 0; seed < 300; seed++) {
      overlapping += overlaps(history(seed, UnaryOperator.identity())) ? 1 : 0;
    }

    assertThat(overlapping).isGreaterThan(30);
  }

  @Test
  void a_fake_that_reads_a_list_wallet_by_wallet_is_detected() throws Exception {
    assertThat(isDetected(NonAtomicGateway::listing)).isTrue();
  }

  @Test
  void a_fake_that_finds_before_it_links_is_detected() throws Exception {
    assertThat(isDetected(NonAtomicGateway::linking)).isTrue();
  }

  private boolean isDetected(UnaryOperator<WalletGateway> mutant) throws Exception {
    for (int seed = 0; seed < 10 * HISTORIES; seed++) {
      if (!isLinearizable(history(seed, mutant))) {
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
              seen(Operation.REQUEST_OTP, "unlinked", 0, 1),
              seen(Operation.LINK, "linked", 2, 5),
              seen(Operation.LINK, "NotInThisState", 3, 4))))
          .isTrue();
    }

    @Test
    void refuses_two_links_with_one_otp() {
      assertThat(isLinearizable(List.of(
              seen(Operation.REQUEST_OTP, "unlinked", 0, 1),
              seen(Operation.LINK, "linked", 2, 5),
              seen(Operation.LINK, "linked", 3, 4))))
          .isFalse();
    }

    @Test
    void refuses_a_read_of_what_was_over_before_it_began() {
      assertThat(isLinearizable(List.of(
              seen(Operation.REQUEST_OTP, "unlinked", 0, 1),
              seen(Operation.LINK, "linked", 2, 3),
              seen(Operation.FIND, "unlinked", 4, 5))))
          .isFalse();
    }

    @Test
    void takes_the_same_read_while_the_link_is_under_way() {
      assertThat(isLinearizable(List.of(
              seen(Operation.REQUEST_OTP, "unlinked", 0, 1),
              seen(Operation.LINK, "linked", 2, 5),
              seen(Operation.FIND, "unlinked", 3, 4))))
          .isTrue();
    }

    @Test
    void refuses_a_lost_guess() {
      Request wrong = new Request(Operation.LINK, 0, 2);

      assertThat(isLinearizable(List.of(
              seen(Operation.REQUEST_OTP, "unlinked", 0, 1),
              new Observation<>(wrong, "Wrong[guessesLeft=Some(1)]", 2, 5),
              new Observation<>(wrong, "Wrong[guessesLeft=Some(1)]", 3, 4))))
          .isFalse();
    }

    @Test
    void refuses_two_debits_with_one_token() {
      assertThat(isLinearizable(List.of(
              seen(Operation.DEBIT, "debited", 0, 3), seen(Operation.DEBIT, "debited", 1, 2))))
          .isFalse();
    }

    private Observation<Request> seen(Operation what, String answer, long begun, long ended) {
      return new Observation<>(new Request(what, 0, 0), answer, begun, ended);
    }
  }

  private boolean isLinearizable(List<Observation<Request>> history) {
    return linearizability.holds(TwoWalletSpecification.START, history);
  }

  private List<Observation<Request>> history(int seed, UnaryOperator<WalletGateway> mutant)
      throws Exception {
    TwoWalletScenario scenario = scenario(seed, mutant);
    SplittableRandom random = new SplittableRandom(seed);
    AtomicLong ticks = new AtomicLong();
    CyclicBarrier start = new CyclicBarrier(THREADS);
    ConcurrentLinkedQueue<Observation<Request>> history = new ConcurrentLinkedQueue<>();
    List<Future<?>> running = new ArrayList<>();
    for (int thread = 0; thread < THREADS; thread++) {
      List<Request> script = script(random.split());
      running.add(threads.submit(() -> {
        start.await();
        script.forEach(request -> history.add(observe(scenario, request, ticks)));
        return null;
      }));
    }
    for (Future<?> future : running) {
      future.get();
    }
    return List.copyOf(history);
  }

  private static Observation<Request> observe(
      TwoWalletScenario scenario, Request request, AtomicLong ticks) {
    long begun = ticks.incrementAndGet();
    String answer = scenario.answer(request);
    return new Observation<>(request, answer, begun, ticks.incrementAndGet());
  }

  private static List<Request> script(SplittableRandom random) {
    List<Request> script = new ArrayList<>();
    for (int i = 0; i < CALLS_EACH; i++) {
      script.add(request(random));
    }
    return script;
  }

  private static Request request(SplittableRandom random) {
    Operation what = ASKED.get(random.nextInt(ASKED.size()));
    int wallet = what == Operation.DEBIT ? 1 : random.nextInt(TwoWalletScenario.WALLETS);
    return new Request(what, wallet, random.nextInt(TwoWalletScenario.OTPS));
  }

  /** A step reads this clock in its middle, so other threads may run there. */
  private static TwoWalletScenario scenario(int seed, UnaryOperator<WalletGateway> mutant) {
    FakeState state = FakeState.created(seed, FakeClock.stopped().timeline());
    return new TwoWalletScenario(new CurrentState(state, new YieldingClock()), mutant);
  }

  /** A clock that stands still, and lets other threads run. */
  @SuppressWarnings("ThreadPriorityCheck") // It makes threads meet; what is shown is true anyway.
  private static final class YieldingClock implements CallClock {
    @Override
    public Instant instant() {
      Thread.yield();
      return FakeClock.START;
    }

    @Override
    public void delay(Duration duration) {
      throw new UnsupportedOperationException("no call is slow here");
    }
  }

  private static boolean overlaps(List<Observation<Request>> history) {
    return history.stream()
        .anyMatch(one -> history.stream()
            .anyMatch(other -> one.begun() < other.begun() && other.begun() < one.ended()));
  }
}
