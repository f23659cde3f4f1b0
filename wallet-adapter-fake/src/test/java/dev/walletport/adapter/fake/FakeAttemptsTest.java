package dev.walletport.adapter.fake;

import static dev.walletport.domain.testing.Answers.ignore;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.walletport.application.Wallets;
import dev.walletport.application.port.CallEvent;
import dev.walletport.application.port.CallId;
import dev.walletport.application.port.CallSubject;
import dev.walletport.application.port.CurrentCall;
import dev.walletport.application.port.SendDeadline;
import dev.walletport.application.port.WalletAttempt;
import dev.walletport.application.port.WalletAttempt.Ending;
import dev.walletport.application.port.WalletAttempt.Ending.Answered;
import dev.walletport.application.port.WalletAttempt.Ending.Lost;
import dev.walletport.application.port.WalletAttempt.Ending.NotSent;
import dev.walletport.application.port.WalletAttempt.Reason;
import dev.walletport.application.port.WalletGateway;
import dev.walletport.domain.Customer;
import dev.walletport.domain.CustomerId;
import dev.walletport.domain.MobileNumber;
import dev.walletport.domain.NewWallet;
import dev.walletport.domain.Otp;
import dev.walletport.domain.ProviderTrace;
import dev.walletport.domain.RoutingId;
import dev.walletport.domain.WalletFailure;
import dev.walletport.domain.WalletFailure.Unavailable;
import dev.walletport.domain.WalletId;
import dev.walletport.domain.WalletOperation;
import dev.walletport.domain.WalletProvider;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What a listener is told of the calls of a fake's gateway. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class FakeAttemptsTest {

  private static final NewWallet NEW_WALLET = NewWallet.at(WalletProvider.MOBIKWIK);
  private static final WalletId UNKNOWN = WalletId.of("wlt_q23xzki3pazgtezo");

  private final RecordingWalletEvents events = new RecordingWalletEvents();
  private final FakeWallets fake = FakeWallets.builder().events(events).build();
  private final WalletGateway gateway = fake.gateway();
  private final Customer customer = fake.openCustomer(CustomerId.of("customer_1122"));
  private final WalletId wallet = fake.openWallet(customer.id(), NEW_WALLET.withFirstOtp());

  static Stream<Arguments> endings() {
    Lost connectionLost = new Lost(Reason.CONNECTION_LOST, "");
    return Stream.of(
        arguments(Fault.unavailable(), new NotSent(Reason.NOT_CONNECTED, "")),
        arguments(Fault.answerLost(), connectionLost),
        arguments(Fault.answerReset(), connectionLost),
        arguments(Fault.answerCut(), connectionLost),
        arguments(Fault.answerDrips(), new Lost(Reason.DEADLINE_PASSED, "")),
        arguments(Fault.badGateway(), new Answered(502)),
        arguments(Fault.requestLost(), connectionLost),
        arguments(Fault.slow(Duration.ofSeconds(2)), new Answered(200)),
        arguments(Fault.throttled(Duration.ofSeconds(2)), new Answered(429)),
        arguments(Fault.refused("513", "No."), coded(400, "513")),
        arguments(Fault.refused("", "No."), new Answered(400)),
        arguments(Fault.wrongOtp(), new Answered(400)),
        arguments(Fault.smsFailed(), new Answered(200)),
        arguments(Fault.providerDown(WalletProvider.MOBIKWIK), new Answered(200)));
  }

  @ParameterizedTest
  @MethodSource("endings")
  void end_as_their_fault_says(Fault fault, Ending expected) {
    WalletOperation operation = fault.kind().operations().iterator().next();
    fake.faults().next(operation, fault);

    ask(operation);

    assertThat(events.attempts()).extracting(WalletAttempt::ending).containsExactly(expected);
  }

  @ParameterizedTest
  @EnumSource(WalletOperation.class)
  void are_told_of_each_operation(WalletOperation operation) {
    fake.faults().next(operation, Fault.answerLost());

    ask(operation);
    ask(operation);

    assertThat(events.attempts()).extracting(WalletAttempt::operation).containsOnly(operation);
    assertThat(events.attempts()).extracting(WalletAttempt::number).containsExactly(1, 1);
    assertThat(events.attempts().get(0).ending()).isEqualTo(new Lost(Reason.CONNECTION_LOST, ""));
    assertThat(events.attempts().get(1).ending()).isInstanceOf(Answered.class);
  }

  @Test
  void that_came_too_late_to_leave_are_told_as_such() {
    Either<WalletFailure, ?> answer = CurrentCall.sendingBy(
        SendDeadline.in(Duration.ZERO), () -> gateway.requestOtp(customer, wallet));

    assertThat(answer).isEqualTo(Either.left(new Unavailable("deadline passed")));
    assertThat(events.attempts())
        .extracting(WalletAttempt::operation, WalletAttempt::ending)
        .containsExactly(
            tuple(WalletOperation.REQUEST_OTP, new NotSent(Reason.DEADLINE_PASSED, "")));
  }

  @Test
  void end_as_their_refusal_says() {
    Customer stranger = Customer.registered(CustomerId.of("customer_3344"));

    ignore(gateway.find(customer, UNKNOWN));
    ignore(gateway.list(stranger));
    ignore(gateway.refresh(customer, wallet));
    ignore(gateway.link(customer, wallet, Otp.of("123456")));
    ignore(gateway.link(customer, wallet, Otp.of(MagicOtp.CREDENTIALS_REFUSED.typed())));
    fake.lock(customer.id());
    ignore(gateway.requestOtp(customer, wallet));

    assertThat(events.attempts())
        .extracting(WalletAttempt::ending)
        .containsExactly(
            new Answered(404),
            new Answered(400),
            new Answered(400),
            new Answered(400),
            coded(401, "access_denied"),
            new Answered(400));
  }

  @Test
  void say_what_was_asked_when_and_for_how_long() {
    fake.faults().next(WalletOperation.FIND, Fault.slow(Duration.ofSeconds(3)));
    fake.clock().advance(Duration.ofMinutes(1));

    ignore(gateway.find(customer, wallet));

    WalletAttempt attempt = events.attempts().get(0);
    assertThat(attempt.subject()).isEqualTo(CallSubject.of(WalletOperation.FIND, customer, wallet));
    assertThat(attempt.stamp().began()).isEqualTo(FakeClock.START.plusSeconds(60));
    assertThat(attempt.stamp().merchant()).isEqualTo(Option.none());
    assertThat(attempt.duration()).isEqualTo(Duration.ofSeconds(3));
  }

  @Test
  void of_a_new_wallet_have_no_id_yet() {
    ignore(gateway.create(customer, NEW_WALLET));

    assertThat(events.attempts())
        .extracting(WalletAttempt::subject)
        .containsExactly(CallSubject.of(WalletOperation.CREATE, customer));
  }

  @Test
  void bear_the_id_of_the_call_that_is_running() {
    CallId id = CallId.of("request-7");

    ignore(CurrentCall.within(id, () -> gateway.list(customer)));
    ignore(gateway.list(customer));
    ignore(gateway.list(customer));

    assertThat(events.attempts()).extracting(WalletAttempt::callId).doesNotHaveDuplicates();
    assertThat(events.attempts().get(0).callId()).isEqualTo(id);
  }

  @Test
  void come_after_the_journal_has_the_call() {
    List<Integer> sizes = new ArrayList<>();
    FakeWallets other = FakeWallets.create();
    WalletGateway told =
        other.gateway((WalletAttempt event) -> sizes.add(other.journal().size()));

    ignore(told.list(customer));
    ignore(told.list(customer));

    assertThat(sizes).containsExactly(1, 2);
  }

  @Test
  void go_on_after_a_reset() {
    fake.reset();

    ignore(gateway.list(customer));

    assertThat(events.attempts()).hasSize(1);
  }

  @Test
  void are_for_the_clients_of_a_server_to_tell() {
    WalletGateway server = fake.gateway(RoutingRule.REFUSE_CHANGES, entry -> {});

    ignore(server.list(customer));

    assertThat(fake.journal()).hasSize(1);
    assertThat(events.attempts()).isEmpty();
  }

  @Test
  void of_a_changed_routing_id_are_answered() {
    ignore(gateway.list(customer));
    ignore(gateway.list(Customer.guest(customer.id(), RoutingId.of("another"))));

    assertThat(events.attempts())
        .extracting(WalletAttempt::ending)
        .containsExactly(new Answered(200), new Answered(200));
  }

  @Nested
  class Under_a_use_case {

    private final Wallets wallets =
        Wallets.builder(gateway).events(events).clock(fake.clock()).build();

    @Test
    void stand_between_its_begin_and_its_outcome() {
      ignore(wallets.list(customer));

      assertThat(events.all())
          .extracting(event -> event.getClass().getSimpleName())
          .containsExactly("WalletCallBegun", "WalletAttempt", "WalletCallEnded");
      assertThat(events.all()).extracting(CallEvent::callId).containsOnly(id());
    }

    @Test
    void tell_the_lost_answer_and_the_reads_that_settle_it() {
      fake.faults().next(WalletOperation.LINK, Fault.answerLost());
      fake.faults().next(WalletOperation.FIND, Fault.unavailable());

      wallets.link(customer, wallet, fake.inbox().newestOtp(wallet)).get();

      assertThat(events.attempts())
          .extracting(WalletAttempt::operation, WalletAttempt::ending)
          .containsExactly(
              tuple(WalletOperation.LINK, new Lost(Reason.CONNECTION_LOST, "")),
              tuple(WalletOperation.FIND, new NotSent(Reason.NOT_CONNECTED, "")),
              tuple(WalletOperation.FIND, new Answered(200)));
      assertThat(events.all()).extracting(CallEvent::callId).containsOnly(id());
    }

    private CallId id() {
      return events.all().get(0).callId();
    }
  }

  @Nested
  class To_a_listener_that_fails {

    private final List<String> logged = new ArrayList<>();

    @Test
    void change_no_answer_and_are_logged() {
      WalletGateway unheard = FakeWallets.builder()
          .events(new FailingWalletEvents())
          .failureLog((message, thrown) -> logged.add(message + " " + thrown.getMessage()))
          .build()
          .gateway();

      assertThat(unheard.list(customer).isLeft()).isTrue();
      assertThat(logged)
          .singleElement()
          .asString()
          .startsWith("a WalletEvents listener failed on WalletAttempt[")
          .endsWith(" no memory");
    }
  }

  @Test
  void of_two_fakes_of_one_builder_have_a_clock_each() {
    FakeWallets.Builder builder = FakeWallets.builder().seed(7).events(events);
    FakeWallets first = builder.build();
    FakeWallets second = builder.build();

    first.clock().advance(Duration.ofHours(1));
    ignore(second.gateway().list(customer));

    assertThat(events.attempts())
        .extracting(attempt -> attempt.stamp().began())
        .containsExactly(FakeClock.START);
  }

  private void ask(WalletOperation operation) {
    switch (operation) {
      case CREATE -> ignore(gateway.create(customer, NEW_WALLET));
      case REQUEST_OTP -> ignore(gateway.requestOtp(customer, wallet));
      case LINK -> ignore(gateway.link(customer, wallet, Otp.of("123456")));
      case DELINK -> ignore(gateway.delink(customer, wallet));
      case FIND -> ignore(gateway.find(customer, wallet));
      case LIST -> ignore(gateway.list(customer));
      case REFRESH -> ignore(gateway.refresh(customer, wallet));
      case REFRESH_ALL -> ignore(gateway.refreshAll(customer));
      case CHANGE_MOBILE_NUMBER ->
        ignore(gateway.changeMobileNumber(customer, wallet, MobileNumber.of("9876543210")));
    }
  }

  private static Answered coded(int status, String code) {
    return new Answered(status, new ProviderTrace(Option.some(code), Option.none()));
  }
}
