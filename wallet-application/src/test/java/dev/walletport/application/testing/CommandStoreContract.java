package dev.walletport.application.testing;

import static dev.walletport.domain.testing.Answers.ignore;
import static org.assertj.core.api.Assertions.assertThat;

import dev.walletport.application.port.CommandKey;
import dev.walletport.application.port.CommandStore;
import dev.walletport.application.port.CommandStore.Found;
import dev.walletport.application.port.CommandStore.Seen;
import dev.walletport.domain.Ceiling;
import dev.walletport.domain.Command;
import dev.walletport.domain.Command.Action;
import dev.walletport.domain.CommandLease;
import dev.walletport.domain.CommandState;
import dev.walletport.domain.CommandState.Idle;
import dev.walletport.domain.CommandState.InFlight;
import dev.walletport.domain.CommandState.Unsettled;
import dev.walletport.domain.CommandTrail;
import dev.walletport.domain.Customer;
import dev.walletport.domain.CustomerId;
import dev.walletport.domain.GuardLimits;
import dev.walletport.domain.HashKey;
import dev.walletport.domain.LookPlan;
import dev.walletport.domain.MobileNumber;
import dev.walletport.domain.NewWallet;
import dev.walletport.domain.RoutingId;
import dev.walletport.domain.WalletId;
import dev.walletport.domain.WalletOperation;
import dev.walletport.domain.WalletProvider;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What every {@link CommandStore} does, whatever it keeps its rows in. A store passes by one class
 * that extends this one; its clock need not be moved.
 */
@DisplayNameGeneration(ReplaceUnderscores.class)
public abstract class CommandStoreContract {

  private static final int NODES = 6;
  private static final int SAMPLED_HISTORIES = 30;
  private static final Customer CUSTOMER =
      Customer.guest(CustomerId.of("customer_'1122'\\%"), RoutingId.of("cart_99"));
  private static final HashKey HASH_KEY = HashKey.of(new byte[16]);
  private static final String MERCHANT = "merchant a";
  private static final String OTHER_MERCHANT = "merchant";
  private static final CommandKey KEY = key("wlt_1");

  /** Makes an empty store; where one store has several clients, such as nodes, any of them. */
  protected abstract CommandStore store();

  private CommandStore store;

  @BeforeEach
  void open_the_store() {
    store = store();
  }

  @Nested
  class A_state {
    @Test
    void that_was_never_written_is_fresh() {
      assertThat(store.read(KEY).state()).isEqualTo(CommandState.fresh());
    }

    @Test
    void is_read_as_it_was_written_in_each_phase() {
      for (CommandState written : states()) {
        boolean replaced = store.replace(KEY, store.read(KEY).state(), written);

        assertThat(replaced).isTrue();
        assertThat(store.read(KEY).state()).isEqualTo(written);
      }
    }

    @Test
    void is_kept_apart_from_that_of_another_key() {
      replace(KEY, CommandState.fresh(), inFlight(now()));

      assertThat(store.read(key("wlt_2")).state()).isEqualTo(CommandState.fresh());
      assertThat(store.read(CommandKey.customer(Option.none(), CUSTOMER.id())).state())
          .isEqualTo(CommandState.fresh());
    }

    @Test
    void is_read_among_others_in_the_order_of_the_keys() {
      InFlight written = inFlight(now());
      replace(key("wlt_3"), CommandState.fresh(), written);

      List<Seen> seen = store.readAll(List.of(key("wlt_3"), key("wlt_2"), key("wlt_1")));

      assertThat(seen)
          .map(Seen::state)
          .containsExactly(written, CommandState.fresh(), CommandState.fresh());
      assertThat(seen).map(Seen::now).containsOnly(seen.get(0).now());
      assertThat(seen.get(0).now()).isBetween(written.lease().since(), now());
    }

    @Test
    void may_become_fresh_again() {
      CommandState state = inFlight(now());
      replace(KEY, CommandState.fresh(), state);

      replace(KEY, state, CommandState.fresh());

      assertThat(store.read(KEY).state()).isEqualTo(CommandState.fresh());
      replace(KEY, CommandState.fresh(), state);
    }

