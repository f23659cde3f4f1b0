package dev.walletport.recipes.springboot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.walletport.domain.CustomerId;
import dev.walletport.domain.OtpForm;
import dev.walletport.domain.OtpRejection;
import dev.walletport.domain.WalletAccount;
import dev.walletport.domain.WalletAccount.Unlinked;
import dev.walletport.domain.WalletDetails;
import dev.walletport.domain.WalletFailure;
import dev.walletport.domain.WalletFailure.AccountLocked;
import dev.walletport.domain.WalletFailure.CredentialsRefused;
import dev.walletport.domain.WalletFailure.CustomerNotFound;
import dev.walletport.domain.WalletFailure.HeldBack;
import dev.walletport.domain.WalletFailure.NotInThisState;
import dev.walletport.domain.WalletFailure.OtpRejected;
import dev.walletport.domain.WalletFailure.OutcomeUnknown;
import dev.walletport.domain.WalletFailure.ProtocolViolation;
import dev.walletport.domain.WalletFailure.Refused;
import dev.walletport.domain.WalletFailure.Throttled;
import dev.walletport.domain.WalletFailure.Unavailable;
import dev.walletport.domain.WalletFailure.WalletNotFound;
import dev.walletport.domain.WalletId;
import dev.walletport.domain.WalletOperation;
import dev.walletport.domain.WalletProvider;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;

@DisplayNameGeneration(ReplaceUnderscores.class)
class WalletProblemTest {

  private static final Instant NOW = Instant.parse("2026-01-01T09:00:00Z");
  private static final String OF_THE_HOST = "between host and provider";

  private static final WalletAccount WALLET =
      new Unlinked(WalletId.of("wlt_1"), WalletProvider.MOBIKWIK, WalletDetails.none());

  static Stream<WalletFailure> one_of_each_kind() {
    return Stream.of(
        new OtpRejected(new OtpRejection.Missing()),
        new OtpRejected(new OtpRejection.Malformed(OtpForm.digits(6))),
        new OtpRejected(new OtpRejection.Wrong(Option.some(1))),
        new OtpRejected(new OtpRejection.NotRequested()),
        new OtpRejected(new OtpRejection.Expired()),
        new OtpRejected(new OtpRejection.GuessesExhausted()),
        new OtpRejected(new OtpRejection.TooSoon(NOW.plusSeconds(15))),
        new AccountLocked(Option.some(NOW)),
        new NotInThisState(WALLET),
        new WalletNotFound(WALLET.id()),
        new CustomerNotFound(CustomerId.of("customer_1122")),
        new CredentialsRefused(OF_THE_HOST, OF_THE_HOST),
        new Throttled(Option.none()),
        new Refused("card.limit", "The wallet is closed."),
        new Unavailable(OF_THE_HOST),
        new OutcomeUnknown(WalletOperation.LINK, NOW, Option.none()),
        new HeldBack(HeldBack.Reason.TOO_SOON, Option.some(NOW)),
        new ProtocolViolation(OF_THE_HOST));
  }

  @ParameterizedTest
  @MethodSource("one_of_each_kind")
  void each_failure_has_the_status_of_its_remedy_and_tells_its_kind(WalletFailure failure) {
    ProblemDetail problem = WalletProblem.of(failure);

    assertThat(problem.getStatus()).isEqualTo(RemedyStatus.of(failure.remedy()));
    assertThat(problem.getProperties())
        .containsEntry("failure", failure.kind())
        .containsEntry("remedy", failure.remedy().name());
    assertThat(problem.toString()).doesNotContain(OF_THE_HOST);
  }

  @Test
  void every_failure_and_every_rejection_is_among_them() {
    Stream<Object> rejections = one_of_each_kind()
        .filter(OtpRejected.class::isInstance)
        .map(failure -> ((OtpRejected) failure).rejection());

    assertThat(one_of_each_kind().<Class<?>>map(Object::getClass))
        .containsOnly(WalletFailure.class.getPermittedSubclasses());
    assertThat(rejections.<Class<?>>map(Object::getClass))
        .containsExactlyInAnyOrder(OtpRejection.class.getPermittedSubclasses());
  }

  @Test
  void the_provider_s_own_words_are_for_the_customer() {
    ProblemDetail problem = WalletProblem.of(new Refused("card.limit", "The wallet is closed."));

    assertThat(problem.getProperties())
        .containsEntry("code", "card.limit")
        .containsEntry("message", "The wallet is closed.");
  }

  @Test
  void a_locked_customer_learns_until_when() {
    assertThat(WalletProblem.of(new AccountLocked(Option.some(NOW))).getProperties())
        .containsEntry("lockedUntil", "2026-01-01T09:00:00Z");
  }

  @Test
  void a_throttled_call_may_be_repeated_after_whole_seconds() {
    assertThat(retryAfter(new Throttled(Option.some(Duration.ofMillis(1_001))))).isEqualTo("2");
    assertThat(retryAfter(new Throttled(Option.some(Duration.ofSeconds(2))))).isEqualTo("2");
    assertThat(retryAfter(new Throttled(Option.none()))).isNull();
  }

  @Test
  void a_command_that_is_held_back_may_be_repeated_after_whole_seconds() {
    Instant next = NOW.plusMillis(61_001);

    assertThat(retryAfter(new HeldBack(HeldBack.Reason.TOO_SOON, Option.some(next))))
        .isEqualTo("62");
    assertThat(retryAfter(new HeldBack(HeldBack.Reason.TOO_SOON, Option.none())))
        .isNull();
  }

  @ParameterizedTest
  @MethodSource("one_of_each_kind")
  void no_cache_keeps_a_failure(WalletFailure failure) {
    assertThat(response(failure).getHeaders().getCacheControl()).isEqualTo("no-store");
  }

  @Test
  void a_wait_that_is_over_is_none() {
    assertThat(retryAfter(new OtpRejected(new OtpRejection.TooSoon(NOW.minusSeconds(3)))))
        .isEqualTo("0");
  }

  private static String retryAfter(WalletFailure failure) {
    return response(failure).getHeaders().getFirst("Retry-After");
  }

  private static ResponseEntity<Object> response(WalletFailure failure) {
    return new WalletResponses(() -> NOW).of(HttpStatus.OK, Either.left(failure));
  }
}
