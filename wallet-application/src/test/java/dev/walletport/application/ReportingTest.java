package dev.walletport.application;

import static dev.walletport.application.UseCaseFixture.CUSTOMER;
import static dev.walletport.application.UseCaseFixture.WALLET;
import static dev.walletport.application.UseCaseFixture.no;
import static dev.walletport.application.UseCaseFixture.yes;
import static dev.walletport.domain.WalletOperation.CHANGE_MOBILE_NUMBER;
import static dev.walletport.domain.WalletOperation.CREATE;
import static dev.walletport.domain.WalletOperation.DELINK;
import static dev.walletport.domain.WalletOperation.FIND;
import static dev.walletport.domain.WalletOperation.LINK;
import static dev.walletport.domain.WalletOperation.LIST;
import static dev.walletport.domain.WalletOperation.REFRESH;
import static dev.walletport.domain.WalletOperation.REFRESH_ALL;
import static dev.walletport.domain.WalletOperation.REQUEST_OTP;
import static dev.walletport.domain.testing.Answers.ignore;
import static org.assertj.core.api.Assertions.assertThat;

import dev.walletport.application.port.HostFailureLog;
import dev.walletport.application.port.WalletCallBegun;
import dev.walletport.application.port.WalletCallEnded;
import dev.walletport.application.port.WalletEvents;
import dev.walletport.domain.DebitToken;
import dev.walletport.domain.Funds;
import dev.walletport.domain.MobileNumber;
import dev.walletport.domain.NewWallet;
import dev.walletport.domain.OtpForm;
import dev.walletport.domain.WalletAccount.Linked;
import dev.walletport.domain.WalletAccount.Unlinked;
import dev.walletport.domain.WalletDetails;
import dev.walletport.domain.WalletFailure;
import dev.walletport.domain.WalletFailure.NotInThisState;
import dev.walletport.domain.WalletFailure.OutcomeUnknown;
import dev.walletport.domain.WalletFailure.Refused;
import dev.walletport.domain.WalletList;
import dev.walletport.domain.WalletProvider;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ReportingTest {

  private static final String OTP = "739152";
  private static final String TOKEN = "canary-token";
  private static final String NUMBER = "+919900112233";
  private static final String METADATA = "canary-metadata";
  private static final String MESSAGE = "canary-message";

  private static final Unlinked UNLINKED = new Unlinked(
      WALLET,
      WalletProvider.MOBIKWIK,
      new WalletDetails(
          Option.none(), Option.none(), Map.of("mobile_number", NUMBER, "email", METADATA)));

  private final UseCaseFixture fixture = new UseCaseFixture();
  private final Linked linked = UNLINKED.linked(new Funds(
      Option.some(DebitToken.of(TOKEN, fixture.clock.instant())), Option.none(), List.of()));
  private final RecordingLogHandler log = new RecordingLogHandler(HostFailureLog.class);

  @BeforeEach
  void listen_to_the_log() {
    log.open();
  }

  @AfterEach
  void leave_the_thread_and_the_log_as_they_were() {
    Thread.interrupted();
    log.close();
  }

  @Nested
  class A_listener_that_throws {
    @ParameterizedTest
    @MethodSource("dev.walletport.application.Throwables#all")
    void changes_no_result_and_is_logged(Throwable thrown) {
      fixture.gateway.answers(LINK, yes(linked));

      Either<WalletFailure, Linked> answer = link(listenerThatThrows(thrown));

      assertThat(answer).isEqualTo(yes(linked));
      assertThat(log.records()).singleElement().satisfies(logged -> {
        assertThat(logged.getLevel()).isEqualTo(java.util.logging.Level.WARNING);
        assertThat(logged.getThrown() == thrown).isTrue();
        assertThat(logged.getMessage())
            .startsWith("a WalletEvents listener failed on WalletCallEnded[stamp=CallStamp[id=")
            .contains(WALLET.value(), CUSTOMER.id().value())
            .doesNotContain(OTP, TOKEN, NUMBER, METADATA);
      });
    }

    @ParameterizedTest
    @MethodSource("dev.walletport.application.Throwables#all")
    void changes_no_failure_either(Throwable thrown) {
      fixture.gateway.answers(LINK, no(new Refused("Invalid", "no")));

      assertThat(link(listenerThatThrows(thrown))).isEqualTo(no(new Refused("Invalid", "no")));
    }

    @Test
    void leaves_the_interrupt_flag_alone_unless_it_was_interrupted() {
      fixture.gateway.answers(LINK, yes(linked)).answers(LINK, yes(linked));

      ignore(link(listenerThatThrows(new IllegalStateException())));
      boolean before = Thread.currentThread().isInterrupted();
      ignore(link(listenerThatThrows(new InterruptedException())));

      assertThat(before).isFalse();
      assertThat(Thread.interrupted()).isTrue();
    }
  }

  @Nested
  class A_listener_that_returns {
    @Test
    void leaves_nothing_in_the_log() {
      fixture.gateway.answers(LINK, yes(linked));

      ignore(link(fixture.heard::add));

      assertThat(log.records()).isEmpty();
    }

    @Test
    void hears_each_call_once_on_the_thread_of_the_call() {
      fixture.gateway.answers(LINK, yes(linked));
      List<Thread> threads = new ArrayList<>();

      ignore(link(event -> threads.add(Thread.currentThread())));

      assertThat(threads).containsExactly(Thread.currentThread());
    }

    @Test
    void may_be_absent() {
      fixture.gateway.answers(LINK, yes(linked)).answers(LINK, yes(linked));

      assertThat(link(WalletEvents.none())).isEqualTo(yes(linked));
      assertThat(new LinkWallet(
                  fixture.gateway, OtpForm.standard(), Settling.standard(), Reporting.none())
              .link(CUSTOMER, WALLET, OTP))
          .isEqualTo(yes(linked));
    }
  }

  @Nested
  class No_event {
    private final List<WalletCallBegun> begun = new ArrayList<>();

    @Test
    void shows_a_secret_whatever_was_asked_and_however_it_ended() {
      everything().forEach(answer -> callEverything(answer));

      assertThat(begun).hasSize(9 * 4);
      assertThat(begun.toString()).doesNotContain(OTP, NUMBER, NUMBER.substring(1), "canary");
      assertThat(fixture.heard).hasSize(9 * 4);
      assertThat(fixture.heard.toString())
          .contains(WALLET.value(), CUSTOMER.id().value(), "Done", "Settled", "Unknown", "Refused")
          .doesNotContain(OTP, TOKEN, NUMBER, NUMBER.substring(1), METADATA, MESSAGE, "canary");
    }

    /** A yes, two kinds of no that carry words and an account, and a lost answer. */
    private Stream<Option<WalletFailure>> everything() {
      return Stream.of(
          Option.none(),
          Option.some(new Refused("Invalid", MESSAGE)),
          Option.some(new NotInThisState(linked)),
          Option.some(new OutcomeUnknown(LINK, fixture.sentAt, Option.some(linked))));
    }

    private void callEverything(Option<WalletFailure> failure) {
      MobileNumber number = MobileNumber.of(NUMBER);
      NewWallet newWallet = NewWallet.at(WalletProvider.MOBIKWIK).withMobileNumber(number);
      Reporting reporting = fixture.reporting(new Begins());
      ScriptedGateway gateway = new ScriptedGateway();
      gateway.answers(CREATE, either(failure, UNLINKED)).answers(LINK, either(failure, linked));
      gateway
          .answers(REQUEST_OTP, either(failure, UNLINKED))
          .answers(DELINK, either(failure, UNLINKED));
      gateway.answers(CHANGE_MOBILE_NUMBER, either(failure, UNLINKED));
      gateway.answers(FIND, either(failure, linked)).answers(REFRESH, either(failure, linked));
      WalletList wallets = WalletList.of(List.of(linked));
      gateway
          .answers(LIST, either(failure, wallets))
          .answers(REFRESH_ALL, either(failure, wallets));
      if (failure.exists(OutcomeUnknown.class::isInstance)) {
        gateway.answers(LIST, yes(wallets)).answers(FIND, yes(linked)).answers(FIND, yes(UNLINKED));
      }

      ignore(new FindWallet(gateway, reporting).find(CUSTOMER, WALLET));
      ignore(new ListWallets(gateway, reporting).list(CUSTOMER));
      ignore(new CreateWallet(gateway, fixture.settling(), reporting).create(CUSTOMER, newWallet));
      ignore(new RequestOtp(gateway, reporting).request(CUSTOMER, WALLET));
      ignore(new ChangeMobileNumber(gateway, reporting).change(CUSTOMER, WALLET, number));
      ignore(new LinkWallet(gateway, OtpForm.standard(), fixture.settling(), reporting)
          .link(CUSTOMER, WALLET, OTP));
      ignore(new RefreshBalance(gateway, reporting).refresh(CUSTOMER, WALLET));
      ignore(new RefreshBalances(gateway, reporting).refresh(CUSTOMER));
      ignore(new DelinkWallet(gateway, fixture.settling(), reporting).delink(CUSTOMER, WALLET));
    }

    private final class Begins implements WalletEvents {

      @Override
      public void onBegin(WalletCallBegun event) {
        begun.add(event);
      }

      @Override
      public void onEnd(WalletCallEnded event) {
        fixture.heard.add(event);
      }
    }

    private Either<WalletFailure, ?> either(Option<WalletFailure> failure, Object yes) {
      return failure.isDefined() ? Either.left(failure.get()) : Either.right(yes);
    }
  }

  private Either<WalletFailure, Linked> link(WalletEvents events) {
    return new LinkWallet(
            fixture.gateway,
            OtpForm.standard(),
            fixture.settling(),
            new Reporting(events, fixture.clock))
        .link(CUSTOMER, WALLET, OTP);
  }

  private static WalletEvents listenerThatThrows(Throwable thrown) {
    return event -> Throwables.sneak(thrown);
  }
}
