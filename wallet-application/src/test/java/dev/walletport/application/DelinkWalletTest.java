package dev.walletport.application;

import static dev.walletport.application.UseCaseFixture.CUSTOMER;
import static dev.walletport.application.UseCaseFixture.LINKED;
import static dev.walletport.application.UseCaseFixture.UNLINKED;
import static dev.walletport.application.UseCaseFixture.UNREADABLE;
import static dev.walletport.application.UseCaseFixture.WALLET;
import static dev.walletport.application.UseCaseFixture.no;
import static dev.walletport.application.UseCaseFixture.yes;
import static dev.walletport.domain.WalletOperation.DELINK;
import static dev.walletport.domain.WalletOperation.FIND;
import static org.assertj.core.api.Assertions.assertThat;

import dev.walletport.application.port.WalletCallEnded.Effort;
import dev.walletport.application.port.WalletCallEnded.Outcome;
import dev.walletport.domain.WalletAccount.Unlinked;
import dev.walletport.domain.WalletFailure;
import dev.walletport.domain.WalletFailure.NotInThisState;
import dev.walletport.domain.WalletFailure.OutcomeUnknown;
import dev.walletport.domain.WalletFailure.Throttled;
import dev.walletport.domain.WalletFailure.WalletNotFound;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class DelinkWalletTest {

  private final UseCaseFixture fixture = new UseCaseFixture();
  private final ScriptedGateway gateway = fixture.gateway;
  private final OutcomeUnknown lost = fixture.unknown(DELINK);
  private final OutcomeUnknown lostAndLinked = fixture.unknown(DELINK, Option.some(LINKED));

  @AfterEach
  void clear_the_interrupt() {
    Thread.interrupted();
  }

  @Nested
  class A_definite_answer {
    @Test
    void of_yes_is_the_wallet_unlinked() {
      gateway.answers(DELINK, yes(UNLINKED));

      Either<WalletFailure, Unlinked> answer = delink();

      assertThat(answer).isEqualTo(yes(UNLINKED));
      assertThat(gateway.arguments()).containsExactly(CUSTOMER, WALLET);
      assertHeard(new Outcome.Done(), Duration.ZERO, 1);
    }

    @ParameterizedTest
    @MethodSource("dev.walletport.application.UseCaseFixture#definiteFailures")
    void of_no_is_passed_on_and_neither_read_back_nor_repeated(WalletFailure failure) {
      gateway.answers(DELINK, no(failure));

      assertThat(delink()).isEqualTo(Either.left(failure));
      assertThat(gateway.asked()).containsExactly(DELINK);
      assertHeard(new Outcome.Failed(failure.kind()), Duration.ZERO, 1);
    }
  }

  @Nested
  class A_lost_answer {
    @Test
    void is_a_success_once_the_wallet_is_seen_unlinked() {
      gateway.answers(DELINK, no(lost)).answers(FIND, yes(UNLINKED));

      assertThat(delink()).isEqualTo(yes(UNLINKED));
      assertThat(gateway.asked()).containsExactly(DELINK, FIND);
      assertHeard(new Outcome.Settled(), Duration.ofMillis(200), 2);
    }

    @Test
    void is_repeated_once_after_a_read_that_shows_the_wallet_still_linked() {
      gateway.answers(DELINK, no(lost)).answers(FIND, yes(LINKED)).answers(DELINK, yes(UNLINKED));

      assertThat(delink()).isEqualTo(yes(UNLINKED));
      assertThat(gateway.asked()).containsExactly(DELINK, FIND, DELINK);
      assertThat(gateway.arguments())
          .containsExactly(CUSTOMER, WALLET, CUSTOMER, WALLET, CUSTOMER, WALLET);
      assertHeard(new Outcome.Settled(), Duration.ofMillis(200), 3);
    }

    @Test
    void is_a_success_if_the_repetition_finds_the_wallet_unlinked_meanwhile() {
      gateway.answers(DELINK, no(lost)).answers(FIND, yes(LINKED));
      gateway.answers(DELINK, no(new NotInThisState(UNLINKED)));

      assertThat(delink()).isEqualTo(yes(UNLINKED));
      assertThat(gateway.asked()).containsExactly(DELINK, FIND, DELINK);
    }

    @Test
    void of_the_repetition_too_is_read_back_before_the_next() {
      gateway.answers(DELINK, no(lost)).answers(DELINK, no(lost));
      gateway.answers(FIND, yes(LINKED)).answers(FIND, yes(UNLINKED));

      assertThat(delink()).isEqualTo(yes(UNLINKED));
      assertThat(gateway.asked()).containsExactly(DELINK, FIND, DELINK, FIND);
    }

    @Test
    void is_not_repeated_after_a_read_that_failed() {
      gateway.answers(DELINK, no(lost));
      gateway
          .answers(FIND, no(UNREADABLE))
          .answers(FIND, no(UNREADABLE))
          .answers(FIND, no(UNREADABLE));

      assertThat(delink()).isEqualTo(Either.left(lost));
      assertThat(gateway.asked()).containsExactly(DELINK, FIND, FIND, FIND);
    }

    @Test
    void is_unknown_if_no_repetition_gets_an_answer() {
      for (int i = 0; i < 3; i++) {
        gateway.answers(DELINK, no(lost)).answers(FIND, yes(LINKED));
      }
      gateway.answers(DELINK, no(lost));

      assertThat(delink()).isEqualTo(Either.left(lostAndLinked));
      assertThat(gateway.asked()).containsExactly(DELINK, FIND, DELINK, FIND, DELINK, FIND, DELINK);
      assertHeard(new Outcome.Unknown(), Duration.ofMillis(4_200), 7);
    }

    static Stream<WalletFailure> refusals() {
      return Stream.of(
          new NotInThisState(LINKED),
          new WalletNotFound(WALLET),
          new Throttled(Option.none()),
          UNREADABLE);
    }

    /** The first command may still be on its way, whatever becomes of the second. */
    @ParameterizedTest
    @MethodSource("refusals")
    void is_unknown_even_if_every_repetition_is_refused_for_certain(WalletFailure refusal) {
      gateway.answers(DELINK, no(lost));
      for (int i = 0; i < 3; i++) {
        gateway.answers(FIND, yes(LINKED)).answers(DELINK, no(refusal));
      }

      assertThat(delink()).isEqualTo(Either.left(lostAndLinked));
    }

    @Test
    void is_neither_read_back_nor_repeated_where_the_policy_is_never() {
      gateway.answers(DELINK, no(lost));

      assertThat(useCase(SettlingPolicy.none()).delink(CUSTOMER, WALLET))
          .isEqualTo(Either.left(lost));
      assertThat(gateway.asked()).containsExactly(DELINK);
    }

    @Test
    void is_not_repeated_after_an_interrupt() {
      gateway.answers(DELINK, () -> {
        Thread.currentThread().interrupt();
        return no(lost);
      });

      assertThat(delink()).isEqualTo(Either.left(lost));
      assertThat(Thread.interrupted()).isTrue();
      assertThat(gateway.asked()).containsExactly(DELINK);
    }
  }

  private Either<WalletFailure, Unlinked> delink() {
    return useCase(SettlingPolicy.standard()).delink(CUSTOMER, WALLET);
  }

  private DelinkWallet useCase(SettlingPolicy policy) {
    return new DelinkWallet(gateway, fixture.settling(policy), fixture.reporting());
  }

  private void assertHeard(Outcome outcome, Duration taken, int calls) {
    fixture.assertHeard(DELINK, Option.some(WALLET), outcome, new Effort(taken, calls));
  }
}
