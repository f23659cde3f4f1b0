package dev.walletport.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.walletport.domain.CustomerId;
import dev.walletport.domain.OtpForm;
import dev.walletport.domain.OtpRejection;
import dev.walletport.domain.WalletFailure;
import dev.walletport.domain.WalletFailure.HeldBack;
import dev.walletport.domain.WalletOperation;
import dev.walletport.domain.testing.SampleWallets;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** One sample at least of every failure that there is, with the waits that it can have. */
final class FailureSamples {

  /** The present of the samples. */
  static final Instant NOW = Instant.parse("2026-11-27T10:00:00Z");

  private static final Instant LATER = NOW.plusSeconds(30);

  private FailureSamples() {}

  /** A failure that is added to the domain and is not here fails every test that asks. */
  static List<WalletFailure> all() {
    List<WalletFailure> all =
        Stream.of(rejected(), heldBack(), others()).flatMap(each -> each).toList();
    assertThat(all.stream().map(Object::getClass).distinct())
        .as("a sample of every failure")
        .hasSameSizeAs(WalletFailure.class.getPermittedSubclasses());
    return all;
  }

  private static Stream<WalletFailure> others() {
    return Stream.of(
        new WalletFailure.AccountLocked(Option.some(LATER)),
        new WalletFailure.NotInThisState(SampleWallets.unlinked()),
        new WalletFailure.WalletNotFound(SampleWallets.ID),
        new WalletFailure.CustomerNotFound(CustomerId.of("customer_1122")),
        new WalletFailure.CredentialsRefused("", ""),
        new WalletFailure.Throttled(Option.some(Duration.ofSeconds(30))),
        new WalletFailure.Refused("", ""),
        new WalletFailure.Unavailable(""),
        new WalletFailure.OutcomeUnknown(WalletOperation.LINK, NOW, Option.none()),
        new WalletFailure.ProtocolViolation(""));
  }

  /** A command that was given up waits for a person, so it has no end of a wait. */
  private static Stream<WalletFailure> heldBack() {
    return Arrays.stream(HeldBack.Reason.values())
        .map(
            reason -> new HeldBack(reason, Option.when(reason != HeldBack.Reason.GIVEN_UP, LATER)));
  }

  private static Stream<WalletFailure> rejected() {
    List<OtpRejection> all = List.of(
        new OtpRejection.Missing(),
        new OtpRejection.Malformed(OtpForm.digits(6)),
        new OtpRejection.NotRequested(),
        new OtpRejection.Wrong(Option.none()),
        new OtpRejection.Expired(),
        new OtpRejection.GuessesExhausted(),
        new OtpRejection.TooSoon(LATER));
    assertThat(all).hasSameSizeAs(OtpRejection.class.getPermittedSubclasses());
    return all.stream().map(WalletFailure.OtpRejected::new);
  }
}
