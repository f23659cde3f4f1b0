package dev.walletport.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.walletport.domain.WalletFailure.AccountLocked;
import dev.walletport.domain.WalletFailure.HeldBack;
import dev.walletport.domain.WalletFailure.OtpRejected;
import dev.walletport.domain.WalletFailure.Throttled;
import dev.walletport.domain.WalletFailure.Unavailable;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class RetryAtTest {

  private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
  private static final Instant LATER = NOW.plusNanos(1);

  static Stream<WalletFailure> withoutAnInstant() {
    Set<String> withOne =
        Set.of("OtpRejected.TooSoon", "AccountLocked", "Unavailable", "HeldBack.TOO_SOON");
    return Stream.concat(
        WalletFailureTest.rows()
            .map(WalletFailureTest.Row::failure)
            .filter(failure -> !withOne.contains(failure.kind())),
        Stream.of(
            new AccountLocked(Option.none()),
            new HeldBack(HeldBack.Reason.GIVEN_UP, Option.none())));
  }

  @Test
  void of_a_password_wanted_too_soon_is_when_the_pause_is_over() {
    assertThat(new OtpRejected(new OtpRejection.TooSoon(LATER)).retryAt(NOW)).contains(LATER);
  }

  @Test
  void of_a_lock_is_its_end() {
    assertThat(new AccountLocked(Option.some(LATER)).retryAt(NOW)).contains(LATER);
  }

  @Test
  void of_a_throttled_call_counts_from_now() {
    WalletFailure failure = new Throttled(Option.some(Duration.ofSeconds(3)));

    assertThat(failure.retryAt(NOW)).contains(NOW.plusSeconds(3));
  }

  @Test
  void of_what_was_not_applied_is_now() {
    assertThat(new Unavailable("closing").retryAt(NOW)).contains(NOW);
  }

  @Test
  void of_what_was_held_back_is_the_end_of_the_wait_or_now() {
    WalletFailure early = new HeldBack(HeldBack.Reason.TOO_SOON, Option.some(LATER));
    WalletFailure over = new HeldBack(HeldBack.Reason.UNSETTLED, Option.some(NOW.minusNanos(1)));

    assertThat(early.retryAt(NOW)).contains(LATER);
    assertThat(over.retryAt(NOW)).contains(NOW);
  }

  @Test
  void is_never_in_the_past() {
    assertThat(new AccountLocked(Option.some(NOW.minusNanos(1))).retryAt(NOW)).contains(NOW);
    assertThat(new OtpRejected(new OtpRejection.TooSoon(Instant.MIN)).retryAt(NOW))
        .contains(NOW);
    assertThat(new Throttled(Option.some(Duration.ofSeconds(-1))).retryAt(NOW)).contains(NOW);
  }

  @Test
  void of_a_wait_beyond_all_dates_is_the_last_date() {
    Duration forever = Duration.ofSeconds(Long.MAX_VALUE);

    assertThat(new Throttled(Option.some(forever)).retryAt(NOW)).contains(Instant.MAX);
    assertThat(new Throttled(Option.some(forever)).retryAt(Instant.MAX)).contains(Instant.MAX);
  }

  @ParameterizedTest
  @MethodSource("withoutAnInstant")
  void of_any_other_failure_is_unknown(WalletFailure failure) {
    assertThat(failure.retryAt(NOW)).isEqualTo(Option.none());
  }
}
