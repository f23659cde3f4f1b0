package dev.walletport.application;

import static org.assertj.core.api.Assertions.assertThat;

import dev.walletport.application.port.CallId;
import dev.walletport.application.port.CallSubject;
import dev.walletport.application.port.HostFailureLog;
import dev.walletport.application.port.WalletCallEnded;
import dev.walletport.application.port.WalletCallEnded.Effort;
import dev.walletport.application.port.WalletCallEnded.Outcome;
import dev.walletport.application.port.WalletEvents;
import dev.walletport.domain.Customer;
import dev.walletport.domain.CustomerId;
import dev.walletport.domain.OtpForm;
import dev.walletport.domain.OtpRejection;
import dev.walletport.domain.RoutingId;
import dev.walletport.domain.WalletAccount;
import dev.walletport.domain.WalletAccount.Linked;
import dev.walletport.domain.WalletAccount.Unlinked;
import dev.walletport.domain.WalletFailure;
import dev.walletport.domain.WalletFailure.AccountLocked;
import dev.walletport.domain.WalletFailure.CredentialsRefused;
import dev.walletport.domain.WalletFailure.CustomerNotFound;
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
import dev.walletport.domain.testing.MovableClock;
import dev.walletport.domain.testing.SampleWallets;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a use case needs, for one customer: a scripted gateway, a pause that moves a clock, and a
 * listener that records its events.
 */
final class UseCaseFixture {

  static final Customer CUSTOMER =
      Customer.guest(CustomerId.of("customer_1122"), RoutingId.of("cart_99"));
  static final WalletId WALLET = SampleWallets.ID;
  static final Unlinked UNLINKED = SampleWallets.unlinked();
  static final Linked LINKED = SampleWallets.linked();
  static final Unavailable UNREADABLE = new Unavailable("no answer in time");

  final MovableClock clock = MovableClock.standing();
  final ScriptedGateway gateway = new ScriptedGateway();
  final List<Duration> pauses = new ArrayList<>();
  final List<WalletCallEnded> heard = new ArrayList<>();
  final Instant sentAt = clock.instant();

  private int calls;

  Reporting reporting() {
    return reporting(heard::add);
  }

  /** Counts its calls: the first is call-1. */
  Reporting reporting(WalletEvents events) {
    return new Reporting(
        events, clock, () -> CallId.of("call-" + ++calls), HostFailureLog.system());
  }

  Settling settling() {
    return settling(SettlingPolicy.standard());
  }

  Settling settling(SettlingPolicy policy) {
    return new Settling(policy, this::pause, clock);
  }

  /** As a real machine does, an interrupt ends the waiting, or keeps it from beginning. */
  private void pause(Duration duration) throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    pauses.add(duration);
    clock.advance(duration);
  }

  /** What a gateway answers that lost the answer. */
  OutcomeUnknown unknown(WalletOperation operation) {
    return unknown(operation, Option.none());
  }

  OutcomeUnknown unknown(WalletOperation operation, Option<WalletAccount> lastSeen) {
    return new OutcomeUnknown(operation, sentAt, lastSeen);
  }

  /** Heard one event, of one outcome, about the customer. */
  void assertHeard(
      WalletOperation operation, Option<WalletId> wallet, Outcome outcome, Effort effort) {
    assertThat(heard).singleElement().satisfies(event -> {
      assertThat(event.subject()).isEqualTo(new CallSubject(operation, CUSTOMER.id(), wallet));
      assertThat(event.outcome()).isEqualTo(outcome);
      assertThat(event.effort()).isEqualTo(effort);
    });
  }

  /** Every failure by which a provider says for certain that nothing was applied. */
  static Stream<WalletFailure> definiteFailures() {
    return Stream.of(
        new OtpRejected(new OtpRejection.Wrong(Option.some(2))),
        new OtpRejected(new OtpRejection.Malformed(OtpForm.digits(6))),
        new OtpRejected(new OtpRejection.GuessesExhausted()),
        new AccountLocked(Option.none()),
        new NotInThisState(LINKED),
        new NotInThisState(UNLINKED),
        new WalletNotFound(WALLET),
        new CustomerNotFound(CUSTOMER.id()),
        new CredentialsRefused("access_denied", ""),
        new Throttled(Option.some(Duration.ofSeconds(3))),
        new Refused("Invalid", "no"),
        new Unavailable("refused"),
        new ProtocolViolation("another id"));
  }

  static <T> Either<WalletFailure, T> yes(T answer) {
    return Either.right(answer);
  }

  static Either<WalletFailure, Object> no(WalletFailure failure) {
    return Either.left(failure);
  }

  /** A null where the types allow none. */
  @SuppressWarnings({"NullAway", "TypeParameterUnusedInFormals"
  }) // What a host without NullAway does.
  static <T> T none() {
    return null;
  }
}
