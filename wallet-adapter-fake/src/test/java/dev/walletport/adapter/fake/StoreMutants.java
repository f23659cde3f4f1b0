package dev.walletport.adapter.fake;

import static dev.walletport.adapter.fake.StoreMutant.mutant;

import dev.walletport.application.port.CommandKey;
import dev.walletport.application.port.CommandStore;
import dev.walletport.domain.Command;
import dev.walletport.domain.CommandState;
import dev.walletport.domain.CommandState.Idle;
import dev.walletport.domain.CommandState.InFlight;
import dev.walletport.domain.CommandTrail;
import io.vavr.control.Either;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** All mutants of a store of commands, at least one for each assertion of the contract. */
final class StoreMutants {

  private static final String MERCHANT = "merchant a";
  private static final List<String> MERCHANTS = List.of("", "merchant", MERCHANT);
  private static final Duration HOUR = Duration.ofHours(1);

  private StoreMutants() {}

  static List<StoreMutant> list() {
    return Stream.of(reading(), replacing(), beginning(), finding(), forgetting())
        .flatMap(List::stream)
        .toList();
  }

  static StoreMutant named(String name) {
    return Stream.concat(Stream.of(StoreMutant.none()), list().stream())
        .filter(mutant -> mutant.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static List<StoreMutant> reading() {
    return List.of(
        mutant(
            "what was never written is idle with something to remember",
            store -> reads(store, seen -> state(seen, remembered(seen.state()))),
            "A_state.that_was_never_written_is_fresh",
            "A_state.may_become_fresh_again"),
        mutant(
            "all wallets share one state",
            store -> keyed(store, key -> isWallet(key) ? wallet(MERCHANT) : key),
            "A_state.is_kept_apart_from_that_of_another_key"),
        mutant(
            "a customer shares the state of a wallet",
            store -> keyed(store, key -> isWallet(key) || isCustomer(key) ? plain(key) : key),
            "A_state.is_kept_apart_from_that_of_another_key"),
        mutant(
            "several states come in the order of the store",
            store -> new AlteredStore(store) {
              @Override
              public List<Seen> readAll(List<CommandKey> keys) {
                return store.readAll(keys.stream()
                    .sorted(Comparator.comparing(CommandKey::value))
                    .toList());
              }
            },
            "A_state.is_read_among_others_in_the_order_of_the_keys"),
        mutant(
            "several states are each of an instant of its own",
            store -> new AlteredStore(store) {
              @Override
              public List<Seen> readAll(List<CommandKey> keys) {
                AtomicInteger read = new AtomicInteger();
                return store.readAll(keys).stream()
                    .map(seen -> at(seen, Duration.ofNanos(1_000L * read.getAndIncrement())))
                    .toList();
              }
            },
            "A_state.is_read_among_others_in_the_order_of_the_keys"),
        mutant(
            "several states are an hour old",
            store -> new AlteredStore(store) {
              @Override
              public List<Seen> readAll(List<CommandKey> keys) {
                return store.readAll(keys).stream()
                    .map(seen -> at(seen, HOUR.negated()))
                    .toList();
              }
            },
            "A_state.is_read_among_others_in_the_order_of_the_keys"),
        mutant(
            "the clock goes back",
            store -> {
              AtomicInteger read = new AtomicInteger();
              return reads(store, seen -> at(seen, Duration.ofSeconds(-read.getAndIncrement())));
            },
            "The_clock.is_exact_to_a_microsecond_and_does_not_go_back"),
        mutant(
            "the clock tells nanoseconds",
            store -> reads(store, seen -> at(seen, Duration.ofNanos(1))),
            "The_clock.is_exact_to_a_microsecond_and_does_not_go_back"));
  }

  private static List<StoreMutant> replacing() {
    return List.of(
        mutant(
            "nothing is written and nothing is said to be",
            store -> replaces(store, (key, before, after) -> false),
            "A_state.is_read_as_it_was_written_in_each_phase",
            "A_state.is_kept_apart_from_that_of_another_key"),
        mutant(
            "nothing is written and everything is said to be",
            store -> replaces(store, (key, before, after) -> true),
            "A_state.is_read_as_it_was_written_in_each_phase",
            "Replacing.and_reading_by_several_threads_has_an_order_that_explains_it",
            "Replacing.is_done_by_one_of_many_that_see_the_same"),
        mutant(
            "a fresh state is not written",
            store -> replaces(
                store,
                (key, before, after) ->
                    after.equals(CommandState.fresh()) || store.replace(key, before, after)),
            "A_state.may_become_fresh_again"),
        mutant(
            "ten messages of a trail are kept",
            store -> replaces(
                store, (key, before, after) -> store.replace(key, before, shortened(after))),
            "A_state.with_the_longest_trail_and_ids_fits",
            "Replacing.again_and_again_loses_no_update"),
        mutant(
            "a state is written whatever was there",
            store -> replaces(store, (key, before, after) -> written(store, key, after)),
            "Replacing.what_is_there_no_longer_changes_nothing"),
        mutant(
            "a state is written whatever was there but for a fresh one",
            store -> replaces(
                store,
                (key, before, after) -> before.equals(CommandState.fresh())
                    ? store.replace(key, before, after)
                    : written(store, key, after)),
            "Replacing.what_is_there_no_longer_changes_nothing",
            "Replacing.a_state_that_differs_by_a_microsecond_changes_nothing"),
        mutant(
            "a state is changed though it is said that none was",
            store -> replaces(
                store,
                (key, before, after) -> store.replace(key, before, after)
                    || !written(store, key, later(store.read(key).state()))),
            "Replacing.what_is_there_no_longer_changes_nothing"),
        mutant(
            "instants are written a microsecond later",
            store ->
                replaces(store, (key, before, after) -> store.replace(key, before, later(after))),
            "Replacing.is_done_by_one_of_many_that_see_the_same"));
  }

  private static List<StoreMutant> beginning() {
    return List.of(
        mutant(
            "another command is begun",
            store -> begins(
                store,
                (idle, begun) -> new InFlight(
                    renamed(begun.command()), begun.since(), begun.length(), begun.trail())),
            "Beginning.writes_a_command_in_flight_from_the_present_of_the_store",
            "Beginning.writes_all_that_a_command_is"),
        mutant(
            "a command begins an hour ago",
            store -> begins(
                store,
                (idle, begun) -> new InFlight(
                    begun.command(), begun.since().minus(HOUR), begun.length(), begun.trail())),
            "Beginning.writes_a_command_in_flight_from_the_present_of_the_store"),
        mutant(
            "a lease is an hour longer",
            store -> begins(
                store,
                (idle, begun) -> new InFlight(
                    begun.command(), begun.since(), begun.length().plus(HOUR), begun.trail())),
            "Beginning.writes_a_command_in_flight_from_the_present_of_the_store"),
        mutant(
            "a trail is lost at a begin",
            store -> begins(
                store,
                (idle, begun) -> new InFlight(
                    begun.command(), begun.since(), begun.length(), CommandTrail.empty())),
            "Beginning.keeps_the_trail_of_an_idle_state_as_it_was"),
        mutant(
            "what is answered is not what is written",
            store -> new AlteredStore(store) {
              @Override
              public Either<Seen, InFlight> begin(CommandKey key, Command command, Duration lease) {
                return store
                    .begin(key, command, lease)
                    .map(begun -> new InFlight(
                        renamed(begun.command()), begun.since(), begun.length(), begun.trail()))
                    .peek(renamed -> write(key, renamed))
                    .map(written ->
                        new InFlight(command, written.since(), written.length(), written.trail()));
              }
            },
            "Beginning.writes_a_command_in_flight_from_the_present_of_the_store",
            "Beginning.keeps_the_trail_of_an_idle_state_as_it_was",
            "Beginning.writes_all_that_a_command_is",
            "Beginning.at_once_on_many_nodes_succeeds_on_one"),
        mutant(
            "a trail is lost when a command is withdrawn",
            store -> replaces(
                store,
                (key, before, after) -> store.replace(
                    key,
                    before,
                    before instanceof InFlight && after instanceof Idle
                        ? CommandState.fresh()
                        : after)),
            "Beginning.keeps_the_trail_of_an_idle_state_as_it_was"),
        mutant(
            "what is in the way is not told",
            store -> inTheWay(store, seen -> state(seen, CommandState.fresh())),
            "Beginning.changes_no_state_but_an_idle_one_and_answers_what_is_in_the_way"),
        mutant(
            "what is in the way is an hour old",
            store -> inTheWay(store, seen -> at(seen, HOUR.negated())),
            "Beginning.changes_no_state_but_an_idle_one_and_answers_what_is_in_the_way"),
        mutant(
            "what is in the way is forgotten",
            store -> new AlteredStore(store) {
              @Override
              public Either<Seen, InFlight> begin(CommandKey key, Command command, Duration lease) {
                return store
                    .begin(key, command, lease)
                    .peekLeft(seen -> write(key, CommandState.fresh()));
              }
            },
            "Beginning.changes_no_state_but_an_idle_one_and_answers_what_is_in_the_way"),
        mutant(
            "a command begins over any other",
            store -> new AlteredStore(store) {
              @Override
              public Either<Seen, InFlight> begin(CommandKey key, Command command, Duration lease) {
                InFlight begun =
                    CommandState.fresh().begun(command, store.read(key).now(), lease);
                write(key, begun);
                return Either.right(begun);
              }
            },
            "Beginning.at_once_on_many_nodes_succeeds_on_one",
            "Beginning.and_replacing_at_once_succeeds_for_one_of_both"));
  }

  private static List<StoreMutant> finding() {
    return List.of(
        mutant(
            "what is due comes the latest first",
            store -> dueOf(store, (merchant, most) -> reversed(store.due(merchant, most))),
            "Due.are_commands_in_flight_and_unsettled_whose_time_has_come_the_earliest_first"),
        mutant(
            "what is due has no state",
            store -> dueOf(
                store,
                (merchant, most) ->
                    each(store.due(merchant, most), seen -> state(seen, CommandState.fresh()))),
            "Due.are_commands_in_flight_and_unsettled_whose_time_has_come_the_earliest_first"),
        mutant(
            "what is due is an hour old",
            store -> dueOf(
                store,
                (merchant, most) ->
                    each(store.due(merchant, most), seen -> at(seen, HOUR.negated()))),
            "Due.are_commands_in_flight_and_unsettled_whose_time_has_come_the_earliest_first"),
        mutant(
            "what is due is found twice, and each time it can be claimed",
            store -> new AlteredStore(store) {
              @Override
              public List<Found> due(String merchant, int most) {
                return both(store.due(merchant, most), store.due(merchant, most));
              }

              @Override
              public boolean replace(CommandKey key, CommandState before, CommandState after) {
                return written(store, key, after);
              }
            },
            "Due.are_claimed_by_one_of_many_nodes_each"),
        mutant(
            "all that is due is found",
            store -> dueOf(store, (merchant, most) -> store.due(merchant, 1_000)),
            "Due.are_at_most_as_many_as_asked_for"),
        mutant(
            "what is due of all merchants is found",
            store -> dueOf(store, (merchant, most) -> ofAll(each -> store.due(each, most))),
            "Due.are_those_of_one_merchant_however_many_another_one_has"),
        mutant(
            "what is due of a merchant without a name is not found",
            store -> dueOf(
                store,
                (merchant, most) -> merchant.isEmpty() ? List.of() : store.due(merchant, most)),
            "Due.are_those_of_one_merchant_however_many_another_one_has"),
        mutant(
            "three that are due are found at most",
            store -> dueOf(store, (merchant, most) -> store.due(merchant, Math.min(most, 3))),
            "Due.are_those_of_one_merchant_however_many_another_one_has"),
        mutant(
            "a merchant is found by how its name begins",
            store -> dueOf(
                store,
                (merchant, most) ->
                    store.due(merchant.startsWith(MERCHANT) ? MERCHANT : merchant, most)),
            "Due.are_those_of_one_merchant_however_many_another_one_has"),
        mutant(
            "what is due was given up",
            store -> givenUpOf(
                store,
                (merchant, most) -> both(store.givenUp(merchant, most), store.due(merchant, most))),
            "Given_up.are_the_commands_that_wait_for_a_person_and_no_other"),
        mutant(
            "all that was given up is found",
            store -> givenUpOf(store, (merchant, most) -> store.givenUp(merchant, 1_000)),
            "Given_up.are_at_most_as_many_as_asked_for"),
        mutant(
            "what all merchants have given up is found",
            store -> givenUpOf(store, (merchant, most) -> ofAll(each -> store.givenUp(each, most))),
            "Of_many_merchants.each_finds_its_own_commands_that_were_given_up"),
        mutant(
            "what one merchant has given up is found for each",
            store -> givenUpOf(store, (merchant, most) -> store.givenUp(MERCHANT, most)),
            "Of_many_merchants.each_finds_its_own_commands_that_were_given_up"),
        mutant(
            "without a name what all merchants have given up is found",
            store -> givenUpOf(
                store,
                (merchant, most) -> merchant.isEmpty()
                    ? ofAll(each -> store.givenUp(each, most))
                    : store.givenUp(merchant, most)),
            "Of_many_merchants.each_finds_its_own_commands_that_were_given_up"));
  }

  private static List<StoreMutant> forgetting() {
    return List.of(
        mutant(
            "one more is said to be forgotten",
            store -> new AlteredStore(store) {
              @Override
              public int forget(int most) {
                return store.forget(most) + 1;
              }
            },
            "Of_many_merchants.each_forgets_what_matters_no_more_of_all",
            "Forgetting.drops_at_most_as_many_idle_states_as_asked_for",
            "Forgetting.keeps_what_still_matters"),
        mutant(
            "what is said to be forgotten is kept",
            store -> new WritingAgain(store, false),
            "Forgetting.drops_at_most_as_many_idle_states_as_asked_for"),
        mutant(
            "what still matters is forgotten, and not told",
            store -> new WritingAgain(store, true),
            "Forgetting.keeps_what_still_matters"));
  }

  /** A store that after forgetting writes each state again, or in place of each a fresh one. */
  private static final class WritingAgain extends AlteredStore {

    private final Map<CommandKey, CommandState> written = new ConcurrentHashMap<>();
    private final boolean fresh;

    WritingAgain(CommandStore store, boolean fresh) {
      super(store);
      this.fresh = fresh;
    }

    @Override
    public boolean replace(CommandKey key, CommandState before, CommandState after) {
      written.put(key, after);
      return super.replace(key, before, after);
    }

    @Override
    public int forget(int most) {
      int forgotten = super.forget(most);
      written.forEach((key, state) -> write(key, fresh ? CommandState.fresh() : state));
      return forgotten;
    }
  }

  private interface Replacement {
    boolean replace(CommandKey key, CommandState before, CommandState after);
  }

  private static CommandStore replaces(CommandStore store, Replacement replacement) {
    return new AlteredStore(store) {
      @Override
      public boolean replace(CommandKey key, CommandState before, CommandState after) {
        return replacement.replace(key, before, after);
      }
    };
  }

  private static boolean written(CommandStore store, CommandKey key, CommandState after) {
    new AlteredStore(store).write(key, after);
    return true;
  }

  private interface Begin {
    InFlight altered(Idle idle, InFlight begun);
  }

  /** Begins on an idle state alone, as it should, and something else. */
  private static CommandStore begins(CommandStore store, Begin begin) {
    return new AlteredStore(store) {
      @Override
      public Either<Seen, InFlight> begin(CommandKey key, Command command, Duration lease) {
        Seen seen = store.read(key);
        if (seen.state() instanceof Idle idle) {
          InFlight begun = begin.altered(idle, idle.begun(command, seen.now(), lease));
          return store.replace(key, idle, begun) ? Either.right(begun) : Either.left(seen);
        }
        return Either.left(seen);
      }
    };
  }

  private static CommandStore inTheWay(CommandStore store, UnaryOperator<CommandStore.Seen> told) {
    return new AlteredStore(store) {
      @Override
      public Either<Seen, InFlight> begin(CommandKey key, Command command, Duration lease) {
        return store.begin(key, command, lease).mapLeft(told);
      }
    };
  }

  private static CommandStore reads(CommandStore store, UnaryOperator<CommandStore.Seen> change) {
    return new AlteredStore(store) {
      @Override
      public Seen read(CommandKey key) {
        return change.apply(store.read(key));
      }
    };
  }

  private static CommandStore keyed(CommandStore store, UnaryOperator<CommandKey> key) {
    return new AlteredStore(store) {
      @Override
      public Seen read(CommandKey asked) {
        return store.read(key.apply(asked));
      }

      @Override
      public boolean replace(CommandKey asked, CommandState before, CommandState after) {
        return store.replace(key.apply(asked), before, after);
      }
    };
  }

  private interface Search {
    List<CommandStore.Found> find(String merchant, int most);
  }

  private static CommandStore dueOf(CommandStore store, Search search) {
    return new AlteredStore(store) {
      @Override
      public List<Found> due(String merchant, int most) {
        return search.find(merchant, most);
      }
    };
  }

  private static CommandStore givenUpOf(CommandStore store, Search search) {
    return new AlteredStore(store) {
      @Override
      public List<Found> givenUp(String merchant, int most) {
        return search.find(merchant, most);
      }
    };
  }

  private static List<CommandStore.Found> ofAll(Function<String, List<CommandStore.Found>> ofOne) {
    return MERCHANTS.stream().map(ofOne).flatMap(List::stream).toList();
  }

  private static List<CommandStore.Found> both(
      List<CommandStore.Found> one, List<CommandStore.Found> other) {
    return Stream.concat(one.stream(), other.stream()).toList();
  }

  private static List<CommandStore.Found> reversed(List<CommandStore.Found> found) {
    List<CommandStore.Found> reversed = new ArrayList<>(found);
    Collections.reverse(reversed);
    return reversed;
  }

  private static List<CommandStore.Found> each(
      List<CommandStore.Found> found, UnaryOperator<CommandStore.Seen> change) {
    return found.stream()
        .map(one -> new CommandStore.Found(one.key(), change.apply(one.seen())))
        .toList();
  }

  private static CommandStore.Seen at(CommandStore.Seen seen, Duration later) {
    return new CommandStore.Seen(seen.state(), seen.now().plus(later));
  }

  private static CommandStore.Seen state(CommandStore.Seen seen, CommandState state) {
    return new CommandStore.Seen(state, seen.now());
  }

  private static CommandState remembered(CommandState state) {
    return state.equals(CommandState.fresh())
        ? new Idle(new CommandTrail(List.of(), List.of(), Instant.EPOCH.plus(HOUR)))
        : state;
  }

  private static CommandState shortened(CommandState state) {
    CommandTrail trail = state.trail();
    List<Instant> messages = trail.messages();
    return state instanceof Idle && messages.size() > 10
        ? new Idle(new CommandTrail(
            messages.subList(messages.size() - 10, messages.size()),
            trail.guesses(),
            trail.keepUntil()))
        : state;
  }

  private static CommandState later(CommandState state) {
    return state instanceof InFlight begun
        ? new InFlight(
            begun.command(),
            begun.since().plus(1, ChronoUnit.MICROS),
            begun.length(),
            begun.trail())
        : state;
  }

  private static Command renamed(Command command) {
    return new Command("renamed", command.action(), command.customer(), command.wallet());
  }

  private static boolean isWallet(CommandKey key) {
    return key.value().startsWith("wallet ");
  }

  private static boolean isCustomer(CommandKey key) {
    return key.value().startsWith("customer ");
  }

  /** One key for all wallets of a merchant. */
  private static CommandKey wallet(String merchant) {
    return CommandKey.of("wallet " + merchant.length() + " " + merchant + " customer wlt_0");
  }

  /** The wallet that the contract writes shares the key of its customer. */
  private static CommandKey plain(CommandKey key) {
    return key.value().endsWith("wlt_2") ? key : wallet(MERCHANT);
  }
}