    @Test
    void with_the_longest_trail_and_ids_fits() {
      Customer longest =
          Customer.guest(CustomerId.of("c".repeat(128)), RoutingId.of("r".repeat(64)));
      CommandKey key = CommandKey.wallet(
          Option.some("m".repeat(128)), longest.id(), WalletId.of("w".repeat(64)));
      CommandState state = new Idle(fullTrail());

      replace(key, CommandState.fresh(), state);

      assertThat(store.read(key).state()).isEqualTo(state);
    }
  }

  @Nested
  class Replacing {
    @Test
    void what_is_there_no_longer_changes_nothing() {
      CommandState first = inFlight(now());
      CommandState other = inFlight(now().plusSeconds(1));
      replace(KEY, CommandState.fresh(), first);

      assertThat(store.replace(KEY, CommandState.fresh(), other)).isFalse();
      assertThat(store.replace(KEY, other, CommandState.fresh())).isFalse();
      assertThat(store.read(KEY).state()).isEqualTo(first);
    }

    @Test
    void a_state_that_differs_by_a_microsecond_changes_nothing() {
      InFlight state = inFlight(now());
      InFlight almost = inFlight(state.lease().since().plusNanos(1_000));
      replace(KEY, CommandState.fresh(), state);

      assertThat(store.replace(KEY, almost, CommandState.fresh())).isFalse();
    }

    @Test
    void and_reading_by_several_threads_has_an_order_that_explains_it() throws Exception {
      try (CommandStoreHistories histories = new CommandStoreHistories(store)) {
        histories.assertOrdered(SAMPLED_HISTORIES);
      }
    }

    @Test
    void is_done_by_one_of_many_that_see_the_same() throws Exception {
      Instant now = now();

      for (int round = 0; round < 20; round++) {
        CommandKey key = key("wlt_race_" + round);
        List<Boolean> won = together(
            node -> store.replace(key, CommandState.fresh(), inFlight(now.plusMillis(node))));

        assertThat(won.stream().filter(each -> each)).hasSize(1);
        int winner = won.indexOf(true);
        assertThat(store.read(key).state()).isEqualTo(inFlight(now.plusMillis(winner)));
      }
    }

    @Test
    void again_and_again_loses_no_update() throws Exception {
      Instant now = now();
      Ceiling ceiling = new Ceiling(100, Duration.ofDays(1));

      ignore(together(node -> IntStream.range(0, 10)
          .map(i -> count(ceiling, now.plusMillis(node * 100L + i)))
          .sum()));

      CommandTrail trail = store.read(KEY).state().trail();
      assertThat(new HashSet<>(trail.messages())).hasSize(NODES * 10);
    }

    private int count(Ceiling ceiling, Instant at) {
      int attempts = 1;
      while (!counted(ceiling, at)) {
        attempts++;
      }
      return attempts;
    }

    private boolean counted(Ceiling ceiling, Instant at) {
      Idle before = (Idle) store.read(KEY).state();
      return store.replace(KEY, before, before.message(ceiling, at).get());
    }
  }

  @Nested
  class Beginning {
    private final Command link = inFlight(Instant.EPOCH).command();
    private final Duration lease = Duration.ofSeconds(30);

    @Test
    void writes_a_command_in_flight_from_the_present_of_the_store() {
      Instant before = now();

      InFlight begun = store.begin(KEY, link, lease).get();

      assertThat(begun.command()).isEqualTo(link);
      assertThat(begun.lease().since()).isBetween(before, now());
      assertThat(begun.lease().length()).isEqualTo(lease);
      assertThat(store.read(KEY).state()).isEqualTo(begun);
    }

    @Test
    void keeps_the_trail_of_an_idle_state_as_it_was() {
      Idle idle = new Idle(fullTrail());
      replace(KEY, CommandState.fresh(), idle);

      InFlight begun = store.begin(KEY, link, lease).get();

      assertThat(begun.trail()).isEqualTo(idle.trail());
      assertThat(store.read(KEY).state()).isEqualTo(begun);
      replace(KEY, begun, begun.withdrawn());
      assertThat(store.read(KEY).state()).isEqualTo(idle);
    }

