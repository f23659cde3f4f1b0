package dev.walletport.adapter.juspay.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.walletport.adapter.juspay.Juspay;
import dev.walletport.adapter.juspay.faults.TransportFault.Length;
import dev.walletport.adapter.juspay.faults.TransportFault.Mode;
import dev.walletport.application.CreateWallet;
import dev.walletport.application.DelinkWallet;
import dev.walletport.application.LinkWallet;
import dev.walletport.application.Reporting;
import dev.walletport.application.RequestOtp;
import dev.walletport.application.Settling;
import dev.walletport.application.SettlingPolicy;
import dev.walletport.application.port.WalletCallEnded;
import dev.walletport.application.port.WalletCallEnded.Outcome;
import dev.walletport.application.port.WalletGateway;
import dev.walletport.domain.OtpForm;
import dev.walletport.domain.WalletAccount.Linked;
import dev.walletport.domain.WalletAccount.Unlinked;
import dev.walletport.domain.WalletFailure;
import dev.walletport.domain.WalletFailure.OutcomeUnknown;
import dev.walletport.domain.WalletOperation;
import dev.walletport.domain.testing.SampleWallets;
import io.vavr.control.Either;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the use cases make of a command that was applied and whose answer never came. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class SettledLostAnswerTest {

  private static final OtpForm OPAQUE = OtpForm.opaque();

  private final InstantSource clock = InstantSource.fixed(SampleWallets.READ_AT);
  private final Settling settling = new Settling(SettlingPolicy.standard(), time -> {}, clock);
  private final List<WalletCallEnded> events = new CopyOnWriteArrayList<>();
  private final Reporting reporting = new Reporting(events::add, clock);

  /** A host's call, put to a gateway. */
  @FunctionalInterface
  private interface Story {
    Either<WalletFailure, ?> of(WalletGateway gateway);
  }

  /** After these the command has arrived, and no answer can be read. */
  private static Stream<TransportFault> losses() {
    return unknown().filter(fault -> !fault.name().endsWith("of the request"));
  }

  /** In these the connection ends before the command has arrived. */
  private static Stream<TransportFault> misses() {
    return unknown().filter(fault -> fault.name().endsWith("of the request"));
  }

  private static Stream<TransportFault> unknown() {
    return TransportFaults.all().stream()
        .filter(fault -> fault.modes().contains(Mode.POOLED))
        .filter(fault -> fault.length() == Length.ENDS)
        .filter(fault -> fault.tells(WalletOperation.CREATE) == ExpectedKind.UNKNOWN);
  }

  @ParameterizedTest
  @MethodSource("losses")
  void a_link_is_settled_by_reading_and_its_password_came_once(TransportFault loss)
      throws IOException {
    Either<WalletFailure, ?> answer = settled(loss, WalletOperation.LINK, this::link);

    assertThat(answer.get()).isInstanceOf(Linked.class);
    assertThat(events).extracting(WalletCallEnded::outcome).containsExactly(new Outcome.Settled());
  }

  @ParameterizedTest
  @MethodSource("losses")
  void a_delink_is_settled_by_reading(TransportFault loss) throws IOException {
    Either<WalletFailure, ?> answer = settled(
        loss,
        WalletOperation.DELINK,
        gateway -> new DelinkWallet(gateway, settling, reporting)
            .delink(CanaryCalls.CUSTOMER, CanaryCalls.WALLET));

    assertThat(answer.get()).isInstanceOf(Unlinked.class);
    assertThat(events).extracting(WalletCallEnded::outcome).containsExactly(new Outcome.Settled());
  }

  @ParameterizedTest
  @MethodSource("losses")
  void a_create_is_settled_by_listing(TransportFault loss) throws IOException {
    Either<WalletFailure, ?> answer = settled(
        loss,
        WalletOperation.CREATE,
        gateway -> new CreateWallet(gateway, settling, reporting)
            .create(CanaryCalls.CUSTOMER, CanaryCalls.NEW_WALLET));

    assertThat(answer.get()).isInstanceOf(Unlinked.class);
    assertThat(events).extracting(WalletCallEnded::outcome).containsExactly(new Outcome.Settled());
  }

  @ParameterizedTest
  @MethodSource("losses")
  void a_request_for_a_password_stays_unknown(TransportFault loss) throws IOException {
    Either<WalletFailure, ?> answer = settled(
        loss,
        WalletOperation.REQUEST_OTP,
        gateway ->
            new RequestOtp(gateway, reporting).request(CanaryCalls.CUSTOMER, CanaryCalls.WALLET));

    assertThat(answer.getLeft()).isInstanceOf(OutcomeUnknown.class);
    assertThat(events).extracting(WalletCallEnded::outcome).containsExactly(new Outcome.Unknown());
  }

  @ParameterizedTest
  @MethodSource("misses")
  void a_link_that_never_arrived_stays_unknown_and_is_not_sent_again(TransportFault miss)
      throws IOException {
    try (FaultServer server = FaultServer.start(miss, Mode.FRESH);
        Juspay juspay =
            FaultMatrix.open(server.uri(), FaultMatrix.LONG, FaultMatrix.MAX_ATTEMPTS)) {
      server.misbehaveOnce(WalletOperation.LINK);

      WalletFailure failure = link(juspay.gateway()).getLeft();

      assertThat(failure)
          .isInstanceOfSatisfying(
              OutcomeUnknown.class,
              unknown -> assertThat(unknown.lastSeen().get()).isInstanceOf(Unlinked.class));
      assertThat(server.arrived().passwords()).isZero();
      assertThat(Canaries.in(events + failure.toString())).isEmpty();
    }
  }

  private Either<WalletFailure, ?> link(WalletGateway gateway) {
    return new LinkWallet(gateway, OPAQUE, settling, reporting)
        .link(CanaryCalls.CUSTOMER, CanaryCalls.WALLET, Canaries.OTP);
  }

  /** The answer to a call whose first answer is lost, after what must hold for each of them. */
  private Either<WalletFailure, ?> settled(
      TransportFault loss, WalletOperation operation, Story story) throws IOException {
    try (FaultServer server = FaultServer.start(loss, Mode.FRESH);
        Juspay juspay =
            FaultMatrix.open(server.uri(), FaultMatrix.LONG, FaultMatrix.MAX_ATTEMPTS)) {
      server.misbehaveOnce(operation);
      Either<WalletFailure, ?> answer = story.of(juspay.gateway());

      assertThat(server.provider().applied()).isEqualTo(1);
      assertThat(server.arrived().passwords()).isEqualTo(operation == WalletOperation.LINK ? 1 : 0);
      assertThat(Canaries.in(events + answer.toString())).isEmpty();
      return answer;
    }
  }
}
