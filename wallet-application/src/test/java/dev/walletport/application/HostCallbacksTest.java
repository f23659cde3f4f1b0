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
import static dev.walletport.domain.testing.Answers.ignore;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.walletport.application.port.HostFailureLog;
import dev.walletport.application.port.Pause;
import dev.walletport.application.port.WalletCallEnded;
import dev.walletport.application.port.WalletCallEnded.Outcome;
import dev.walletport.application.port.WalletEvents;
import dev.walletport.domain.NewWallet;
import dev.walletport.domain.OtpForm;
import dev.walletport.domain.WalletAccount;
import dev.walletport.domain.WalletFailure;
import dev.walletport.domain.WalletFailure.Refused;
import dev.walletport.domain.WalletList;
import dev.walletport.domain.WalletOperation;
import dev.walletport.domain.WalletProvider;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The answer of a command comes before everything that the host's code throws. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class HostCallbacksTest {

  private static final String OTP = "739152";
  private static final int READS = SettlingPolicy.standard().pauses().size();

  private final UseCaseFixture fixture = new UseCaseFixture();
  private final ScriptedGateway gateway = fixture.gateway;
  private final RecordingLogHandler log = new RecordingLogHandler(HostFailureLog.class);

  private Pause pause = fixture.clock::advance;
  private InstantSource clock = fixture.clock;
  private WalletEvents events = fixture.heard::add;

  /** The commands that are settled, each with what a read shows while it is not applied. */
  static Stream<Command> commands() {
    return Stream.of(
        new Command(
            LINK,
            FIND,
            UNLINKED,
            Option.some(UNLINKED),
            test -> test.linkWallet().link(CUSTOMER, WALLET, OTP)),
        new Command(
            DELINK,
            FIND,
            LINKED,
            Option.some(LINKED),
            test -> test.delinkWallet().delink(CUSTOMER, WALLET)),
        new Command(
            CREATE,
            LIST,
            WalletList.of(List.of()),
            Option.none(),
            test -> test.createWallet().create(CUSTOMER, NewWallet.at(WalletProvider.MOBIKWIK))));
  }

  static Stream<Arguments> commandsAndThrowables() {
    return commands()
        .flatMap(command -> Throwables.all().map(thrown -> arguments(command, thrown)));
  }

  static Stream<Arguments> commandsAndReadsAndThrowables() {
    return commands()
        .flatMap(command -> IntStream.rangeClosed(1, READS)
            .boxed()
            .flatMap(read -> Throwables.all().map(thrown -> arguments(command, read, thrown))));
  }

  static Stream<Arguments> answersAndThrowables() {
    return Stream.<Either<WalletFailure, ?>>of(
            yes(LINKED),
            no(new Refused("Invalid", "no")),
            no(new UseCaseFixture().unknown(LINK, Option.some(UNLINKED))))
        .flatMap(answer -> Throwables.all().map(thrown -> arguments(answer, thrown)));
  }

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
  class What_reaches_the_caller {
    @ParameterizedTest
    @MethodSource("dev.walletport.application.Throwables#all")
    void is_what_the_clock_throws_before_anything_was_sent(Throwable thrown) {
      clock = () -> Throwables.sneak(thrown);

      assertThatThrownBy(() -> linkWallet().link(CUSTOMER, WALLET, OTP)).isSameAs(thrown);
      assertThat(gateway.asked()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("dev.walletport.application.Throwables#all")
    void is_what_a_gateway_throws_in_place_of_an_answer(Throwable thrown) {
      gateway.answers(LINK, () -> Throwables.sneak(thrown));

      assertThatThrownBy(() -> linkWallet().link(CUSTOMER, WALLET, OTP)).isSameAs(thrown);
      assertThat(gateway.asked()).containsExactly(LINK);
    }
  }

  @Nested
  class A_pause_that_throws {
    @ParameterizedTest
    @MethodSource("dev.walletport.application.HostCallbacksTest#commandsAndReadsAndThrowables")
    void ends_the_settling_with_what_was_seen(Command command, int nth, Throwable thrown) {
      int[] pauses = {0};
      pause = duration -> throwIf(++pauses[0] == nth, thrown);

      Either<WalletFailure, ?> answer = run(command);

      assertUnknown(command, answer, nth - 1);
      assertThat(pauses[0]).isEqualTo(nth);
      assertThat(Thread.interrupted()).isEqualTo(thrown instanceof InterruptedException);
      if (!(thrown instanceof InterruptedException)) {
        assertLogged("settling ended early: " + command, thrown);
      }
    }

    @Test
    void is_no_news_if_it_was_interrupted() {
      pause = duration -> Throwables.sneak(new InterruptedException());

      ignore(run(commands().findFirst().orElseThrow()));

      assertThat(log.records()).isEmpty();
    }

    @Test
    void because_it_recurses_without_end_loses_no_answer() {
      pause = duration -> pause.sleep(duration.plusNanos(1));

      assertUnknown(command(LINK), run(command(LINK)), 0);
    }
  }

  @Nested
  class A_read_that_throws {
    @ParameterizedTest
    @MethodSource("dev.walletport.application.HostCallbacksTest#commandsAndReadsAndThrowables")
    void ends_the_settling_with_what_was_seen(Command command, int nth, Throwable thrown) {
      gateway.answers(command.operation, no(fixture.unknown(command.operation)));
      tellReads(command, nth - 1);
      gateway.answers(command.read, () -> Throwables.sneak(thrown));

      Either<WalletFailure, ?> answer = command.run.apply(HostCallbacksTest.this);

      assertUnknown(command, answer, nth - 1);
      assertThat(Collections.frequency(gateway.asked(), command.read)).isEqualTo(nth);
      assertThat(fixture.heard)
          .singleElement()
          .satisfies(event ->
              assertThat(event.effort().calls()).isEqualTo(gateway.asked().size()));
      assertLogged("settling ended early: " + command, thrown);
      assertFlag(thrown);
    }

    @ParameterizedTest
    @MethodSource("dev.walletport.application.Throwables#all")
    void is_also_a_repeated_delink(Throwable thrown) {
      gateway.answers(DELINK, no(fixture.unknown(DELINK))).answers(FIND, yes(LINKED));
      gateway.answers(DELINK, () -> Throwables.sneak(thrown));

      Either<WalletFailure, ?> answer = delinkWallet().delink(CUSTOMER, WALLET);

      assertUnknown(command(DELINK), answer, 1);
      assertThat(gateway.asked()).containsExactly(DELINK, FIND, DELINK);
      assertFlag(thrown);
    }

    @Test
    void keeps_what_the_gateway_saw_before_it() {
      gateway.answers(LINK, no(fixture.unknown(LINK, Option.some(UNLINKED))));
      gateway.answers(FIND, () -> Throwables.sneak(new OutOfMemoryError()));

      Either<WalletFailure, ?> answer = linkWallet().link(CUSTOMER, WALLET, OTP);

      assertThat(answer).isEqualTo(no(fixture.unknown(LINK, Option.some(UNLINKED))));
    }
  }

  @Nested
  class A_clock_that_throws {
    /** From the first reading after the command to the last before the answer. */
    @ParameterizedTest
    @MethodSource("dev.walletport.application.HostCallbacksTest#commandsAndThrowables")
    void at_any_reading_after_the_command_loses_no_answer(Command command, Throwable thrown) {
      int readings = readingsOf(command);

      for (int nth = 2; nth <= readings; nth++) {
        clock = failingAt(nth, thrown);
        Either<WalletFailure, ?> answer = run(command);

        assertThat(answer.getLeft()).isInstanceOf(WalletFailure.OutcomeUnknown.class);
        assertFlag(thrown);
      }
      assertThat(readings).isEqualTo(2 + 2 * READS + 1);
      assertThat(log.records()).hasSize(readings - 1);
    }

    @ParameterizedTest
    @MethodSource("dev.walletport.application.Throwables#all")
    void after_a_yes_costs_the_event_and_not_the_answer(Throwable thrown) {
      gateway.answers(LINK, yes(LINKED));
      clock = failingAt(2, thrown);

      assertThat(linkWallet().link(CUSTOMER, WALLET, OTP)).isEqualTo(yes(LINKED));
      assertThat(fixture.heard).isEmpty();
      assertLogged("an outcome was not told: LINK of " + WALLET, thrown);
    }

    @ParameterizedTest
    @MethodSource("dev.walletport.application.Throwables#all")
    void after_a_read_costs_the_event_and_not_the_answer(Throwable thrown) {
      gateway.answers(LIST, yes(WalletList.of(List.of(LINKED))));
      clock = failingAt(2, thrown);

      assertThat(new ListWallets(gateway, reporting()).list(CUSTOMER))
          .isEqualTo(yes(WalletList.of(List.of(LINKED))));
      assertLogged("an outcome was not told: LIST of a wallet for " + CUSTOMER.id(), thrown);
    }

    private int readingsOf(Command command) {
      int[] readings = {0};
      clock = () -> {
        readings[0]++;
        return fixture.clock.instant();
      };
      ignore(run(command));
      return readings[0];
    }

    private InstantSource failingAt(int nth, Throwable thrown) {
      int[] readings = {0};
      return () -> ++readings[0] == nth ? Throwables.<Instant, Error>sneak(thrown) : Instant.EPOCH;
    }
  }

  @Nested
  class A_listener_that_throws {
    @ParameterizedTest
    @MethodSource("dev.walletport.application.HostCallbacksTest#answersAndThrowables")
    void changes_no_answer(Either<WalletFailure, ?> answer, Throwable thrown) {
      gateway.answers(LINK, answer);
      events = event -> Throwables.sneak(thrown);

      assertThat(linkWallet(SettlingPolicy.none()).link(CUSTOMER, WALLET, OTP)).isEqualTo(answer);
      assertLogged("a WalletEvents listener failed on WalletCallEnded[stamp=CallStamp[id=", thrown);
      assertFlag(thrown);
    }

    @ParameterizedTest
    @MethodSource("dev.walletport.application.Throwables#all")
    void changes_no_settled_answer(Throwable thrown) {
      gateway.answers(LINK, no(fixture.unknown(LINK))).answers(FIND, yes(LINKED));
      events = event -> Throwables.sneak(thrown);

      assertThat(linkWallet().link(CUSTOMER, WALLET, OTP)).isEqualTo(yes(LINKED));
    }

    @Test
    void because_it_recurses_without_end_changes_no_answer() {
      gateway.answers(LINK, yes(LINKED));
      events = event -> events.onEnd(event);

      assertThat(linkWallet().link(CUSTOMER, WALLET, OTP)).isEqualTo(yes(LINKED));
    }

    @Test
    void is_not_asked_for_its_name() {
      gateway.answers(LINK, yes(LINKED));
      events = new WalletEvents() {
        @Override
        public void onEnd(WalletCallEnded event) {
          throw new IllegalStateException();
        }

        @Override
        public String toString() {
          throw new AssertionError("printed");
        }
      };

      assertThat(linkWallet().link(CUSTOMER, WALLET, OTP)).isEqualTo(yes(LINKED));
      assertThat(log.records()).hasSize(1);
    }
  }

  @Nested
  class A_log_that_throws_too {
    private final Handler failing = new Handler() {
      @Override
      public void publish(LogRecord logged) {
        new SimpleFormatter().format(logged);
        Throwables.sneak(logged.getThrown());
      }

      @Override
      public void flush() {}

      @Override
      public void close() {}
    };

    @BeforeEach
    void break_the_log() {
      Logger.getLogger(HostFailureLog.class.getName()).addHandler(failing);
    }

    @AfterEach
    void mend_the_log() {
      Logger.getLogger(HostFailureLog.class.getName()).removeHandler(failing);
    }

    @ParameterizedTest
    @MethodSource("dev.walletport.application.HostCallbacksTest#answersAndThrowables")
    void changes_no_answer_after_a_listener(Either<WalletFailure, ?> answer, Throwable thrown) {
      gateway.answers(LINK, answer);
      events = event -> Throwables.sneak(thrown);

      assertThat(linkWallet(SettlingPolicy.none()).link(CUSTOMER, WALLET, OTP)).isEqualTo(answer);
      assertFlag(thrown);
    }

    @ParameterizedTest
    @MethodSource("dev.walletport.application.HostCallbacksTest#commandsAndThrowables")
    void changes_no_answer_after_a_pause(Command command, Throwable thrown) {
      pause = duration -> Throwables.sneak(thrown);

      assertUnknown(command, run(command), 0);
      assertFlag(thrown);
    }
  }

  /** Runs a command whose answer is lost, with as many reads as the policy has. */
  private Either<WalletFailure, ?> run(Command command) {
    gateway.asked().clear();
    fixture.heard.clear();
    gateway.forget();
    gateway.answers(command.operation, no(fixture.unknown(command.operation)));
    tellReads(command, READS);
    return command.run.apply(this);
  }

  private void tellReads(Command command, int reads) {
    for (int read = 0; read < reads; read++) {
      gateway.answers(command.read, yes(command.shown));
      gateway.answers(DELINK, no(UNREADABLE));
    }
  }

  private void assertUnknown(Command command, Either<WalletFailure, ?> answer, int reads) {
    Option<WalletAccount> seen = reads == 0 ? Option.none() : command.seen;
    assertThat(answer).isEqualTo(no(fixture.unknown(command.operation, seen)));
    assertThat(fixture.heard)
        .singleElement()
        .satisfies(event -> assertThat(event.outcome()).isEqualTo(new Outcome.Unknown()));
  }

  private void assertLogged(String message, Throwable thrown) {
    assertThat(log.records()).singleElement().satisfies(logged -> {
      assertThat(logged.getLevel()).isEqualTo(Level.WARNING);
      assertThat(logged.getThrown() == thrown).isTrue();
      assertThat(logged.getMessage()).startsWith(message).doesNotContain(OTP);
    });
  }

  private static void assertFlag(Throwable thrown) {
    assertThat(Thread.interrupted()).isEqualTo(thrown instanceof InterruptedException);
  }

  private static void throwIf(boolean now, Throwable thrown) {
    if (now) {
      Throwables.sneak(thrown);
    }
  }

  private static Command command(WalletOperation operation) {
    return commands()
        .filter(command -> command.operation == operation)
        .findFirst()
        .orElseThrow();
  }

  private LinkWallet linkWallet() {
    return linkWallet(SettlingPolicy.standard());
  }

  private LinkWallet linkWallet(SettlingPolicy policy) {
    return new LinkWallet(gateway, OtpForm.standard(), settling(policy), reporting());
  }

  private DelinkWallet delinkWallet() {
    return new DelinkWallet(gateway, settling(SettlingPolicy.standard()), reporting());
  }

  private CreateWallet createWallet() {
    return new CreateWallet(gateway, settling(SettlingPolicy.standard()), reporting());
  }

  private Settling settling(SettlingPolicy policy) {
    return new Settling(policy, pause, clock);
  }

  private Reporting reporting() {
    return new Reporting(events, clock);
  }

  private record Command(
      WalletOperation operation,
      WalletOperation read,
      Object shown,
      Option<WalletAccount> seen,
      Function<HostCallbacksTest, Either<WalletFailure, ?>> run) {

    @Override
    public String toString() {
      return operation.toString();
    }
  }
}
