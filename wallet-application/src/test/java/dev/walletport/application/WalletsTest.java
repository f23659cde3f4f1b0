package dev.walletport.application;

import static dev.walletport.application.UseCaseFixture.CUSTOMER;
import static dev.walletport.application.UseCaseFixture.LINKED;
import static dev.walletport.application.UseCaseFixture.UNLINKED;
import static dev.walletport.application.UseCaseFixture.WALLET;
import static dev.walletport.application.UseCaseFixture.yes;
import static dev.walletport.domain.testing.Answers.ignore;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import dev.walletport.application.port.CallId;
import dev.walletport.application.port.WalletCallEnded;
import dev.walletport.domain.MobileNumber;
import dev.walletport.domain.NewWallet;
import dev.walletport.domain.OtpForm;
import dev.walletport.domain.OtpRejection;
import dev.walletport.domain.WalletFailure;
import dev.walletport.domain.WalletFailure.OtpRejected;
import dev.walletport.domain.WalletList;
import dev.walletport.domain.WalletOperation;
import dev.walletport.domain.WalletProvider;
import io.vavr.control.Either;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class WalletsTest {

  private static final MobileNumber NUMBER = MobileNumber.parse("9876543210").get();

  private final UseCaseFixture fixture = new UseCaseFixture();
  private final ScriptedGateway gateway = fixture.gateway;

  static Stream<Question> questions() {
    return Stream.of(
        new Question(
            WalletOperation.CREATE,
            yes(UNLINKED),
            wallets -> wallets.create(CUSTOMER, NewWallet.at(WalletProvider.PAYTM))),
        new Question(
            WalletOperation.REQUEST_OTP,
            yes(UNLINKED),
            wallets -> wallets.requestOtp(CUSTOMER, WALLET)),
        new Question(
            WalletOperation.LINK, yes(LINKED), wallets -> wallets.link(CUSTOMER, WALLET, "345678")),
        new Question(
            WalletOperation.LINK,
            yes(LINKED),
            wallets -> wallets.link(CUSTOMER, WALLET, "3456", OtpForm.digits(4))),
        new Question(
            WalletOperation.DELINK, yes(UNLINKED), wallets -> wallets.delink(CUSTOMER, WALLET)),
        new Question(WalletOperation.FIND, yes(LINKED), wallets -> wallets.find(CUSTOMER, WALLET)),
        new Question(
            WalletOperation.LIST,
            yes(WalletList.of(List.of(LINKED))),
            wallets -> wallets.list(CUSTOMER)),
        new Question(
            WalletOperation.REFRESH, yes(LINKED), wallets -> wallets.refresh(CUSTOMER, WALLET)),
        new Question(
            WalletOperation.REFRESH_ALL,
            yes(WalletList.of(List.of(LINKED))),
            wallets -> wallets.refreshAll(CUSTOMER)),
        new Question(
            WalletOperation.CHANGE_MOBILE_NUMBER,
            yes(UNLINKED),
            wallets -> wallets.changeMobileNumber(CUSTOMER, WALLET, NUMBER)));
  }

  @ParameterizedTest
  @MethodSource("questions")
  void ask_the_gateway_and_pass_its_answer_on(Question question) {
    gateway.answers(question.operation, question.answer);

    Either<WalletFailure, ?> answer = question.ask.apply(Wallets.over(gateway));

    assertThat(answer).isEqualTo(question.answer);
    assertThat(gateway.asked()).containsExactly(question.operation);
  }

  @ParameterizedTest
  @MethodSource("questions")
  void tell_a_listener_of_every_call(Question question) {
    List<WalletCallEnded> heard = new ArrayList<>();
    gateway.answers(question.operation, question.answer);
    Wallets wallets = Wallets.builder(gateway)
        .events(heard::add)
        .clock(fixture.clock)
        .callIds(() -> CallId.of("request-7"))
        .build();

    Either<WalletFailure, ?> answer = question.ask.apply(wallets);

    assertThat(answer.isRight()).isTrue();
    assertThat(heard).extracting(WalletCallEnded::operation).containsExactly(question.operation);
    assertThat(heard).extracting(WalletCallEnded::callId).containsExactly(CallId.of("request-7"));
    assertThat(heard)
        .extracting(event -> event.stamp().began())
        .containsExactly(fixture.clock.instant());
  }

  @Test
  void refuse_what_has_not_the_form_that_was_set() {
    Wallets wallets = Wallets.builder(gateway).form(OtpForm.digits(4)).build();

    assertThat(wallets.link(CUSTOMER, WALLET, "345678"))
        .isEqualTo(Either.left(new OtpRejected(new OtpRejection.Malformed(OtpForm.digits(4)))));
    assertThat(gateway.asked()).isEmpty();
  }

  @Test
  void settle_a_lost_answer_by_the_policy_that_was_set_with_the_pause_of_the_gateway() {
    List<Duration> pauses = new ArrayList<>();
    gateway
        .pausing(pauses::add)
        .answers(WalletOperation.LINK, UseCaseFixture.no(fixture.unknown(WalletOperation.LINK)))
        .answers(WalletOperation.FIND, yes(LINKED));
    SettlingPolicy policy =
        new SettlingPolicy(List.of(Duration.ofMinutes(7)), Duration.ofMinutes(8));
    Wallets wallets =
        Wallets.builder(gateway).settling(policy).clock(fixture.clock).build();

    assertThat(wallets.link(CUSTOMER, WALLET, "345678")).isEqualTo(yes(LINKED));
    assertThat(pauses).containsExactly(Duration.ofMinutes(7));
  }

  @Test
  void log_that_a_listener_failed_where_the_host_says() {
    List<String> logged = new ArrayList<>();
    gateway.answers(WalletOperation.FIND, yes(LINKED));
    Wallets wallets = Wallets.builder(gateway)
        .events(event -> {
          throw new IllegalStateException("no disk");
        })
        .failureLog((message, thrown) -> logged.add(message + ": " + thrown.getMessage()))
        .build();

    assertThat(wallets.find(CUSTOMER, WALLET)).isEqualTo(yes(LINKED));
    assertThat(logged).singleElement().asString().startsWith("a WalletEvents listener failed on ");
    assertThat(logged).singleElement().asString().endsWith(": no disk");
  }

  @Test
  void name_the_setting_that_is_null() {
    Wallets.Builder builder = Wallets.builder(gateway);

    assertNamed("gateway", () -> ignore(Wallets.over(UseCaseFixture.none())));
    assertNamed("form", () -> builder.form(UseCaseFixture.none()));
    assertNamed("settling", () -> builder.settling(UseCaseFixture.none()));
    assertNamed("events", () -> builder.events(UseCaseFixture.none()));
    assertNamed("clock", () -> builder.clock(UseCaseFixture.none()));
    assertNamed("callIds", () -> builder.callIds(UseCaseFixture.none()));
    assertNamed("failureLog", () -> builder.failureLog(UseCaseFixture.none()));
  }

  @Test
  void are_made_of_use_cases_that_are_known_by_their_types() {
    UseCases useCases =
        new UseCases(gateway, OtpForm.standard(), fixture.settling(), fixture.reporting());

    assertThat(UseCases.types()).allSatisfy(type -> {
      assertThat(useCases.get(type)).isInstanceOf(type).isSameAs(useCases.get(type));
    });
    assertThatIllegalArgumentException()
        .isThrownBy(() -> useCases.get(String.class))
        .withMessageStartingWith("java.lang.String is not one of ");
  }

  private static void assertNamed(String name, Runnable call) {
    assertThatNullPointerException().isThrownBy(call::run).withMessage(name);
  }

  private record Question(
      WalletOperation operation,
      Either<WalletFailure, ?> answer,
      Function<Wallets, Either<WalletFailure, ?>> ask) {

    @Override
    public String toString() {
      return operation.name();
    }
  }
}
