package dev.walletport.domain;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.walletport.domain.Command.Action;
import dev.walletport.domain.Command.Effect;
import dev.walletport.domain.CommandState.GivenUp;
import dev.walletport.domain.CommandState.Idle;
import dev.walletport.domain.CommandState.InFlight;
import dev.walletport.domain.CommandState.Looks;
import dev.walletport.domain.CommandState.Unsettled;
import dev.walletport.domain.WalletFailure.HeldBack;
import dev.walletport.domain.WalletFailure.HeldBack.Reason;
import dev.walletport.domain.testing.SampleWallets;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class CommandStateTest {

  private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
  private static final Duration TICK = Duration.ofNanos(1_000);
  private static final Duration LEASE = Duration.ofSeconds(40);
  private static final GuardLimits LIMITS = GuardLimits.standard()
      .withPause(Duration.ofSeconds(30))
      .withMessages(new Ceiling(2, Duration.ofMinutes(10)))
      .withGuesses(new Ceiling(3, Duration.ofMinutes(10)));

  static Stream<CommandState> states() {
    Unsettled unsettled = inFlight().lost();
    return Stream.of(CommandState.fresh(), inFlight(), unsettled, unsettled.givenUp());
  }

  static Command link() {
    return on(WalletOperation.LINK);
  }

  static Command on(WalletOperation operation) {
    return new Command(
        "call-1",
        Action.on(operation),
        Customer.registered(CustomerId.of("customer_1122")),
        Option.some(SampleWallets.ID));
  }

  private static InFlight inFlight() {
    return begin(CommandState.fresh(), WalletOperation.LINK, NOW).get();
  }

  private static Either<HeldBack, InFlight> begin(
      CommandState state, WalletOperation operation, Instant now) {
    return state.begin(on(operation), CommandLease.from(now, LEASE), LIMITS);
  }

  private static Idle done(CommandState state, WalletOperation operation, Instant now) {
    return begin(state, operation, now).get().end(LIMITS);
  }

  @Test
  void that_is_idle_counts_its_trail() {
    CommandTrail trail = new CommandTrail(List.of(NOW), List.of(), NOW.plus(LEASE));

    assertThat(new Idle(trail).counted(LIMITS)).isSameAs(trail);
  }

  private static HeldBack held(Reason reason, Instant until) {
    return new HeldBack(reason, Option.some(until));
  }

  @Nested
  class Idle_ {
    @ParameterizedTest
    @EnumSource(names = {"CREATE", "REQUEST_OTP", "LINK", "DELINK", "CHANGE_MOBILE_NUMBER"})
    void begins_any_command(WalletOperation operation) {
      InFlight begun = begin(CommandState.fresh(), operation, NOW).get();

      assertThat(begun.command().action().operation()).isEqualTo(operation);
      assertThat(begun.lease()).isEqualTo(new CommandLease(NOW, LEASE));
    }

    @Test
    void holds_a_message_back_until_the_very_instant_at_which_the_pause_ends() {
      Idle sent = done(CommandState.fresh(), WalletOperation.REQUEST_OTP, NOW);
      Instant over = NOW.plus(LIMITS.pause());

      assertThat(begin(sent, WalletOperation.REQUEST_OTP, NOW))
          .isEqualTo(Either.left(held(Reason.TOO_SOON, over)));
      assertThat(begin(sent, WalletOperation.REQUEST_OTP, over.minus(TICK)))
          .isEqualTo(Either.left(held(Reason.TOO_SOON, over)));
      assertThat(begin(sent, WalletOperation.REQUEST_OTP, over).isRight()).isTrue();
    }

    @Test
    void holds_a_message_above_the_ceiling_back_until_the_first_one_leaves_the_window() {
      Idle one = done(CommandState.fresh(), WalletOperation.REQUEST_OTP, NOW);
      Idle two = done(one, WalletOperation.REQUEST_OTP, NOW.plusSeconds(60));
      Instant over = NOW.plus(LIMITS.messages().window());

      assertThat(begin(two, WalletOperation.REQUEST_OTP, over.minus(TICK)))
          .isEqualTo(Either.left(held(Reason.TOO_MANY_MESSAGES, over)));
      assertThat(begin(two, WalletOperation.REQUEST_OTP, over).isRight()).isTrue();
    }

    @Test
    void holds_a_guess_above_the_ceiling_back_until_the_first_one_leaves_the_window() {
      Idle guessed = guesses(3);
      Instant over = NOW.plus(LIMITS.guesses().window());

      assertThat(begin(guesses(2), WalletOperation.LINK, NOW.plusSeconds(9)).isRight())
          .isTrue();
      assertThat(begin(guessed, WalletOperation.LINK, over.minus(TICK)))
          .isEqualTo(Either.left(held(Reason.TOO_MANY_GUESSES, over)));
      assertThat(begin(guessed, WalletOperation.LINK, over).isRight()).isTrue();
    }

    @Test
    void counts_guesses_anew_after_a_message() {
      Idle sent = done(guesses(3), WalletOperation.REQUEST_OTP, NOW.plusSeconds(60));

      assertThat(sent.trail().guesses()).isEmpty();
      assertThat(begin(sent, WalletOperation.LINK, NOW.plusSeconds(61)).isRight())
          .isTrue();
    }

    @Test
    void says_of_no_guess_that_it_is_late_or_wrong() {
      Idle sent = done(CommandState.fresh(), WalletOperation.REQUEST_OTP, NOW);

      assertThat(begin(sent, WalletOperation.LINK, NOW.plus(Duration.ofDays(9))).isRight())
          .isTrue();
    }

    @Test
    void delinks_and_changes_the_number_whatever_the_ceilings() {
      Idle full = done(guesses(3), WalletOperation.REQUEST_OTP, NOW.plusSeconds(9));

      assertThat(begin(full, WalletOperation.DELINK, NOW.plusSeconds(9)).isRight())
          .isTrue();
      assertThat(begin(full, WalletOperation.CHANGE_MOBILE_NUMBER, NOW.plusSeconds(9))
              .isRight())
          .isTrue();
    }

    @Test
    void keeps_no_more_messages_than_the_ceiling_allows() {
      Idle state = CommandState.fresh();
      for (int i = 0; i < 20; i++) {
        state = done(state, WalletOperation.REQUEST_OTP, NOW.plus(Duration.ofMinutes(5L * i)));
      }

      assertThat(state.trail().messages()).hasSize(2);
    }

    @Test
    void is_forgotten_from_the_very_instant_at_which_its_trail_holds_nothing_back() {
      Idle sent = done(CommandState.fresh(), WalletOperation.REQUEST_OTP, NOW);
      Instant over = NOW.plus(LIMITS.messages().window());

      assertThat(CommandState.fresh().isForgotten(NOW)).isTrue();
      assertThat(sent.isForgotten(over.minus(TICK))).isFalse();
      assertThat(sent.isForgotten(over)).isTrue();
    }

    private Idle guesses(int number) {
      Idle state = CommandState.fresh();
      for (int i = 0; i < number; i++) {
        state = done(state, WalletOperation.LINK, NOW.plusSeconds(i));
      }
      return state;
    }
  }

  @Nested
  class What_wallets_share {
    private final Ceiling ceiling = new Ceiling(2, Duration.ofHours(1));

    @Test
    void holds_a_message_back_at_the_ceiling_until_the_first_one_leaves_the_window() {
      Idle two =
          CommandState.fresh().message(ceiling, NOW).get().message(ceiling, NOW).get();
      Instant over = NOW.plus(ceiling.window());

      assertThat(two.message(ceiling, over.minus(TICK)))
          .isEqualTo(Either.left(held(Reason.TOO_MANY_MESSAGES, over)));
      assertThat(two.message(ceiling, over).isRight()).isTrue();
    }

    @Test
    void takes_one_of_two_messages_of_one_instant_back() {
      Idle two =
          CommandState.fresh().message(ceiling, NOW).get().message(ceiling, NOW).get();

      assertThat(two.withoutMessage(NOW).trail().messages()).containsExactly(NOW);
      assertThat(two.withoutMessage(NOW.plus(TICK))).isEqualTo(two);
    }
  }

  @Nested
  class In_flight {
    @ParameterizedTest
    @EnumSource(names = {"REQUEST_OTP", "LINK", "DELINK", "CHANGE_MOBILE_NUMBER"})
    void holds_back_every_command(WalletOperation operation) {
      Instant until = NOW.plus(LEASE);

      assertThat(begin(inFlight(), operation, until.minus(TICK)))
          .isEqualTo(Either.left(held(Reason.ANOTHER_IN_FLIGHT, until)));
      assertThat(begin(inFlight(), operation, until))
          .isEqualTo(Either.left(held(Reason.UNSETTLED, until)));
    }

    @Test
    void ends_with_its_guess_counted() {
      assertThat(inFlight().trail().guesses()).isEmpty();
      assertThat(inFlight().counted(LIMITS).guesses()).containsExactly(NOW);
      assertThat(inFlight().end(LIMITS).trail().guesses()).containsExactly(NOW);
    }

    @Test
    void is_withdrawn_without_a_trace() {
      assertThat(inFlight().withdrawn()).isEqualTo(CommandState.fresh());
    }

    @ParameterizedTest
    @EnumSource(names = {"REQUEST_OTP", "LINK", "DELINK"})
    void is_held_back_by_the_limits_as_if_it_had_not_begun(WalletOperation operation) {
      Idle full = done(CommandState.fresh(), WalletOperation.REQUEST_OTP, NOW);
      for (int guess = 0; guess < 3; guess++) {
        full = done(full, WalletOperation.LINK, NOW);
      }

      InFlight begun = full.begun(on(operation), NOW, LEASE);

      assertThat(begun.heldBack(LIMITS).toEither(begun).swap())
          .isEqualTo(full.begin(on(operation), new CommandLease(NOW, LEASE), LIMITS));
      assertThat(begun.heldBack(LIMITS).isDefined()).isEqualTo(operation != WalletOperation.DELINK);
      assertThat(begun.withdrawn()).isEqualTo(full);
    }

    @Test
    void is_looked_at_from_the_very_end_of_its_lease() {
      Instant until = NOW.plus(LEASE);

      assertThat(inFlight().look(until.minus(TICK), LookPlan.standard()).isEmpty())
          .isTrue();
      assertThat(inFlight().look(until, LookPlan.standard()).get().looks())
          .isEqualTo(new Looks(1, until.plusSeconds(30)));
    }
  }

  @Nested
  class Unsettled_ {
    private final Unsettled unsettled = inFlight().lost();

    @Test
    void holds_back_every_command_but_a_delink() {
      Instant next = NOW.plus(LEASE);

      assertThat(begin(unsettled, WalletOperation.LINK, next))
          .isEqualTo(Either.left(held(Reason.UNSETTLED, next)));
      assertThat(begin(unsettled, WalletOperation.REQUEST_OTP, next))
          .isEqualTo(Either.left(held(Reason.UNSETTLED, next)));
      assertThat(begin(unsettled, WalletOperation.DELINK, NOW).get().trail().guesses())
          .containsExactly(NOW);
    }

    @Test
    void is_looked_at_by_one_of_two_and_then_after_twice_the_pause() {
      Instant first = NOW.plus(LEASE);
      Unsettled once = unsettled.look(first, LookPlan.standard()).get();

      assertThat(once.look(first, LookPlan.standard()).isEmpty()).isTrue();
      assertThat(once.look(first.plusSeconds(30), LookPlan.standard()).get().looks())
          .isEqualTo(new Looks(2, first.plusSeconds(90)));
    }

    @Test
    void becomes_idle_with_its_guess_counted_or_is_given_up_without() {
      assertThat(unsettled.settled(LIMITS)).isEqualTo(new Idle(unsettled.counted(LIMITS)));
      assertThat(unsettled.settled(LIMITS).trail().guesses()).containsExactly(NOW);
      assertThat(unsettled.givenUp())
          .isEqualTo(new GivenUp(unsettled.command(), NOW, 0, unsettled.trail()));
    }
  }

  @Nested
  class Sent_again {
    private final Unsettled unsettled =
        inFlight().lost().look(NOW.plus(LEASE), LookPlan.standard()).get();
    private final InFlight again = unsettled.again(NOW.plus(LEASE));

    @Test
    void is_in_flight_until_the_very_instant_of_the_next_look() {
      assertThat(again.lease().since()).isEqualTo(NOW.plus(LEASE));
      assertThat(again.lease().until()).isEqualTo(unsettled.looks().next());
      assertThat(again.command()).isEqualTo(unsettled.command());
      assertThat(again.trail()).isEqualTo(unsettled.trail());
    }

    @Test
    void holds_a_delink_back_as_well() {
      assertThat(begin(again, WalletOperation.DELINK, NOW.plus(LEASE)).getLeft().reason())
          .isEqualTo(Reason.ANOTHER_IN_FLIGHT);
    }
  }

  @Nested
  class Given_up {
    private final GivenUp givenUp = inFlight().lost().givenUp();

    @Test
    void holds_back_every_command_but_a_delink_without_an_end() {
      Instant later = NOW.plus(Duration.ofDays(400));

      assertThat(begin(givenUp, WalletOperation.LINK, later))
          .isEqualTo(Either.left(new HeldBack(Reason.GIVEN_UP, Option.none())));
      assertThat(begin(givenUp, WalletOperation.DELINK, later).isRight()).isTrue();
      assertThat(givenUp.look(later, LookPlan.standard()).isEmpty()).isTrue();
    }

    @Test
    void becomes_idle_once_a_person_knows() {
      assertThat(givenUp.acknowledged(LIMITS).trail().guesses()).containsExactly(NOW);
    }
  }

  @Nested
  class The_row {
    static Stream<CommandState> all() {
      return states();
    }

    @ParameterizedTest
    @MethodSource("all")
    void is_read_back_as_an_equal_state(CommandState state) {
      assertThat(CommandRow.of(state).state()).isEqualTo(state);
    }

    @Test
    void of_a_new_wallet_is_read_back_with_its_provider() {
      Command create = new Command(
          "call-7",
          Action.create(NewWallet.at(WalletProvider.PAYTM).withFirstOtp()),
          Customer.guest(CustomerId.of("c"), RoutingId.of("cart_9")),
          Option.none());
      InFlight state = CommandState.fresh()
          .begin(create, CommandLease.from(NOW, LEASE), LIMITS)
          .get();

      CommandRow row = CommandRow.of(state);

      assertThat(row.state()).isEqualTo(state);
      assertThat(row.command().get().provider()).isEqualTo("PAYTM");
      assertThat(state.command().action().effect()).isEqualTo(Effect.MESSAGE);
    }

    @Test
    void without_a_command_is_of_no_state_but_idle() {
      CommandRow idle = CommandRow.of(CommandState.fresh());
      CommandRow broken =
          new CommandRow(CommandRow.Phase.UNSETTLED, NOW, idle.trail(), Option.none());

      assertThatThrownBy(broken::state)
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("a row in phase UNSETTLED has a command");
    }
  }

  @Nested
  class The_allowance {
    @Test
    void of_a_fresh_wallet_is_all_messages_now() {
      assertThat(SendAllowance.of(CommandTrail.empty(), LIMITS, NOW))
          .isEqualTo(new SendAllowance(Reason.TOO_SOON, NOW, 2));
    }

    @Test
    void counts_down_to_the_end_of_the_pause_and_then_of_the_window() {
      Idle one = done(CommandState.fresh(), WalletOperation.REQUEST_OTP, NOW);
      Idle two = done(one, WalletOperation.REQUEST_OTP, NOW.plusSeconds(60));

      assertThat(SendAllowance.of(one.trail(), LIMITS, NOW))
          .isEqualTo(new SendAllowance(Reason.TOO_SOON, NOW.plusSeconds(30), 1));
      assertThat(SendAllowance.of(two.trail(), LIMITS, NOW.plusSeconds(60)))
          .isEqualTo(
              new SendAllowance(Reason.TOO_MANY_MESSAGES, NOW.plus(Duration.ofMinutes(10)), 0));
    }
  }

  @Nested
  class Limits {
    @Test
    void refuse_what_lets_nothing_or_anything_pass() {
      Duration minute = Duration.ofMinutes(1);

      assertRefused(() -> new Ceiling(0, minute));
      assertRefused(() -> new Ceiling(101, minute));
      assertRefused(() -> new Ceiling(1, Duration.ZERO));
      assertRefused(() -> new Ceiling(1, Duration.ofDays(30).plusNanos(1)));
      assertRefused(() -> LIMITS.withPause(Duration.ofNanos(-1)));
      assertRefused(() -> LIMITS.withPause(Duration.ofDays(1).plusNanos(1)));
      assertRefused(() -> new LookPlan(0, minute));
      assertRefused(() -> new LookPlan(13, minute));
      assertRefused(() -> new LookPlan(1, Duration.ZERO));
      assertRefused(() -> new LookPlan(1, Duration.ofHours(1).plusNanos(1)));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 999_999_999, 1_000_000_000, 1_000_000_001, 2_999_999_999L})
    void cover_each_message_up_to_the_last_nanosecond_of_their_window(long windowNanos) {
      Ceiling ceiling = new Ceiling(1, Duration.ofNanos(windowNanos));
      for (long nano = 0; nano < 1_000_000_000; nano += 249_999_999) {
        Instant each = NOW.plusNanos(nano);
        Instant over = each.plusNanos(windowNanos);

        assertThat(ceiling.covers(each, over.minusNanos(1))).isTrue();
        assertThat(ceiling.covers(each, over)).isFalse();
        assertThat(ceiling.covers(each, each.minusNanos(999_999_999))).isTrue();
        assertThat(ceiling.covers(each, Instant.MIN)).isTrue();
        assertThat(ceiling.covers(each, Instant.MAX)).isFalse();
      }
    }

    @Test
    void take_the_figures_at_their_borders() {
      assertThat(new Ceiling(100, Duration.ofDays(30)).most()).isEqualTo(100);
      assertThat(LIMITS.withPause(Duration.ofDays(1)).pause()).isEqualTo(Duration.ofDays(1));
      assertThat(LIMITS.withPause(Duration.ZERO).pause()).isZero();
      assertThat(new LookPlan(12, Duration.ofHours(1)).isOver(11)).isFalse();
      assertThat(new LookPlan(12, Duration.ofHours(1)).isOver(12)).isTrue();
    }

    private void assertRefused(ThrowingCallable made) {
      assertThatThrownBy(made).isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Nested
  class A_hash {
    private final HashKey key = HashKey.of(new byte[16]);

    @Test
    void is_the_same_for_the_same_number_and_key_alone() {
      MobileNumber number = MobileNumber.of("9876543210");
      HashKey other = HashKey.of("another key, 16 bytes or more".getBytes(UTF_8));

      assertThat(number.hashed(key)).isEqualTo(MobileNumber.of("9876543210").hashed(key));
      assertThat(number.hashed(key)).isNotEqualTo(number.hashed(other));
      assertThat(number.hashed(key)).isNotEqualTo(MobileNumber.of("9876543211").hashed(key));
      assertThat(number.hashed(key).value()).matches("[0-9a-f]{64}");
    }

    @Test
    void of_an_origin_is_another_than_that_of_a_number() {
      assertThat(Origin.of("9876543210").hashed(key))
          .isNotEqualTo(MobileNumber.of("9876543210").hashed(key));
    }

    @Test
    void shows_neither_its_key_nor_its_origin() {
      assertThat(key).hasToString("HashKey(hidden)");
      assertThat(Origin.of("203.0.113.7")).hasToString("Origin(hidden)");
      assertThat(Origin.of("203.0.113.7")).hasSameHashCodeAs(Origin.of("203.0.113.8"));
    }

    @Test
    void needs_a_key_of_16_bytes() {
      assertThatThrownBy(() -> HashKey.of(new byte[15]))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("a key has at least 16 bytes, not 15");
    }
  }
}