    @Test
    void writes_all_that_a_command_is() {
      for (CommandState state : states()) {
        if (state instanceof InFlight wanted) {
          CommandKey key = key("wlt_" + wanted.command().call());

          InFlight begun = store.begin(key, wanted.command(), lease).get();

          assertThat(begun.command()).isEqualTo(wanted.command());
          assertThat(store.read(key).state()).isEqualTo(begun);
        }
      }
    }

    @Test
    void changes_no_state_but_an_idle_one_and_answers_what_is_in_the_way() {
      List<CommandState> others =
          List.of(inFlight(now()), inFlight(now()).lost(), givenUp(now()), inFlight(Instant.EPOCH));
      for (int i = 0; i < others.size(); i++) {
        CommandKey key = key("w" + i);
        replace(key, CommandState.fresh(), others.get(i));

        Seen seen = store.begin(key, link, lease).getLeft();

        assertThat(seen.state()).isEqualTo(others.get(i));
        assertThat(seen.now()).isBetween(now().minusSeconds(60), now());
        assertThat(store.read(key).state()).isEqualTo(others.get(i));
      }
    }

    @Test
    void at_once_on_many_nodes_succeeds_on_one() throws Exception {
      for (int round = 0; round < 20; round++) {
        CommandKey key = key("wlt_race_" + round);
        if (round % 2 == 0) {
          replace(key, CommandState.fresh(), new Idle(trail(now())));
        }

        List<Either<Seen, InFlight>> answers =
            together(node -> store.begin(key, named("call-" + node), lease));

        List<InFlight> begun = answers.stream().flatMap(Either::toJavaStream).toList();
        assertThat(begun).hasSize(1);
        assertThat(store.read(key).state()).isEqualTo(begun.get(0));
      }
    }

    @Test
    void and_replacing_at_once_succeeds_for_one_of_both() throws Exception {
      for (int round = 0; round < 20; round++) {
        CommandKey key = key("wlt_race_" + round);
        InFlight other = inFlight(now());

        List<Boolean> won = together(node -> node % 2 == 0
            ? store.begin(key, link, lease).isRight()
            : store.replace(key, CommandState.fresh(), other));

        assertThat(won.stream().filter(each -> each)).hasSize(1);
      }
    }

    private Command named(String call) {
      return new Command(call, link.action(), link.customer(), link.wallet());
    }
  }

  @Nested
  class The_clock {
    @Test
    void is_exact_to_a_microsecond_and_does_not_go_back() {
      Instant first = now();
      Instant second = now();

      assertThat(second).isAfterOrEqualTo(first);
      assertThat(first).isEqualTo(first.truncatedTo(ChronoUnit.MICROS));
    }
  }

  @Nested
  class Due {
    @Test
    void are_commands_in_flight_and_unsettled_whose_time_has_come_the_earliest_first() {
      replace(key("late"), CommandState.fresh(), inFlight(now().minusSeconds(60)));
      replace(
          key("early"), CommandState.fresh(), inFlight(now().minusSeconds(120)).lost());
      replace(key("alive"), CommandState.fresh(), inFlight(now()));
      replace(key("idle"), CommandState.fresh(), new Idle(trail(now().minusSeconds(120))));
      replace(key("person"), CommandState.fresh(), givenUp(now().minusSeconds(120)));

      List<Found> due = store.due(MERCHANT, 10);

      assertThat(due).map(Found::key).containsExactly(key("early"), key("late"));
      assertThat(due.get(1).seen().state()).isInstanceOf(InFlight.class);
      assertThat(due.get(0).seen().now()).isBetween(now().minusSeconds(60), now());
    }

    @Test
    void are_at_most_as_many_as_asked_for() {
      for (int i = 0; i < 5; i++) {
        replace(key("w" + i), CommandState.fresh(), inFlight(now().minusSeconds(100 + i)));
      }

      assertThat(store.due(MERCHANT, 2)).map(Found::key).containsExactly(key("w4"), key("w3"));
    }

