package dev.walletport.domain;

import static org.assertj.core.api.Assertions.assertThat;

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
import dev.walletport.domain.testing.SampleWallets;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The table of failures: one row for each, and no failure without a row. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class WalletFailureTest {

  private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

  static Stream<Row> rows() {
    return Stream.of(
        row(new OtpRejection.Missing(), "OtpRejected.Missing", Remedy.ASK_AGAIN),
        row(
            new OtpRejection.Malformed(OtpForm.digits(6)),
            "OtpRejected.Malformed",
            Remedy.ASK_AGAIN),
        row(new OtpRejection.Wrong(Option.some(2)), "OtpRejected.Wrong", Remedy.ASK_AGAIN),
        row(new OtpRejection.NotRequested(), "OtpRejected.NotRequested", Remedy.REQUEST_NEW_OTP),
        row(new OtpRejection.Expired(), "OtpRejected.Expired", Remedy.REQUEST_NEW_OTP),
        row(
            new OtpRejection.GuessesExhausted(),
            "OtpRejected.GuessesExhausted",
            Remedy.REQUEST_NEW_OTP),
        row(new OtpRejection.TooSoon(NOW), "OtpRejected.TooSoon", Remedy.RETRY_LATER),
        new Row(new AccountLocked(Option.some(NOW)), "AccountLocked", Remedy.TELL_CUSTOMER),
        new Row(new NotInThisState(SampleWallets.linked()), "NotInThisState", Remedy.SHOW_STATE),
        new Row(new WalletNotFound(SampleWallets.ID), "WalletNotFound", Remedy.FIX_REQUEST),
        new Row(new CustomerNotFound(CustomerId.of("c")), "CustomerNotFound", Remedy.FIX_REQUEST),
        new Row(
            new CredentialsRefused("access_denied", ""),
            "CredentialsRefused",
            Remedy.FIX_CONFIGURATION),
        new Row(new Throttled(Option.none()), "Throttled", Remedy.RETRY_LATER),
        new Row(new Refused("Invalid", "no"), "Refused", Remedy.TELL_CUSTOMER),
        new Row(new Unavailable("no answer"), "Unavailable", Remedy.RETRY),
        new Row(
            new OutcomeUnknown(WalletOperation.LINK, NOW, Option.none()),
            "OutcomeUnknown",
            Remedy.READ_BEFORE_ANYTHING),
        new Row(
            new HeldBack(HeldBack.Reason.TOO_SOON, Option.some(NOW)),
            "HeldBack.TOO_SOON",
            Remedy.WAIT),
        new Row(new ProtocolViolation("another id"), "ProtocolViolation", Remedy.REPORT));
  }

  @ParameterizedTest
  @MethodSource("rows")
  void has_one_remedy_and_one_name(Row row) {
    assertThat(row.failure.remedy()).isEqualTo(row.remedy);
    assertThat(row.failure.kind()).isEqualTo(row.kind);
  }

  @Test
  void has_a_row_for_every_failure() {
    Set<Class<?>> inTheTable =
        rows().map(row -> row.failure.getClass()).collect(Collectors.toSet());

    assertThat(inTheTable).containsExactlyInAnyOrder(WalletFailure.class.getPermittedSubclasses());
  }

  @Test
  void has_a_row_for_every_rejection_of_a_password() {
    Set<Class<?>> inTheTable = rows()
        .map(Row::failure)
        .filter(OtpRejected.class::isInstance)
        .map(failure -> ((OtpRejected) failure).rejection().getClass())
        .collect(Collectors.toSet());

    assertThat(inTheTable).containsExactlyInAnyOrder(OtpRejection.class.getPermittedSubclasses());
  }

  @Test
  void leaves_no_remedy_unused() {
    assertThat(rows().map(Row::remedy)).contains(Remedy.values());
  }

  @Test
  void shows_the_wallet_in_the_wrong_state_and_the_one_that_was_read_back() {
    Instant sentAt = SampleWallets.READ_AT;
    Option<WalletAccount> seen = Option.some(SampleWallets.linked());

    assertThat(new NotInThisState(SampleWallets.linked()).wallet()).isEqualTo(seen);
    assertThat(new OutcomeUnknown(WalletOperation.LINK, sentAt, seen).wallet()).isEqualTo(seen);
    assertThat(new OutcomeUnknown(WalletOperation.LINK, sentAt, Option.none()).wallet())
        .isEqualTo(Option.none());
    assertThat(new Unavailable("down").wallet()).isEqualTo(Option.none());
  }

  @Test
  void says_by_its_remedy_alone_that_the_outcome_is_unknown() {
    assertThat(rows().filter(row -> row.remedy == Remedy.READ_BEFORE_ANYTHING).map(Row::failure))
        .hasOnlyElementsOfType(OutcomeUnknown.class);
  }

  private static Row row(OtpRejection rejection, String kind, Remedy remedy) {
    return new Row(new OtpRejected(rejection), kind, remedy);
  }

  record Row(WalletFailure failure, String kind, Remedy remedy) {
    @Override
    public String toString() {
      return kind;
    }
  }
}
