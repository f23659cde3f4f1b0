package dev.walletport.application;

import static dev.walletport.application.UseCaseFixture.CUSTOMER;
import static dev.walletport.application.UseCaseFixture.LINKED;
import static dev.walletport.application.UseCaseFixture.UNLINKED;
import static dev.walletport.application.UseCaseFixture.UNREADABLE;
import static dev.walletport.application.UseCaseFixture.WALLET;
import static dev.walletport.application.UseCaseFixture.no;
import static dev.walletport.application.UseCaseFixture.yes;
import static dev.walletport.domain.WalletOperation.CREATE;
import static dev.walletport.domain.WalletOperation.DELINK;
import static dev.walletport.domain.WalletOperation.FIND;
import static dev.walletport.domain.WalletOperation.LINK;
import static dev.walletport.domain.WalletOperation.LIST;
import static dev.walletport.domain.WalletOperation.REQUEST_OTP;
import static dev.walletport.domain.testing.Answers.ignore;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import dev.walletport.application.port.AttemptReporter;
import dev.walletport.application.port.CallEvent;
import dev.walletport.application.port.CallId;
import dev.walletport.application.port.CallIds;
import dev.walletport.application.port.CallStamp;
import dev.walletport.application.port.CallSubject;
import dev.walletport.application.port.CurrentCall;
import dev.walletport.application.port.HostFailureLog;
import dev.walletport.application.port.WalletAttempt;
import dev.walletport.application.port.WalletAttempt.Ending;
import dev.walletport.application.port.WalletCallBegun;
import dev.walletport.application.port.WalletCallEnded;
import dev.walletport.application.port.WalletCallEnded.Outcome;
import dev.walletport.application.port.WalletEvents;
import dev.walletport.domain.NewWallet;
import dev.walletport.domain.OtpForm;
import dev.walletport.domain.ProviderTrace;
import dev.walletport.domain.WalletAccount;
import dev.walletport.domain.WalletFailure;
import dev.walletport.domain.WalletFailure.NotInThisState;
import dev.walletport.domain.WalletFailure.OutcomeUnknown;
import dev.walletport.domain.WalletFailure.Refused;
import dev.walletport.domain.WalletList;
import dev.walletport.domain.WalletOperation;
import dev.walletport.domain.WalletProvider;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What an audit can tell of a call, from its begin on. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ReportingOfCallsTest {

  private static final String OTP = "739152";
  private static final CallId FIRST = CallId.of("call-1");
  private static final CallId SECOND = CallId.of("call-2");
  private static final ProviderTrace TRACE =
      new ProviderTrace(Option.some("513"), Option.some("b2f0-77"));

  private final UseCaseFixture fixture = new UseCaseFixture();
  private final ScriptedGateway gateway = fixture.gateway;
  private final RecordingEvents events = new RecordingEvents();
  private final Reporting reporting = fixture.reporting(events);

  @AfterEach
  void leave_the_thread_as_it_was() {
    Thread.interrupted();
    assertThat(CurrentCall.id()).isEmpty();
  }

  @Nested
  class One_id {
    @Test
    void ties_begin_and_attempts_and_outcome_together() {
      gateway.answers(FIND, () -> attempted(FIND, yes(LINKED)));

      find();

      assertThat(events.told)
          .extracting(CallEvent::getClass)
          .containsExactly(WalletCallBegun.class, WalletAttempt.class, WalletCallEnded.class);
      assertThat(events.told).extracting(CallEvent::callId).containsOnly(FIRST);
    }

    @Test
    void ties_what_settling_asks_to_the_command() {
      gateway.answers(LINK, () -> attempted(LINK, no(fixture.unknown(LINK))));
      gateway.answers(FIND, () -> attempted(FIND, no(UNREADABLE)));
      gateway.answers(FIND, () -> attempted(FIND, yes(LINKED)));

      link();

      assertThat(events.told)
          .extracting(CallEvent::operation)
          .containsExactly(LINK, LINK, FIND, FIND, LINK);
      assertThat(events.told).extracting(CallEvent::callId).containsOnly(FIRST);
    }

    @Test
    void is_had_by_one_call_alone() {
      gateway
          .answers(FIND, () -> attempted(FIND, yes(LINKED)))
          .answers(LIST, yes(WalletList.of(List.of())));

      find();
      ignore(new ListWallets(gateway, reporting).list(CUSTOMER));

      assertThat(events.told)
          .extracting(CallEvent::callId)
          .containsExactly(FIRST, FIRST, FIRST, SECOND, SECOND);
    }

    @Test
    void is_random_unless_the_host_has_its_own() {
      gateway.answers(FIND, yes(LINKED)).answers(FIND, yes(LINKED));
      FindWallet useCase = new FindWallet(gateway, new Reporting(events, fixture.clock));

      ignore(useCase.find(CUSTOMER, WALLET));
      ignore(useCase.find(CUSTOMER, WALLET));

      assertThat(events.outcomes())
          .extracting(CallEvent::callId)
          .doesNotHaveDuplicates()
          .hasSize(2);
    }
  }

  @Nested
  class A_call_within_a_call {
    @Test
    void has_an_id_of_its_own_and_leaves_the_outer_one_as_it_was() {
      gateway.answers(LINK, () -> {
        find();
        return attempted(LINK, yes(LINKED));
      });
      gateway.answers(FIND, () -> attempted(FIND, yes(UNLINKED)));

      link();

      assertThat(events.lines())
          .containsExactly(
              "call-1 LINK WalletCallBegun",
              "call-2 FIND WalletCallBegun",
              "call-2 FIND WalletAttempt",
              "call-2 FIND WalletCallEnded",
              "call-1 LINK WalletAttempt",
              "call-1 LINK WalletCallEnded");
    }

    @Test
    void that_throws_leaves_the_outer_one_as_it_was() {
      gateway.answers(LINK, () -> {
        assertThatThrownBy(ReportingOfCallsTest.this::find).isInstanceOf(OutOfMemoryError.class);
        return attempted(LINK, yes(LINKED));
      });
      gateway.answers(FIND, () -> Throwables.sneak(new OutOfMemoryError()));

      link();

      assertThat(events.lines())
          .containsExactly(
              "call-1 LINK WalletCallBegun",
              "call-2 FIND WalletCallBegun",
              "call-1 LINK WalletAttempt",
              "call-1 LINK WalletCallEnded");
    }

    @Test
    void may_be_made_by_a_listener() {
      gateway.answers(LINK, yes(LINKED)).answers(FIND, yes(LINKED));
      Reporting reading = fixture.reporting(new Reader());

      ignore(new LinkWallet(gateway, OtpForm.standard(), fixture.settling(), reading)
          .link(CUSTOMER, WALLET, OTP));

      assertThat(events.lines())
          .containsExactly("call-2 FIND WalletCallBegun", "call-2 FIND WalletCallEnded");
      assertThat(gateway.asked()).containsExactly(FIND, LINK);
    }

    /** Reads a wallet before it is linked. */
    private final class Reader implements WalletEvents {

      @Override
      public void onBegin(WalletCallBegun event) {
        find();
      }

      @Override
      public void onEnd(WalletCallEnded event) {}
    }
  }

  @Nested
  class The_thread {
    @ParameterizedTest
    @MethodSource("dev.walletport.application.Throwables#all")
    void is_within_no_call_after_one_that_threw(Throwable thrown) {
      gateway.answers(LINK, () -> Throwables.sneak(thrown));

      assertThatThrownBy(ReportingOfCallsTest.this::link).isSameAs(thrown);

      assertThat(CurrentCall.id()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("dev.walletport.application.Throwables#all")
    void is_within_no_call_after_settling_that_threw(Throwable thrown) {
      gateway
          .answers(LINK, no(fixture.unknown(LINK)))
          .answers(FIND, () -> Throwables.sneak(thrown));

      assertThat(link()).isEqualTo(no(fixture.unknown(LINK)));

      assertThat(CurrentCall.id()).isEmpty();
    }

    @Test
    void is_within_the_call_while_the_gateway_is_asked() {
      List<Option<CallId>> seen = new ArrayList<>();
      gateway.answers(FIND, () -> {
        seen.add(CurrentCall.id());
        return yes(LINKED);
      });

      find();

      assertThat(seen).containsExactly(Option.some(FIRST));
    }
  }

  @Nested
  class The_begin {
    @Test
    void is_told_before_the_gateway_is_asked() {
      gateway.named("north").answers(LINK, () -> {
        assertThat(events.told)
            .containsExactly(new WalletCallBegun(
                new CallStamp(FIRST, fixture.sentAt, Option.some("north")),
                CallSubject.of(LINK, CUSTOMER, WALLET)));
        fixture.clock.advance(Duration.ofSeconds(3));
        return yes(LINKED);
      });

      link();

      assertThat(gateway.asked()).containsExactly(LINK);
      assertThat(events.told).hasSize(2);
    }

    @Test
    void is_what_a_call_that_threw_leaves() {
      gateway.answers(CREATE, () -> Throwables.sneak(new OutOfMemoryError()));

      assertThatThrownBy(ReportingOfCallsTest.this::create).isInstanceOf(OutOfMemoryError.class);

      assertThat(events.lines()).containsExactly("call-1 CREATE WalletCallBegun");
    }

    @Test
    void is_told_of_a_call_that_our_own_rules_refuse() {
      link("");

      assertThat(gateway.asked()).isEmpty();
      assertThat(events.lines())
          .containsExactly("call-1 LINK WalletCallBegun", "call-1 LINK WalletCallEnded");
    }

    @Test
    @SuppressWarnings("NullAway") // A null is the point.
    void is_not_told_of_a_null() {
      assertThatNullPointerException()
          .isThrownBy(() -> new ListWallets(gateway, reporting).list(null));
      assertThatNullPointerException()
          .isThrownBy(() -> new FindWallet(gateway, reporting).find(CUSTOMER, null));

      assertThat(events.told).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("dev.walletport.application.Throwables#all")
    void stops_no_call_whatever_its_listener_throws(Throwable thrown) {
      RecordingFailureLog log = new RecordingFailureLog();
      gateway.answers(LINK, yes(LINKED));

      Either<WalletFailure, ?> answer = new LinkWallet(
              gateway,
              OtpForm.standard(),
              fixture.settling(),
              new Reporting(new ThrowingAtBegin(thrown), fixture.clock, () -> FIRST, log))
          .link(CUSTOMER, WALLET, OTP);

      assertThat(answer).isEqualTo(yes(LINKED));
      assertThat(events.lines()).containsExactly("call-1 LINK WalletCallEnded");
      assertThat(log.thrown == thrown).isTrue();
      assertThat(log.message)
          .startsWith("a WalletEvents listener failed on WalletCallBegun[stamp=CallStamp[id=call-1")
          .contains("LINK", WALLET.value(), CUSTOMER.id().value());
      assertThat(Thread.interrupted()).isEqualTo(thrown instanceof InterruptedException);
    }

    @Test
    void is_not_told_and_nothing_sent_if_there_is_no_id() {
      CallIds none = () -> Throwables.<CallId, Error>sneak(new IllegalStateException("no id"));
      Reporting broken = new Reporting(events, fixture.clock, none, HostFailureLog.system());

      assertThatThrownBy(() -> new FindWallet(gateway, broken).find(CUSTOMER, WALLET))
          .hasMessage("no id");

      assertThat(events.told).isEmpty();
      assertThat(gateway.asked()).isEmpty();
    }

    private final class ThrowingAtBegin implements WalletEvents {

      private final Throwable thrown;

      private ThrowingAtBegin(Throwable thrown) {
        this.thrown = thrown;
      }

      @Override
      public void onBegin(WalletCallBegun event) {
        Throwables.sneak(thrown);
      }

      @Override
      public void onEnd(WalletCallEnded event) {
        events.onEnd(event);
      }
    }
  }

  @Nested
  class The_outcome {
    @Test
    void has_the_instant_of_the_begin_and_the_merchant() {
      gateway.named("north").answers(FIND, () -> {
        fixture.clock.advance(Duration.ofSeconds(3));
        return yes(LINKED);
      });

      find();

      assertThat(events.outcome().stamp())
          .isEqualTo(new CallStamp(FIRST, fixture.sentAt, Option.some("north")));
      assertThat(events.outcome().effort().duration()).isEqualTo(Duration.ofSeconds(3));
    }

    @Test
    void has_no_merchant_where_there_is_one_only() {
      gateway.answers(FIND, yes(LINKED));

      find();

      assertThat(events.told).extracting(CallEvent::merchant).containsOnly(Option.none());
    }

    static Stream<Arguments> answersWithAWallet() {
      OutcomeUnknown lost = new UseCaseFixture().unknown(REQUEST_OTP, Option.some(UNLINKED));
      return Stream.of(
          Arguments.of("an answer", yes(UNLINKED)),
          Arguments.of("a wallet in another state", no(new NotInThisState(LINKED))),
          Arguments.of("a wallet that was read back", no(lost)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("answersWithAWallet")
    void knows_the_provider_by(String what, Either<WalletFailure, ?> answer) {
      gateway.answers(REQUEST_OTP, answer);

      ignore(new RequestOtp(gateway, reporting).request(CUSTOMER, WALLET));

      assertThat(events.outcome().provider()).isEqualTo(Option.some(UNLINKED.provider()));
    }

    @Test
    void knows_the_provider_by_the_new_wallet_even_if_nothing_came_of_it() {
      gateway.answers(CREATE, no(new Refused("Invalid", "no")));

      create();

      assertThat(events.outcome().provider()).isEqualTo(Option.some(WalletProvider.PAYTM));
      assertThat(events.outcome().wallet()).isEmpty();
    }

    @Test
    void names_the_new_wallet() {
      gateway.answers(CREATE, yes(UNLINKED));

      create();

      assertThat(events.outcome().subject()).isEqualTo(CallSubject.of(CREATE, CUSTOMER, WALLET));
    }

    @Test
    void knows_no_provider_of_a_failure_without_a_wallet_or_of_a_list() {
      gateway.answers(FIND, no(UNREADABLE)).answers(LIST, yes(WalletList.of(List.of(LINKED))));

      find();
      ignore(new ListWallets(gateway, reporting).list(CUSTOMER));

      assertThat(events.outcomes())
          .extracting(WalletCallEnded::provider)
          .containsExactly(Option.none(), Option.none());
    }

    @ParameterizedTest
    @MethodSource("dev.walletport.application.UseCaseFixture#definiteFailures")
    void has_the_providers_code_and_request_id_of_a_failure(WalletFailure failure) {
      gateway.answers(DELINK, no(failure.withTrace(TRACE)));

      ignore(new DelinkWallet(gateway, fixture.settling(), reporting).delink(CUSTOMER, WALLET));

      assertThat(events.outcome().outcome()).isEqualTo(new Outcome.Failed(failure.kind(), TRACE));
    }

    @Test
    void has_those_of_an_answer_that_could_not_be_trusted_whatever_was_read_back() {
      gateway.answers(LINK, no(fixture.unknown(LINK).withTrace(TRACE)));
      gateway
          .answers(FIND, yes(UNLINKED))
          .answers(FIND, yes(UNLINKED))
          .answers(FIND, yes(UNLINKED));

      Either<WalletFailure, ?> answer = link();

      assertThat(answer)
          .isEqualTo(no(fixture.unknown(LINK, Option.some(UNLINKED)).withTrace(TRACE)));
      assertThat(events.outcome().outcome()).isEqualTo(new Outcome.Unknown(TRACE));
    }
  }

  @Nested
  class The_log_of_the_host {
    private final RecordingFailureLog log = new RecordingFailureLog();

    @Test
    void is_told_of_a_listener_with_the_call_and_the_merchant() {
      gateway.named("north").answers(FIND, yes(LINKED));
      WalletEvents full = event -> Throwables.sneak(new IllegalStateException("full"));

      ignore(new FindWallet(gateway, reporting(full)).find(CUSTOMER, WALLET));

      assertThat(log.message).contains("WalletCallEnded[", "id=call-1", "merchant=Some(north)");
      assertThat(log.thrown).hasMessage("full");
    }

    @Test
    void is_told_of_settling_that_ended_early_with_the_call_and_the_merchant() {
      gateway.named("north").answers(LINK, no(fixture.unknown(LINK)));
      gateway.answers(FIND, () -> Throwables.sneak(new IllegalStateException("down")));

      ignore(new LinkWallet(gateway, OtpForm.standard(), fixture.settling(), reporting(events))
          .link(CUSTOMER, WALLET, OTP));

      assertThat(log.message)
          .isEqualTo("settling ended early: LINK of " + WALLET + " for " + CUSTOMER.id()
              + ", call call-1 of north");
      assertThat(log.thrown).hasMessage("down");
    }

    @Test
    void is_the_only_one_that_is_told() {
      gateway.answers(FIND, yes(LINKED));
      try (RecordingLogHandler jdk = new RecordingLogHandler(HostFailureLog.class)) {
        jdk.open();
        WalletEvents full = event -> Throwables.sneak(new IllegalStateException("full"));

        ignore(new FindWallet(gateway, reporting(full)).find(CUSTOMER, WALLET));

        assertThat(jdk.records()).isEmpty();
      }
    }

    @Test
    void leaves_the_interrupt_flag_set_if_either_of_two_listeners_was_interrupted() {
      gateway.answers(FIND, yes(LINKED));
      WalletEvents full = event -> Throwables.sneak(new IllegalStateException("full"));
      WalletEvents interrupted = event -> Throwables.sneak(new InterruptedException());

      ignore(new FindWallet(gateway, reporting(WalletEvents.both(full, interrupted)))
          .find(CUSTOMER, WALLET));

      assertThat(log.thrown).hasMessage("full");
      assertThat(Thread.interrupted()).isTrue();
    }

    private Reporting reporting(WalletEvents listener) {
      return new Reporting(listener, fixture.clock, () -> FIRST, log);
    }
  }

  @CanIgnoreReturnValue
  private Either<WalletFailure, ?> link() {
    return link(OTP);
  }

  @CanIgnoreReturnValue
  private Either<WalletFailure, ?> link(String otp) {
    return new LinkWallet(gateway, OtpForm.standard(), fixture.settling(), reporting)
        .link(CUSTOMER, WALLET, otp);
  }

  @CanIgnoreReturnValue
  private Either<WalletFailure, WalletAccount> find() {
    return new FindWallet(gateway, reporting).find(CUSTOMER, WALLET);
  }

  @CanIgnoreReturnValue
  private Either<WalletFailure, WalletAccount> create() {
    return new CreateWallet(gateway, fixture.settling(), reporting)
        .create(CUSTOMER, NewWallet.at(WalletProvider.PAYTM));
  }

  /** Tells one attempt, as a gateway does, under the call that is running. */
  private Either<WalletFailure, ?> attempted(
      WalletOperation operation, Either<WalletFailure, ?> answer) {
    CallStamp stamp = new CallStamp(CurrentCall.id().get(), fixture.clock.instant(), Option.none());
    CallSubject subject = CallSubject.of(operation, CUSTOMER, WALLET);
    AttemptReporter.to(events, HostFailureLog.system())
        .report(new WalletAttempt(stamp, subject, 1, new Ending.Answered(200), Duration.ZERO));
    return answer;
  }

  /** Keeps all that it is told, in order. */
  private static final class RecordingEvents implements WalletEvents {

    private final List<CallEvent> told = new ArrayList<>();

    @Override
    public void onBegin(WalletCallBegun event) {
      told.add(event);
    }

    @Override
    public void onAttempt(WalletAttempt event) {
      told.add(event);
    }

    @Override
    public void onEnd(WalletCallEnded event) {
      told.add(event);
    }

    private List<String> lines() {
      return told.stream()
          .map(event ->
              event.callId() + " " + event.operation() + " " + event.getClass().getSimpleName())
          .toList();
    }

    private List<WalletCallEnded> outcomes() {
      return told.stream()
          .filter(WalletCallEnded.class::isInstance)
          .map(WalletCallEnded.class::cast)
          .toList();
    }

    private WalletCallEnded outcome() {
      assertThat(outcomes()).hasSize(1);
      return outcomes().get(0);
    }
  }

  /** Keeps the last failure. */
  private static final class RecordingFailureLog implements HostFailureLog {

    private String message = "";
    private @Nullable Throwable thrown;

    @Override
    public void warn(String line, Throwable cause) {
      message = line;
      thrown = Objects.requireNonNull(cause, "cause");
    }
  }
}
