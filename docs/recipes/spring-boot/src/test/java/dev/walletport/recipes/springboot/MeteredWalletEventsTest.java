package dev.walletport.recipes.springboot;

import static java.util.Locale.ROOT;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.walletport.application.port.CallId;
import dev.walletport.application.port.CallStamp;
import dev.walletport.application.port.CallSubject;
import dev.walletport.application.port.CommandKey;
import dev.walletport.application.port.SweptCommand;
import dev.walletport.application.port.WalletAttempt;
import dev.walletport.application.port.WalletAttempt.Ending;
import dev.walletport.application.port.WalletAttempt.Reason;
import dev.walletport.application.port.WalletCallEnded;
import dev.walletport.application.port.WalletCallEnded.Effort;
import dev.walletport.application.port.WalletCallEnded.Outcome;
import dev.walletport.domain.Command;
import dev.walletport.domain.Customer;
import dev.walletport.domain.CustomerId;
import dev.walletport.domain.WalletId;
import dev.walletport.domain.WalletOperation;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vavr.control.Option;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds the meters of this host to the table of the other recipe, by which alerts are written. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class MeteredWalletEventsTest {

  private static final Path PAGE = Path.of("..", "README.md");
  private static final Pattern ROW =
      Pattern.compile("(?m)^\\| `(wallet\\.[a-z.]+)` \\| (?:timer|counter) \\| (.*?) \\|");
  private static final Pattern IN_PARENTHESES = Pattern.compile("\\((?:[^()]|\\(\\))*\\)");
  private static final Pattern TAG = Pattern.compile("`(\\w+)`");

  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final MeteredWalletEvents events = new MeteredWalletEvents(meters);

  @AfterEach
  void close() {
    meters.close();
  }

  @Test
  void have_the_names_and_tags_of_the_table() throws IOException {
    Stream.of(new Outcome.Done(), new Outcome.Settled(), new Outcome.Unknown())
        .forEach(outcome -> events.onEnd(ended(outcome)));
    Stream.of(new Ending.Answered(200), new Ending.NotSent(Reason.NO_KEY, "no API key"))
        .forEach(ending -> events.onAttempt(attempt(ending)));

    events.onSwept(swept());

    assertThat(there()).isEqualTo(rows());
    assertThat(meters
            .get("wallet.swept")
            .tags("operation", "link", "ending", "given_up")
            .counter()
            .count())
        .isEqualTo(1);
    assertThat(meters.get("wallet.attempts").tag("reason", "no_key").timer().count())
        .isEqualTo(1);
    assertThat(meters.get("wallet.calls.settled").counter().count()).isEqualTo(1);
  }

  @ParameterizedTest
  @EnumSource(WalletOperation.class)
  void what_alerts_watch_is_there_at_zero_for_every_command_and_no_read(WalletOperation operation) {
    String name = operation.name().toLowerCase(ROOT);

    Counter unknown = meters.find("wallet.calls.unknown").tag("operation", name).counter();
    Counter givenUp = meters
        .find("wallet.swept")
        .tags("operation", name, "ending", "given_up")
        .counter();

    assertThat(Stream.of(unknown, givenUp).flatMap(Stream::ofNullable).map(Counter::count))
        .isEqualTo(operation.isCommand() ? List.of(0.0, 0.0) : List.of());
  }

  static Stream<Arguments> outcomes() {
    return Stream.of(
        arguments(new Outcome.Done(), "done", "none"),
        arguments(new Outcome.Settled(), "settled", "none"),
        arguments(new Outcome.Failed("Unavailable"), "failed", "Unavailable"),
        arguments(new Outcome.Unknown(), "unknown", "none"));
  }

  @ParameterizedTest
  @MethodSource("outcomes")
  void an_outcome_is_timed_by_its_name_and_the_kind_of_its_failure(
      Outcome outcome, String name, String failure) {
    events.onEnd(ended(outcome));

    assertThat(meters
            .get("wallet.calls")
            .tags("operation", "link", "outcome", name, "failure", failure)
            .timer()
            .count())
        .isEqualTo(1);
  }

  static Stream<Arguments> endings() {
    return Stream.of(
        arguments(new Ending.Answered(204), "2xx", "none"),
        arguments(new Ending.Answered(503), "5xx", "none"),
        arguments(
            new Ending.Lost(Reason.CONNECTION_LOST, "SocketException"), "lost", "connection_lost"),
        arguments(new Ending.NotSent(Reason.POOL_SHARE_FULL, ""), "not_sent", "pool_share_full"));
  }

  @ParameterizedTest
  @MethodSource("endings")
  void an_attempt_is_timed_by_its_ending_and_the_reason(Ending ending, String name, String reason) {
    events.onAttempt(attempt(ending));

    assertThat(meters
            .get("wallet.attempts")
            .tags("operation", "link", "ending", name, "reason", reason, "again", "false")
            .timer()
            .count())
        .isEqualTo(1);
  }

  private static Map<String, Set<String>> rows() throws IOException {
    return ROW.matcher(Files.readString(PAGE))
        .results()
        .collect(toMap(row -> row.group(1), row -> tags(row.group(2))));
  }

  private static Set<String> tags(String column) {
    return TAG.matcher(IN_PARENTHESES.matcher(column).replaceAll(""))
        .results()
        .map(MeteredWalletEventsTest::first)
        .collect(toSet());
  }

  private static String first(MatchResult found) {
    return found.group(1);
  }

  private Map<String, Set<String>> there() {
    return meters.getMeters().stream()
        .map(Meter::getId)
        .collect(toMap(
            Meter.Id::getName,
            id -> id.getTags().stream().map(Tag::getKey).collect(toSet()),
            (one, same) -> one));
  }

  private static WalletCallEnded ended(Outcome outcome) {
    return new WalletCallEnded(
        stamp(), subject(), Option.none(), outcome, new Effort(Duration.ZERO, 1));
  }

  private static WalletAttempt attempt(Ending ending) {
    return new WalletAttempt(stamp(), subject(), 1, ending, Duration.ZERO);
  }

  private static SweptCommand swept() {
    Command command = new Command(
        "call_1",
        Command.Action.on(WalletOperation.LINK),
        Customer.registered(CustomerId.of("customer_1122")),
        Option.some(WalletId.of("wlt_1")));
    return new SweptCommand(
        CommandKey.customer(Option.none(), CustomerId.of("customer_1122")),
        command,
        5,
        SweptCommand.Ending.GIVEN_UP);
  }

  private static CallStamp stamp() {
    return new CallStamp(CallId.of("call_1"), Instant.EPOCH, Option.none());
  }

  private static CallSubject subject() {
    return new CallSubject(WalletOperation.LINK, CustomerId.of("customer_1122"), Option.none());
  }
}