    @Test
    void are_those_of_one_merchant_however_many_another_one_has() {
      for (int i = 0; i < 5; i++) {
        replace(
            key(OTHER_MERCHANT, "w" + i), CommandState.fresh(), inFlight(now().minusSeconds(200)));
      }
      replace(key("mine"), CommandState.fresh(), inFlight(now().minusSeconds(100)));
      CommandKey unnamed = CommandKey.closing(Option.none(), CUSTOMER.id());
      replace(unnamed, CommandState.fresh(), inFlight(now().minusSeconds(100)));

      assertThat(store.due(MERCHANT, 2)).map(Found::key).containsExactly(key("mine"));
      assertThat(store.due("", 2)).map(Found::key).containsExactly(unnamed);
      assertThat(store.due(OTHER_MERCHANT, 10)).hasSize(5);
      assertThat(store.due("merchant a wlt", 10)).isEmpty();
    }

    @Test
    void are_claimed_by_one_of_many_nodes_each() throws Exception {
      for (int i = 0; i < 30; i++) {
        replace(key("w" + i), CommandState.fresh(), inFlight(now().minusSeconds(100 + i)));
      }

      List<List<CommandKey>> claimed = together(node -> claimAll());

      List<CommandKey> all = claimed.stream().flatMap(List::stream).toList();
      assertThat(all).doesNotHaveDuplicates().hasSize(30);
    }

    private List<CommandKey> claimAll() {
      List<CommandKey> claimed = new ArrayList<>();
      for (List<Found> due = store.due(MERCHANT, 10);
          !due.isEmpty();
          due = store.due(MERCHANT, 10)) {
        due.stream().filter(this::isClaimed).map(Found::key).forEach(claimed::add);
      }
      return claimed;
    }

    private boolean isClaimed(Found found) {
      CommandState state = found.seen().state();
      Unsettled claimed = state.look(found.seen().now(), LookPlan.standard()).get();
      return store.replace(found.key(), state, claimed);
    }
  }

  @Nested
  class Given_up {
    @Test
    void are_the_commands_that_wait_for_a_person_and_no_other() {
      replace(key("person"), CommandState.fresh(), givenUp(now().minusSeconds(120)));
      replace(key("dead"), CommandState.fresh(), inFlight(now().minusSeconds(120)));
      replace(key("idle"), CommandState.fresh(), new Idle(trail(now())));

      assertThat(store.givenUp(MERCHANT, 10)).map(Found::key).containsExactly(key("person"));
    }

    @Test
    void are_at_most_as_many_as_asked_for() {
      for (int i = 0; i < 3; i++) {
        replace(key("w" + i), CommandState.fresh(), givenUp(now().minusSeconds(120)));
      }

      assertThat(store.givenUp(MERCHANT, 2)).hasSize(2);
    }
  }

  @Nested
  class Of_many_merchants {
    @Test
    void each_finds_its_own_commands_that_were_given_up() {
      replace(key(OTHER_MERCHANT, "w1"), CommandState.fresh(), givenUp(now()));
      replace(key("w1"), CommandState.fresh(), givenUp(now()));

      assertThat(store.givenUp(MERCHANT, 10)).map(Found::key).containsExactly(key("w1"));
      assertThat(store.givenUp(OTHER_MERCHANT, 10))
          .map(Found::key)
          .containsExactly(key(OTHER_MERCHANT, "w1"));
      assertThat(store.givenUp("", 10)).isEmpty();
    }

    @Test
    void each_forgets_what_matters_no_more_of_all() {
      replace(
          key(OTHER_MERCHANT, "w1"),
          CommandState.fresh(),
          new Idle(trail(now().minusSeconds(7_200))));
      CommandKey number = CommandKey.number(MobileNumber.of("9876543210").hashed(HASH_KEY));
      replace(number, CommandState.fresh(), new Idle(trail(now().minusSeconds(7_200))));

      assertThat(store.forget(10)).isEqualTo(2);
    }
  }

