package dev.walletport.recipes;

import static dev.walletport.domain.testing.Answers.ignore;
import static java.time.ZoneOffset.UTC;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.walletport.adapter.fake.FakeWallets;
import dev.walletport.adapter.fake.Fault;
import dev.walletport.application.DelinkWallet;
import dev.walletport.application.LinkWallet;
import dev.walletport.application.Reporting;
import dev.walletport.application.Settling;
import dev.walletport.application.SettlingPolicy;
import dev.walletport.application.port.WalletGateway;
import dev.walletport.domain.Customer;
import dev.walletport.domain.CustomerId;
import dev.walletport.domain.MobileNumber;
import dev.walletport.domain.NewWallet;
import dev.walletport.domain.Otp;
import dev.walletport.domain.OtpForm;
import dev.walletport.domain.WalletAccount.Linked;
import dev.walletport.domain.WalletFailure;
import dev.walletport.domain.WalletFailure.OutcomeUnknown;
import dev.walletport.domain.WalletFailure.Unavailable;
import dev.walletport.domain.WalletFailure.WalletNotFound;
import dev.walletport.domain.WalletId;
import dev.walletport.domain.WalletOperation;
import dev.walletport.domain.WalletProvider;
import io.github.resilience4j.circuitbreaker.CircuitBreaker.State;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class CircuitBreakingWalletGatewayTest {

  private static final int CALLS_TO_OPEN = 4;
  private static final Duration WAIT = Duration.ofSeconds(30);
  private static final Unavailable CIRCUIT_OPEN = new Unavailable("circuit open");

  private final FakeWallets fake = FakeWallets.create();
  private final Customer customer = fake.openCustomer(CustomerId.of("customer_1122"));
  private final WalletId wallet =
      fake.openWallet(customer.id(), NewWallet.at(WalletProvider.MOBIKWIK));
  // README
  private final CircuitBreakerRegistry registry =
      CircuitBreakerRegistry.of(CircuitBreakerConfig.custom()
          .slidingWindowSize(CALLS_TO_OPEN)
          .minimumNumberOfCalls(CALLS_TO_OPEN)
          .waitDurationInOpenState(WAIT)
          .permittedNumberOfCallsInHalfOpenState(1)
          .clock(fake.clock().withZone(UTC))
          .build());
  private final WalletGateway gateway =
      new CircuitBreakingWalletGateway(fake.gateway(), "books", registry);
  // README

  @Nested
  class What_counts {

    static Stream<Fault> outages() {
      return Stream.of(Fault.unavailable(), Fault.answerLost(), Fault.requestLost());
    }

    @ParameterizedTest
    @MethodSource("outages")
    void a_command_without_an_answer_does(Fault outage) {
      fake.faults().next(CALLS_TO_OPEN, WalletOperation.REQUEST_OTP, outage);

      times(CALLS_TO_OPEN, () -> gateway.requestOtp(customer, wallet));

      assertThat(state("books-commands")).isEqualTo(State.OPEN);
      assertThat(reached(WalletOperation.REQUEST_OTP)).isEqualTo(CALLS_TO_OPEN);
    }

    @ParameterizedTest
    @MethodSource("outages")
    void a_read_without_an_answer_does(Fault outage) {
      fake.faults().next(CALLS_TO_OPEN, WalletOperation.FIND, outage);

      times(CALLS_TO_OPEN, () -> gateway.find(customer, wallet));

      assertThat(state("books-reads")).isEqualTo(State.OPEN);
      assertThat(reached(WalletOperation.FIND)).isEqualTo(CALLS_TO_OPEN);
    }

    static Stream<Fault> refusals() {
      return Stream.of(
          Fault.refused("E1", "no"), Fault.throttled(Duration.ofSeconds(1)), Fault.wrongOtp());
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void a_refusal_does_not(Fault refusal) {
      fake.faults().next(3 * CALLS_TO_OPEN, WalletOperation.LINK, refusal);

      times(3 * CALLS_TO_OPEN, () -> gateway.link(customer, wallet, otp()));

      assertThat(state("books-commands")).isEqualTo(State.CLOSED);
      assertThat(reached(WalletOperation.LINK)).isEqualTo(3 * CALLS_TO_OPEN);
    }

    @Test
    void a_wallet_that_is_not_there_does_not() {
      WalletId unknown = WalletId.of("wlt_unknown");

      times(3 * CALLS_TO_OPEN, () -> gateway.find(customer, unknown));

      assertThat(state("books-reads")).isEqualTo(State.CLOSED);
      assertThat(gateway.find(customer, unknown).getLeft()).isInstanceOf(WalletNotFound.class);
    }

    @Test
    void what_the_gateway_throws_does_and_reaches_the_caller() {
      WalletGateway throwing = guarded(throwing(new StackOverflowError()), "toys");

      for (int call = 0; call < CALLS_TO_OPEN; call++) {
        assertThatThrownBy(() -> throwing.find(customer, wallet))
            .isInstanceOf(StackOverflowError.class);
      }

      assertThat(state("toys-reads")).isEqualTo(State.OPEN);
    }

    @Test
    void less_than_half_of_the_calls_do_not_open_it() {
      fake.faults().next(WalletOperation.FIND, Fault.unavailable());

      times(CALLS_TO_OPEN, () -> gateway.find(customer, wallet));

      assertThat(state("books-reads")).isEqualTo(State.CLOSED);
    }
  }

  @Nested
  class An_open_circuit {

    @Test
    void sends_no_command() {
      registry.circuitBreaker("books-commands").transitionToOpenState();

      List<Either<WalletFailure, ?>> answers = List.of(
          gateway.create(customer, NewWallet.at(WalletProvider.PAYTM)),
          gateway.requestOtp(customer, wallet),
          gateway.link(customer, wallet, otp()),
          gateway.delink(customer, wallet),
          gateway.changeMobileNumber(customer, wallet, MobileNumber.of("9876543210")));

      assertThat(answers).allSatisfy(CircuitBreakingWalletGatewayTest::isStopped);
      assertThat(fake.journal()).isEmpty();
    }

    @Test
    void sends_no_read() {
      registry.circuitBreaker("books-reads").transitionToOpenState();

      List<Either<WalletFailure, ?>> answers =
          List.of(gateway.find(customer, wallet), gateway.list(customer));

      assertThat(answers).allSatisfy(CircuitBreakingWalletGatewayTest::isStopped);
      assertThat(fake.journal()).isEmpty();
    }

    @Test
    void sends_no_refresh() {
      registry.circuitBreaker("books-refreshes").transitionToOpenState();

      List<Either<WalletFailure, ?>> answers =
          List.of(gateway.refresh(customer, wallet), gateway.refreshAll(customer));

      assertThat(answers).allSatisfy(CircuitBreakingWalletGatewayTest::isStopped);
      assertThat(fake.journal()).isEmpty();
    }

    @Test
    void closes_when_the_first_call_after_the_wait_is_answered() {
      registry.circuitBreaker("books-reads").transitionToOpenState();
      fake.clock().advance(WAIT.plusMillis(1));

      boolean answered = gateway.find(customer, wallet).isRight();

      assertThat(answered).isTrue();
      assertThat(state("books-reads")).isEqualTo(State.CLOSED);
    }

    @Test
    void stays_open_when_it_is_not_and_sends_it_once() {
      registry.circuitBreaker("books-commands").transitionToOpenState();
      fake.clock().advance(WAIT.plusMillis(1));
      fake.faults().next(WalletOperation.REQUEST_OTP, Fault.answerLost());

      WalletFailure first = gateway.requestOtp(customer, wallet).getLeft();
      WalletFailure second = gateway.requestOtp(customer, wallet).getLeft();

      assertThat(first).isInstanceOf(OutcomeUnknown.class);
      assertThat(second).isEqualTo(CIRCUIT_OPEN);
      assertThat(reached(WalletOperation.REQUEST_OTP)).isEqualTo(1);
    }

    @Test
    void stays_open_when_the_first_call_after_the_wait_throws() {
      WalletGateway throwing = guarded(throwing(new StackOverflowError()), "toys");
      registry.circuitBreaker("toys-reads").transitionToOpenState();
      fake.clock().advance(WAIT.plusMillis(1));

      assertThatThrownBy(() -> throwing.find(customer, wallet))
          .isInstanceOf(StackOverflowError.class);

      assertThat(state("toys-reads")).isEqualTo(State.OPEN);
    }
  }

  @Nested
  class A_lost_answer {

    @Test
    void a_command_that_opens_the_circuit_by_a_lost_answer_is_still_read_back() {
      String typed = sentOtp();
      stopAllButOneOf(WalletOperation.REQUEST_OTP, () -> gateway.requestOtp(customer, wallet));
      fake.faults().next(WalletOperation.LINK, Fault.answerLost());

      Either<WalletFailure, Linked> answer = linkWallet().link(customer, wallet, typed);

      assertThat(answer.isRight()).isTrue();
      assertThat(state("books-commands")).isEqualTo(State.OPEN);
      assertThat(reached(WalletOperation.LINK)).isEqualTo(1);
    }

    @Test
    void it_stays_unknown_without_a_look_when_reads_are_stopped_too() {
      String typed = sentOtp();
      registry.circuitBreaker("books-reads").transitionToForcedOpenState();
      fake.faults().next(WalletOperation.LINK, Fault.answerLost());

      WalletFailure failure = linkWallet().link(customer, wallet, typed).getLeft();

      assertThat(failure)
          .isInstanceOfSatisfying(
              OutcomeUnknown.class,
              unknown -> assertThat(unknown.lastSeen()).isEqualTo(Option.none()));
      assertThat(reached(WalletOperation.FIND)).isZero();
    }

    @Test
    void a_delink_is_not_sent_again_through_a_circuit_that_has_opened() {
      String typed = sentOtp();
      ignore(linkWallet().link(customer, wallet, typed));
      stopAllButOneOf(WalletOperation.REQUEST_OTP, () -> gateway.requestOtp(customer, wallet));
      fake.faults().next(WalletOperation.DELINK, Fault.requestLost());

      WalletFailure failure = new DelinkWallet(gateway, settling(), Reporting.none())
          .delink(customer, wallet)
          .getLeft();

      assertThat(failure).isInstanceOf(OutcomeUnknown.class);
      assertThat(reached(WalletOperation.DELINK)).isEqualTo(1);
      assertThat(reached(WalletOperation.FIND)).isPositive();
    }

    @Test
    void refreshes_without_an_answer_stop_neither_commands_nor_reads() {
      fake.faults().next(CALLS_TO_OPEN, WalletOperation.REFRESH_ALL, Fault.unavailable());

      times(CALLS_TO_OPEN, () -> gateway.refreshAll(customer));

      assertThat(state("books-refreshes")).isEqualTo(State.OPEN);
      assertThat(gateway.requestOtp(customer, wallet).isRight()).isTrue();
      assertThat(gateway.find(customer, wallet).isRight()).isTrue();
    }

    private String sentOtp() {
      ignore(fake.gateway().requestOtp(customer, wallet));
      return fake.inbox().newestOtp(wallet);
    }

    /** Fills the window of a circuit but for one call, so that the next failure opens it. */
    private void stopAllButOneOf(
        WalletOperation operation, Supplier<Either<WalletFailure, ?>> call) {
      registry.circuitBreaker("books-commands").reset();
      fake.faults().next(CALLS_TO_OPEN - 1, operation, Fault.unavailable());
      times(CALLS_TO_OPEN - 1, call);
      assertThat(state("books-commands")).isEqualTo(State.CLOSED);
    }

    private LinkWallet linkWallet() {
      return new LinkWallet(gateway, OtpForm.standard(), settling(), Reporting.none());
    }

    private Settling settling() {
      return new Settling(SettlingPolicy.standard(), fake.pause(), fake.clock());
    }
  }

  @Nested
  class Names {

    @Test
    void a_merchant_of_another_name_goes_on() {
      WalletGateway toys = guarded(fake.gateway(), "toys");
      registry.circuitBreaker("books-reads").transitionToOpenState();

      assertThat(gateway.find(customer, wallet).isLeft()).isTrue();
      assertThat(toys.find(customer, wallet).isRight()).isTrue();
    }

    @Test
    void gateways_of_one_name_stop_together() {
      WalletGateway same = guarded(fake.gateway(), "books");
      fake.faults().next(CALLS_TO_OPEN, WalletOperation.FIND, Fault.unavailable());

      times(CALLS_TO_OPEN, () -> gateway.find(customer, wallet));

      assertThat(same.find(customer, wallet).getLeft()).isEqualTo(CIRCUIT_OPEN);
    }
  }

  @Test
  void the_merchant_is_that_of_the_gateway_behind_it() {
    WalletGateway books = answering(Option.some("books"));

    assertThat(guarded(books, "all").merchant()).isEqualTo(Option.some("books"));
  }

  private WalletGateway guarded(WalletGateway next, String name) {
    return new CircuitBreakingWalletGateway(next, name, registry);
  }

  private static WalletGateway answering(Object answer) {
    return (WalletGateway) Proxy.newProxyInstance(
        WalletGateway.class.getClassLoader(),
        new Class<?>[] {WalletGateway.class},
        (proxy, method, arguments) -> answer);
  }

  private static WalletGateway throwing(Throwable thrown) {
    return (WalletGateway) Proxy.newProxyInstance(
        WalletGateway.class.getClassLoader(),
        new Class<?>[] {WalletGateway.class},
        (proxy, method, arguments) -> {
          throw thrown;
        });
  }

  private static void times(int calls, Supplier<Either<WalletFailure, ?>> call) {
    for (int made = 0; made < calls; made++) {
      assertThat(call.get()).isNotNull();
    }
  }

  private static void isStopped(Either<WalletFailure, ?> answer) {
    assertThat(answer.getLeft()).isEqualTo(CIRCUIT_OPEN);
  }

  private static Otp otp() {
    return Otp.parse("123456", OtpForm.standard()).get();
  }

  private State state(String breaker) {
    return registry.circuitBreaker(breaker).getState();
  }

  private long reached(WalletOperation operation) {
    return fake.journal().stream().filter(call -> call.operation() == operation).count();
  }
}
