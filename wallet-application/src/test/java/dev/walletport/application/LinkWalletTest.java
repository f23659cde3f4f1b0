package dev.walletport.application;

import static dev.walletport.application.UseCaseFixture.CUSTOMER;
import static dev.walletport.application.UseCaseFixture.LINKED;
import static dev.walletport.application.UseCaseFixture.UNLINKED;
import static dev.walletport.application.UseCaseFixture.UNREADABLE;
import static dev.walletport.application.UseCaseFixture.WALLET;
import static dev.walletport.application.UseCaseFixture.no;
import static dev.walletport.application.UseCaseFixture.yes;
import static dev.walletport.domain.WalletOperation.FIND;
import static dev.walletport.domain.WalletOperation.LINK;
import static dev.walletport.domain.testing.Answers.ignore;
import static org.assertj.core.api.Assertions.assertThat;

import dev.walletport.application.port.WalletCallEnded.Effort;
import dev.walletport.application.port.WalletCallEnded.Outcome;
import dev.walletport.domain.Funds;
import dev.walletport.domain.Otp;
import dev.walletport.domain.OtpForm;
import dev.walletport.domain.OtpPolicy;
import dev.walletport.domain.OtpRejection;
import dev.walletport.domain.WalletAccount.Linked;
import dev.walletport.domain.WalletFailure;
import dev.walletport.domain.WalletFailure.OtpRejected;
import dev.walletport.domain.WalletOperation;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class LinkWalletTest {

  private static final Duration TAKEN = Duration.ofMillis(4_200);

  private final UseCaseFixture fixture = new UseCaseFixture();
  private final ScriptedGateway gateway = fixture.gateway;

  /** Before whatever test comes next on this thread. */
  @AfterEach
  void clear_the_interrupt() {
    Thread.interrupted();
  }

  @Nested
  class Before_any_call {
    /** Juspay's words for it: "OTP is required while linking wallet." */
    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "  ", "\t\n"})
    void a_missing_otp_is_refused(@Nullable String typed) {
      Either<WalletFailure, Linked> answer = link(typed);

      assertThat(answer).isEqualTo(Either.left(new OtpRejected(new OtpRejection.Missing())));
      assertThat(gateway.asked()).isEmpty();
      assertHeard(new Outcome.Failed("OtpRejected.Missing"), Duration.ZERO, 0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"12345", "1234567", "12345a", "123.456"})
    void a_malformed_otp_is_refused(String typed) {
      Either<WalletFailure, Linked> answer = link(typed);

      assertThat(answer)
          .isEqualTo(Either.left(new OtpRejected(new OtpRejection.Malformed(OtpForm.digits(6)))));
      assertThat(gateway.asked()).isEmpty();
      assertHeard(new Outcome.Failed("OtpRejected.Malformed"), Duration.ZERO, 0);
    }

    @Test
    void the_rules_of_the_wallets_provider_may_take_the_place_of_the_standard() {
      gateway.answers(LINK, yes(LINKED));

      Either<WalletFailure, Linked> four =
          useCase().link(CUSTOMER, WALLET, "1234", OtpPolicy.twid().form());
      Either<WalletFailure, Linked> six =
          useCase().link(CUSTOMER, WALLET, "123456", OtpPolicy.twid().form());

      assertThat(four).isEqualTo(yes(LINKED));
      assertThat(six)
          .isEqualTo(Either.left(new OtpRejected(new OtpRejection.Malformed(OtpForm.digits(4)))));
      assertThat(gateway.asked()).containsExactly(LINK);
    }
  }

  @Nested
  class A_definite_answer {
    @Test
    void of_yes_is_the_wallet_linked() {
      gateway.answers(LINK, yes(LINKED));

      Either<WalletFailure, Linked> answer = link(" 345-६७८\n");

      assertThat(answer).isEqualTo(yes(LINKED));
      assertThat(gateway.arguments()).containsExactly(CUSTOMER, WALLET, Otp.of("345678"));
      assertHeard(new Outcome.Done(), Duration.ZERO, 1);
    }

    @ParameterizedTest
    @MethodSource("dev.walletport.application.UseCaseFixture#definiteFailures")
    void of_no_is_passed_on_and_never_read_back(WalletFailure failure) {
      gateway.answers(LINK, no(failure));

      Either<WalletFailure, Linked> answer = link("345678");

      assertThat(answer).isEqualTo(Either.left(failure));
      assertThat(gateway.asked()).containsExactly(LINK);
      assertThat(fixture.pauses).isEmpty();
      assertHeard(new Outcome.Failed(failure.kind()), Duration.ZERO, 1);
    }
  }

  @Nested
  class A_lost_answer {
    private final Linked asRead = LINKED.refreshed(Funds.unknown());

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void is_a_success_once_the_wallet_is_seen_linked(int read) {
      gateway.answers(LINK, no(fixture.unknown(LINK)));
      Collections.nCopies(read - 1, UNLINKED).forEach(seen -> gateway.answers(FIND, yes(seen)));
      gateway.answers(FIND, yes(asRead));

      Either<WalletFailure, Linked> answer = link("345678");

      assertThat(answer).isEqualTo(yes(asRead));
      assertAsked(read);
      assertThat(fixture.heard)
          .extracting(event -> event.outcome())
          .containsExactly(new Outcome.Settled());
    }

    @Test
    void is_unknown_if_the_wallet_stays_unlinked() {
      gateway.answers(LINK, no(fixture.unknown(LINK)));
      gateway
          .answers(FIND, yes(UNLINKED))
          .answers(FIND, yes(UNLINKED))
          .answers(FIND, yes(UNLINKED));

      Either<WalletFailure, Linked> answer = link("345678");

      assertThat(answer).isEqualTo(Either.left(fixture.unknown(LINK, Option.some(UNLINKED))));
      assertAsked(3);
      assertThat(fixture.pauses).isEqualTo(SettlingPolicy.standard().pauses());
      assertHeard(new Outcome.Unknown(), TAKEN, 4);
    }

    @Test
    void is_unknown_if_the_wallet_cannot_be_read() {
      gateway.answers(LINK, no(fixture.unknown(LINK)));
      gateway
          .answers(FIND, no(UNREADABLE))
          .answers(FIND, no(UNREADABLE))
          .answers(FIND, no(UNREADABLE));

      Either<WalletFailure, Linked> answer = link("345678");

      assertThat(answer).isEqualTo(Either.left(fixture.unknown(LINK)));
      assertAsked(3);
    }

    @Test
    void is_a_success_even_if_the_reads_before_failed() {
      gateway.answers(LINK, no(fixture.unknown(LINK)));
      gateway
          .answers(FIND, no(UNREADABLE))
          .answers(FIND, no(UNREADABLE))
          .answers(FIND, yes(asRead));

      assertThat(link("345678")).isEqualTo(yes(asRead));
      assertHeard(new Outcome.Settled(), TAKEN, 4);
    }

    @Test
    void keeps_what_was_last_seen_when_later_reads_fail() {
      gateway.answers(LINK, no(fixture.unknown(LINK)));
      gateway
          .answers(FIND, yes(UNLINKED))
          .answers(FIND, no(UNREADABLE))
          .answers(FIND, no(UNREADABLE));

      assertThat(link("345678"))
          .isEqualTo(Either.left(fixture.unknown(LINK, Option.some(UNLINKED))));
    }

    @Test
    void keeps_what_the_gateway_saw_when_no_read_succeeds() {
      gateway.answers(LINK, no(fixture.unknown(LINK, Option.some(UNLINKED))));
      gateway
          .answers(FIND, no(UNREADABLE))
          .answers(FIND, no(UNREADABLE))
          .answers(FIND, no(UNREADABLE));

      assertThat(link("345678"))
          .isEqualTo(Either.left(fixture.unknown(LINK, Option.some(UNLINKED))));
    }

    @Test
    void reads_the_same_wallet_of_the_same_customer() {
      gateway.answers(LINK, no(fixture.unknown(LINK))).answers(FIND, yes(asRead));

      ignore(link("345678"));

      assertThat(gateway.arguments())
          .containsExactly(CUSTOMER, WALLET, Otp.of("345678"), CUSTOMER, WALLET);
    }

    @Test
    void is_handed_on_at_once_where_the_policy_is_never() {
      gateway.answers(LINK, no(fixture.unknown(LINK)));

      Either<WalletFailure, Linked> answer =
          useCase(SettlingPolicy.none()).link(CUSTOMER, WALLET, "345678");

      assertThat(answer).isEqualTo(Either.left(fixture.unknown(LINK)));
      assertAsked(0);
      assertThat(fixture.pauses).isEmpty();
    }

    private void assertAsked(int reads) {
      assertThat(gateway.asked().get(0)).isEqualTo(LINK);
      assertThat(gateway.asked().subList(1, gateway.asked().size()))
          .isEqualTo(Collections.nCopies(reads, FIND));
    }
  }

  @Nested
  class An_interrupt {
    @Test
    void of_the_command_ends_it_without_a_read_and_stays_set() {
      gateway.answers(LINK, () -> {
        Thread.currentThread().interrupt();
        return no(fixture.unknown(LINK));
      });

      Either<WalletFailure, Linked> answer = link("345678");

      assertThat(Thread.interrupted()).isTrue();
      assertThat(answer).isEqualTo(Either.left(fixture.unknown(LINK)));
      assertThat(gateway.asked()).containsExactly(LINK);
      assertHeard(new Outcome.Unknown(), Duration.ZERO, 1);
    }

    @Test
    void of_a_read_ends_it_with_what_was_last_seen_and_stays_set() {
      gateway.answers(LINK, no(fixture.unknown(LINK))).answers(FIND, yes(UNLINKED));
      gateway.answers(FIND, () -> {
        Thread.currentThread().interrupt();
        return no(UNREADABLE);
      });

      Either<WalletFailure, Linked> answer = link("345678");

      assertThat(Thread.interrupted()).isTrue();
      assertThat(answer).isEqualTo(Either.left(fixture.unknown(LINK, Option.some(UNLINKED))));
      assertThat(gateway.asked()).containsExactly(LINK, FIND, FIND);
    }
  }

  @Nested
  class A_close_of_the_gateway {
    private final Settling waitingAsTheGatewayDoes =
        new Settling(SettlingPolicy.standard(), fixture.clock);

    @Test
    void before_the_first_pause_ends_it_without_a_read() {
      gateway.answers(LINK, () -> {
        gateway.close();
        return no(fixture.unknown(LINK));
      });

      assertThat(link("345678")).isEqualTo(Either.left(fixture.unknown(LINK)));
      assertThat(gateway.asked()).containsExactly(LINK);
      assertThat(fixture.pauses).isEmpty();
    }

    @Test
    void meanwhile_ends_it_with_what_was_last_seen() {
      gateway.answers(LINK, no(fixture.unknown(LINK)));
      gateway.answers(FIND, () -> {
        gateway.close();
        return yes(UNLINKED);
      });

      assertThat(link("345678"))
          .isEqualTo(Either.left(fixture.unknown(LINK, Option.some(UNLINKED))));
      assertThat(gateway.asked()).containsExactly(LINK, FIND);
      assertThat(fixture.pauses).hasSize(1);
    }

    @Test
    void that_ends_a_pause_is_followed_by_no_read() {
      gateway.answers(LINK, no(fixture.unknown(LINK))).pausing(wait -> gateway.close());

      assertThat(settled()).isEqualTo(Either.left(fixture.unknown(LINK)));
      assertThat(gateway.asked()).containsExactly(LINK);
    }

    @Test
    void that_never_comes_leaves_the_gateways_own_pause() {
      gateway.answers(LINK, no(fixture.unknown(LINK))).answers(FIND, yes(LINKED));
      List<Duration> waits = new ArrayList<>();
      gateway.pausing(waits::add);

      assertThat(settled()).isEqualTo(yes(LINKED));
      assertThat(waits).containsExactly(SettlingPolicy.standard().pauses().get(0));
    }

    private Either<WalletFailure, Linked> settled() {
      return new LinkWallet(
              gateway, OtpForm.standard(), waitingAsTheGatewayDoes, fixture.reporting())
          .link(CUSTOMER, WALLET, "345678");
    }
  }

  @Nested
  class The_time_limit {
    private final SettlingPolicy tenSeconds =
        new SettlingPolicy(seconds(2, 3, 5), Duration.ofSeconds(10));

    @Test
    void allows_a_read_that_begins_at_that_very_instant() {
      gateway.answers(LINK, no(fixture.unknown(LINK)));
      gateway.answers(FIND, yes(UNLINKED)).answers(FIND, yes(UNLINKED)).answers(FIND, yes(LINKED));

      assertThat(link(tenSeconds)).isEqualTo(yes(LINKED));
      assertThat(fixture.pauses).isEqualTo(seconds(2, 3, 5));
    }

    @Test
    void makes_no_pause_that_would_end_a_nanosecond_later() {
      gateway.answers(LINK, no(fixture.unknown(LINK))).answers(FIND, yes(UNLINKED));
      gateway.answers(FIND, () -> {
        fixture.clock.advance(Duration.ofNanos(1));
        return yes(UNLINKED);
      });

      assertThat(link(tenSeconds))
          .isEqualTo(Either.left(fixture.unknown(LINK, Option.some(UNLINKED))));
      assertThat(gateway.asked()).containsExactly(LINK, FIND, FIND);
      assertThat(fixture.pauses).isEqualTo(seconds(2, 3));
    }

    @Test
    void makes_no_read_after_a_pause_that_took_too_long() {
      Settling oversleeping = new Settling(
          tenSeconds,
          pause -> fixture.clock.advance(Duration.ofSeconds(10).plusNanos(1)),
          fixture.clock);
      gateway.answers(LINK, no(fixture.unknown(LINK)));

      Either<WalletFailure, Linked> answer = new LinkWallet(
              gateway, OtpForm.standard(), oversleeping, fixture.reporting())
          .link(CUSTOMER, WALLET, "345678");

      assertThat(answer).isEqualTo(Either.left(fixture.unknown(LINK)));
      assertThat(gateway.asked()).containsExactly(LINK);
    }

    @Test
    void counts_from_the_lost_answer_and_not_from_the_command() {
      gateway.answers(LINK, () -> {
        fixture.clock.advance(Duration.ofMinutes(1));
        return no(fixture.unknown(LINK));
      });
      gateway.answers(FIND, yes(LINKED));

      assertThat(link(tenSeconds)).isEqualTo(yes(LINKED));
    }

    @Test
    void may_be_as_long_as_any_duration() {
      Duration forever = Duration.ofSeconds(Long.MAX_VALUE, 999_999_999);
      gateway.answers(LINK, no(fixture.unknown(LINK))).answers(FIND, yes(LINKED));

      assertThat(link(new SettlingPolicy(seconds(2), forever))).isEqualTo(yes(LINKED));
    }

    @Test
    void survives_a_clock_that_goes_back() {
      Duration forever = Duration.ofSeconds(Long.MAX_VALUE, 999_999_999);
      gateway.answers(LINK, no(fixture.unknown(LINK)));
      gateway.answers(FIND, () -> {
        fixture.clock.advance(Duration.ofHours(-1));
        return yes(UNLINKED);
      });
      gateway.answers(FIND, yes(LINKED));

      assertThat(link(new SettlingPolicy(seconds(2, 2), forever))).isEqualTo(yes(LINKED));
    }

    @Test
    void of_zero_allows_a_read_without_a_pause() {
      gateway.answers(LINK, no(fixture.unknown(LINK))).answers(FIND, yes(LINKED));

      assertThat(link(new SettlingPolicy(seconds(0), Duration.ZERO))).isEqualTo(yes(LINKED));
    }

    private Either<WalletFailure, Linked> link(SettlingPolicy policy) {
      return useCase(policy).link(CUSTOMER, WALLET, "345678");
    }

    private static List<Duration> seconds(long... seconds) {
      return java.util.Arrays.stream(seconds).mapToObj(Duration::ofSeconds).toList();
    }
  }

  private Either<WalletFailure, Linked> link(@Nullable String typed) {
    return useCase(SettlingPolicy.standard()).link(CUSTOMER, WALLET, typed);
  }

  private LinkWallet useCase() {
    return useCase(SettlingPolicy.standard());
  }

  private LinkWallet useCase(SettlingPolicy policy) {
    return new LinkWallet(
        gateway, OtpForm.standard(), fixture.settling(policy), fixture.reporting());
  }

  private void assertHeard(Outcome outcome, Duration taken, int calls) {
    fixture.assertHeard(
        WalletOperation.LINK, Option.some(WALLET), outcome, new Effort(taken, calls));
  }
}