  @Nested
  class Forgetting {
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 10})
    void drops_at_most_as_many_idle_states_as_asked_for(int most) {
      for (int i = 0; i < 3; i++) {
        replace(key("w" + i), CommandState.fresh(), new Idle(trail(now().minusSeconds(7_200))));
      }

      int forgotten = store.forget(most);

      assertThat(forgotten).isEqualTo(Math.min(most, 3));
      assertThat(Stream.of("w0", "w1", "w2")
              .filter(wallet -> store.read(key(wallet)).state().equals(CommandState.fresh())))
          .hasSize(forgotten);
    }

    @Test
    void keeps_what_still_matters() {
      List<CommandState> kept = List.of(
          new Idle(trail(now())),
          inFlight(now().minusSeconds(7_200)),
          inFlight(now().minusSeconds(7_200)).lost(),
          givenUp(now().minusSeconds(7_200)));
      for (int i = 0; i < kept.size(); i++) {
        replace(key("w" + i), CommandState.fresh(), kept.get(i));
      }

      assertThat(store.forget(10)).isZero();

      for (int i = 0; i < kept.size(); i++) {
        assertThat(store.read(key("w" + i)).state()).isEqualTo(kept.get(i));
      }
    }
  }

  private Instant now() {
    return store.read(KEY).now();
  }

  private void replace(CommandKey key, CommandState before, CommandState after) {
    assertThat(store.replace(key, before, after)).isTrue();
  }

  private static CommandKey key(String wallet) {
    return key(MERCHANT, wallet);
  }

  private static CommandKey key(String merchant, String wallet) {
    return CommandKey.wallet(Option.some(merchant), CUSTOMER.id(), WalletId.of(wallet));
  }

  private List<CommandState> states() {
    InFlight create = begun(
        new Command(
            "call-3",
            Action.create(NewWallet.at(WalletProvider.PAYTM).withFirstOtp()),
            CUSTOMER,
            Option.none()),
        now());
    Unsettled lost = inFlight(now().minusSeconds(600)).lost();
    Unsettled looked = lost.look(now(), LookPlan.standard()).get();
    return List.of(
        inFlight(now()),
        new Idle(trail(now())),
        create,
        create.lost(),
        lost,
        looked,
        looked.givenUp(),
        new Idle(fullTrail()),
        looked.settled(GuardLimits.standard()));
  }

  private static InFlight inFlight(Instant since) {
    return begun(
        new Command(
            "call-1", Action.on(WalletOperation.LINK), CUSTOMER, Option.some(WalletId.of("wlt_1"))),
        since);
  }

  private static InFlight begun(Command command, Instant since) {
    return CommandState.fresh()
        .begin(command, CommandLease.from(since, Duration.ofSeconds(30)), GuardLimits.standard())
        .get();
  }

  private static CommandState givenUp(Instant since) {
    return inFlight(since).lost().givenUp();
  }

  private static CommandTrail trail(Instant since) {
    Command send = new Command(
        "call-2",
        Action.on(WalletOperation.REQUEST_OTP),
        CUSTOMER,
        Option.some(WalletId.of("wlt_1")));
    return begun(send, since).counted(GuardLimits.standard());
  }

  /** As many instants of a microsecond each as a ceiling allows. */
  private static CommandTrail fullTrail() {
    Instant first = Instant.parse("2026-01-02T03:04:05.000001Z");
    List<Instant> instants =
        IntStream.range(0, 100).mapToObj(first::plusSeconds).toList();
    return new CommandTrail(instants, instants, first.plusSeconds(600));
  }

  /** Runs the same on as many threads as there are nodes, at once. */
  private static <T> List<T> together(Node<T> node) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(NODES);
    try {
      CyclicBarrier start = new CyclicBarrier(NODES);
      List<Callable<T>> tasks = IntStream.range(0, NODES)
          .<Callable<T>>mapToObj(i -> () -> {
            start.await();
            return node.run(i);
          })
          .toList();
      List<T> answers = new ArrayList<>();
      for (Future<T> answer : threads.invokeAll(tasks)) {
        answers.add(answer.get());
      }
      return answers;
    } finally {
      threads.shutdownNow();
    }
  }

  private interface Node<T> {
    T run(int number) throws Exception;
  }
}
