package dev.walletport.domain;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.walletport.domain.Command.Action;
import dev.walletport.domain.Command.Effect;
import dev.walletport.domain.WalletFailure.HeldBack;
import dev.walletport.domain.WalletFailure.HeldBack.Reason;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class GuardLimitsTest {

  private static final Instant NOW = Instant.parse("2026-01-01T09:00:00Z");
  private static final Duration MINUTE = Duration.ofMinutes(1);

  private final GuardLimits standard = GuardLimits.standard();

  @Nested
  class Limits {
    private final Ceiling other = new Ceiling(7, MINUTE);

    @Test
    void of_the_standard_are_the_figures_on_the_page_of_the_guard() {
      assertThat(standard.pause()).isEqualTo(Duration.ofSeconds(30));
      assertThat(standard.messages()).isEqualTo(new Ceiling(5, Duration.ofMinutes(10)));
      assertThat(standard.guesses()).isEqualTo(new Ceiling(5, Duration.ofMinutes(10)));
      assertThat(standard.shared().customer()).isEqualTo(new Ceiling(10, Duration.ofHours(1)));
      assertThat(standard.shared().number()).isEqualTo(new Ceiling(10, Duration.ofHours(1)));
      assertThat(standard.shared().origin()).isEqualTo(new Ceiling(30, Duration.ofHours(1)));
    }

    @Test
    void with_another_ceiling_of_messages_keep_the_others() {
      GuardLimits changed = standard.withMessages(other);

      assertThat(changed)
          .isEqualTo(
              new GuardLimits(standard.pause(), other, standard.guesses(), standard.shared()));
    }

    @Test
    void with_another_ceiling_of_guesses_keep_the_others() {
      GuardLimits changed = standard.withGuesses(other);

      assertThat(changed)
          .isEqualTo(
              new GuardLimits(standard.pause(), standard.messages(), other, standard.shared()));
    }

    @Test
    void with_other_shared_ceilings_keep_the_others() {
      GuardLimits.Shared shared = new GuardLimits.Shared(other, other, other);

      GuardLimits changed = standard.withShared(shared);

      assertThat(changed)
          .isEqualTo(
              new GuardLimits(standard.pause(), standard.messages(), standard.guesses(), shared));
    }
  }

  @Nested
  class A_ceiling {
    @ParameterizedTest
    @ValueSource(ints = {1, 100})
    void is_of_1_to_100(int most) {
      assertThat(new Ceiling(most, MINUTE).most()).isEqualTo(most);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 101, -1})
    void is_refused_beyond(int most) {
      assertThatIllegalArgumentException().isThrownBy(() -> new Ceiling(most, MINUTE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT0.000000001S", "P30D"})
    void has_a_positive_window_of_at_most_30_days(Duration window) {
      assertThat(new Ceiling(1, window).window()).isEqualTo(window);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT0S", "P30DT0.000000001S"})
    void has_no_other_window(Duration window) {
      assertThatIllegalArgumentException().isThrownBy(() -> new Ceiling(1, window));
    }
  }

  @Nested
  class A_plan_of_looks {
    @ParameterizedTest
    @ValueSource(ints = {1, 12})
    void has_1_to_12(int most) {
      assertThat(new LookPlan(most, MINUTE).most()).isEqualTo(most);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 13})
    void is_refused_beyond(int most) {
      assertThatIllegalArgumentException().isThrownBy(() -> new LookPlan(most, MINUTE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT0.000000001S", "PT1H"})
    void begins_within_an_hour(Duration first) {
      assertThat(new LookPlan(1, first).first()).isEqualTo(first);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT0S", "PT1H0.000000001S"})
    void begins_neither_at_once_nor_later(Duration first) {
      assertThatIllegalArgumentException().isThrownBy(() -> new LookPlan(1, first));
    }
  }

  @Nested
  class An_allowance_within_a_shared_ceiling {
    private final Ceiling one = new Ceiling(1, MINUTE);
    private final CommandTrail full = new CommandTrail(List.of(NOW), List.of(), NOW.plus(MINUTE));
    private final CommandTrail empty = new CommandTrail(List.of(), List.of(), NOW);

    @Test
    void waits_for_the_shared_ceiling_if_that_is_later() {
      SendAllowance own = new SendAllowance(Reason.TOO_SOON, NOW.plusSeconds(30), 5);

      assertThat(own.within(one, full, NOW))
          .isEqualTo(new SendAllowance(Reason.TOO_MANY_MESSAGES, NOW.plus(MINUTE), 0));
    }

    @Test
    void waits_for_its_own_reason_if_both_end_at_once() {
      SendAllowance own = new SendAllowance(Reason.TOO_SOON, NOW.plus(MINUTE), 5);

      assertThat(own.within(one, full, NOW))
          .isEqualTo(new SendAllowance(Reason.TOO_SOON, NOW.plus(MINUTE), 0));
    }

    @Test
    void keeps_the_fewer_of_both_counts() {
      SendAllowance own = new SendAllowance(Reason.TOO_SOON, NOW, 0);

      assertThat(own.within(new Ceiling(9, MINUTE), empty, NOW).left()).isZero();
      assertThat(
              new SendAllowance(Reason.TOO_SOON, NOW, 4).within(one, empty, NOW).left())
          .isEqualTo(1);
    }
  }

  @Nested
  class An_allowance_behind_another_command {
    private final SendAllowance own = new SendAllowance(Reason.TOO_SOON, NOW.plusSeconds(30), 4);

    @Test
    void waits_for_the_command_if_that_is_later() {
      HeldBack held = new HeldBack(Reason.UNSETTLED, Option.some(NOW.plusSeconds(31)));

      assertThat(own.behind(held, NOW))
          .isEqualTo(new SendAllowance(Reason.UNSETTLED, NOW.plusSeconds(31), 4));
    }

    @Test
    void waits_for_its_own_reason_if_that_is_later_or_both_end_at_once() {
      HeldBack sooner = new HeldBack(Reason.UNSETTLED, Option.some(NOW.plusSeconds(29)));
      HeldBack atOnce = new HeldBack(Reason.UNSETTLED, Option.some(NOW.plusSeconds(30)));

      assertThat(own.behind(sooner, NOW)).isEqualTo(own);
      assertThat(own.behind(atOnce, NOW)).isEqualTo(own);
    }

    @Test
    void has_none_left_if_no_end_is_known_or_the_end_is_not_after_the_present() {
      HeldBack givenUp = new HeldBack(Reason.GIVEN_UP, Option.none());
      HeldBack due = new HeldBack(Reason.UNSETTLED, Option.some(NOW));

      assertThat(own.behind(givenUp, NOW))
          .isEqualTo(new SendAllowance(Reason.GIVEN_UP, NOW.plusSeconds(30), 0));
      assertThat(own.behind(due, NOW))
          .isEqualTo(new SendAllowance(Reason.UNSETTLED, NOW.plusSeconds(30), 0));
    }
  }

  @Nested
  class An_origin {
    private final Origin origin = Origin.of("192.0.2.7");

    @Test
    void equals_one_of_the_same_text_alone() {
      assertThat(origin).isEqualTo(Origin.of("192.0.2.7")).hasSameHashCodeAs(Origin.of("any"));
      assertThat(origin.equals(Origin.of("192.0.2.8"))).isFalse();
      assertThat(origin.equals(null)).isFalse();
      assertThat(origin.hashCode()).isEqualTo(Origin.class.hashCode());
    }

    @Test
    void is_hashed_with_the_key() {
      HashKey key = HashKey.of("a_key_of_32_bytes_for_this_tests".getBytes(UTF_8));

      assertThat(origin.hashed(key))
          .isEqualTo(Origin.of("192.0.2.7").hashed(key))
          .isNotEqualTo(Origin.of("192.0.2.8").hashed(key))
          .isNotNull();
    }
  }

  @Test
  void a_command_is_seen_by_reading_unless_it_sends_or_moves() {
    List<WalletOperation> seen = Arrays.stream(WalletOperation.values())
        .filter(WalletOperation::isCommand)
        .filter(operation -> command(operation).isSeenByReading())
        .toList();

    assertThat(seen)
        .containsExactly(WalletOperation.CREATE, WalletOperation.LINK, WalletOperation.DELINK);
  }

  private static Command command(WalletOperation operation) {
    Action action = new Action(operation, Effect.NEITHER, Option.none());
    Customer customer = Customer.registered(CustomerId.of("customer_1122"));
    return new Command("call-1", action, customer, Option.none());
  }
}
