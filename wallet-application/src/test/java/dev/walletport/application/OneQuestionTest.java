package dev.walletport.application;

import static dev.walletport.application.UseCaseFixture.CUSTOMER;
import static dev.walletport.application.UseCaseFixture.LINKED;
import static dev.walletport.application.UseCaseFixture.UNLINKED;
import static dev.walletport.application.UseCaseFixture.WALLET;
import static dev.walletport.application.UseCaseFixture.no;
import static dev.walletport.application.UseCaseFixture.yes;
import static org.assertj.core.api.Assertions.assertThat;

import dev.walletport.application.port.WalletCallEnded.Effort;
import dev.walletport.application.port.WalletCallEnded.Outcome;
import dev.walletport.domain.MobileNumber;
import dev.walletport.domain.WalletFailure;
import dev.walletport.domain.WalletId;
import dev.walletport.domain.WalletList;
import dev.walletport.domain.WalletOperation;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The use cases that ask once, pass every answer on, and report it. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class OneQuestionTest {

  private static final MobileNumber NUMBER = MobileNumber.of("9876543210");

  private final UseCaseFixture fixture = new UseCaseFixture();
  private final ScriptedGateway gateway = fixture.gateway;

  static Stream<Question> questions() {
    return Stream.of(
        new Question(
            WalletOperation.REQUEST_OTP,
            Option.some(WALLET),
            yes(UNLINKED),
            fixture ->
                new RequestOtp(fixture.gateway, fixture.reporting()).request(CUSTOMER, WALLET)),
        new Question(
            WalletOperation.CHANGE_MOBILE_NUMBER,
            Option.some(WALLET),
            yes(UNLINKED),
            fixture -> new ChangeMobileNumber(fixture.gateway, fixture.reporting())
                .change(CUSTOMER, WALLET, NUMBER)),
        new Question(
            WalletOperation.FIND,
            Option.some(WALLET),
            yes(LINKED),
            fixture -> new FindWallet(fixture.gateway, fixture.reporting()).find(CUSTOMER, WALLET)),
        new Question(
            WalletOperation.LIST,
            Option.none(),
            yes(WalletList.of(List.of(UNLINKED, LINKED))),
            fixture -> new ListWallets(fixture.gateway, fixture.reporting()).list(CUSTOMER)),
        new Question(
            WalletOperation.REFRESH,
            Option.some(WALLET),
            yes(LINKED),
            fixture ->
                new RefreshBalance(fixture.gateway, fixture.reporting()).refresh(CUSTOMER, WALLET)),
        new Question(
            WalletOperation.REFRESH_ALL,
            Option.none(),
            yes(WalletList.of(List.of(LINKED))),
            fixture ->
                new RefreshBalances(fixture.gateway, fixture.reporting()).refresh(CUSTOMER)));
  }

  @ParameterizedTest
  @MethodSource("questions")
  void a_yes_is_passed_on_and_heard(Question question) {
    gateway.answers(question.operation, slowly(question.answer));

    Either<WalletFailure, ?> answer = question.ask.apply(fixture);

    assertThat(answer).isEqualTo(question.answer);
    assertThat(gateway.asked()).containsExactly(question.operation);
    assertThat(gateway.arguments()).isEqualTo(question.arguments());
    assertHeard(question, new Outcome.Done());
  }

  @ParameterizedTest
  @MethodSource("questions")
  void a_definite_no_is_passed_on_and_heard(Question question) {
    UseCaseFixture.definiteFailures().forEach(failure -> {
      fixture.heard.clear();
      gateway.asked().clear();
      gateway.answers(question.operation, slowly(no(failure)));

      Either<WalletFailure, ?> answer = question.ask.apply(fixture);

      assertThat(answer).isEqualTo(no(failure));
      assertThat(gateway.asked()).containsExactly(question.operation);
      assertHeard(question, new Outcome.Failed(failure.kind()));
    });
  }

  /** No read shows whether a message was sent or a number was changed. */
  @ParameterizedTest
  @MethodSource("questions")
  void an_unknown_outcome_is_passed_on_and_never_read_back(Question question) {
    WalletFailure unknown = fixture.unknown(question.operation, Option.some(UNLINKED));
    gateway.answers(question.operation, slowly(no(unknown)));

    Either<WalletFailure, ?> answer = question.ask.apply(fixture);

    assertThat(answer).isEqualTo(no(unknown));
    assertThat(gateway.asked()).containsExactly(question.operation);
    assertThat(fixture.pauses).isEmpty();
    assertHeard(question, new Outcome.Unknown());
  }

  private java.util.function.Supplier<Either<WalletFailure, ?>> slowly(
      Either<WalletFailure, ?> answer) {
    return () -> {
      fixture.clock.advance(Duration.ofSeconds(3));
      return answer;
    };
  }

  private void assertHeard(Question question, Outcome outcome) {
    fixture.assertHeard(
        question.operation, question.wallet, outcome, new Effort(Duration.ofSeconds(3), 1));
  }

  record Question(
      WalletOperation operation,
      Option<WalletId> wallet,
      Either<WalletFailure, ?> answer,
      Function<UseCaseFixture, Either<WalletFailure, ?>> ask) {

    List<Object> arguments() {
      List<Object> arguments = new ArrayList<>(List.of(CUSTOMER));
      wallet.forEach(arguments::add);
      if (operation == WalletOperation.CHANGE_MOBILE_NUMBER) {
        arguments.add(NUMBER);
      }
      return arguments;
    }

    @Override
    public String toString() {
      return operation.name();
    }
  }
}
