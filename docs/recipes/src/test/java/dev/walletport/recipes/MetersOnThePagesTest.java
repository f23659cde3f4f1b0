package dev.walletport.recipes;

import static org.assertj.core.api.Assertions.assertThat;

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
import dev.walletport.domain.OtpRejection;
import dev.walletport.domain.WalletFailure;
import dev.walletport.domain.WalletFailure.HeldBack;
import dev.walletport.domain.WalletId;
import dev.walletport.domain.WalletOperation;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vavr.control.Option;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds the meters that docs/on-call.md names to those of the recipe, tags and values included. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class MetersOnThePagesTest {

  private static final Path PAGE = Path.of("..", "on-call.md");
  private static final Pattern METER =
      Pattern.compile("`(wallet\\.[a-z.]+)(?:\\{(\\w+)=\"([\\w.]+)\"\\})?`");
  private static final CallStamp STAMP =
      new CallStamp(CallId.of("call_1"), Instant.EPOCH, Option.none());

  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final MicrometerWalletEvents events = new MicrometerWalletEvents(meters);

  static List<MatchResult> named() throws IOException {
    return METER.matcher(Files.readString(PAGE)).results().toList();
  }

  @BeforeEach
  void feed_everything_that_can_happen() {
    for (WalletOperation operation : WalletOperation.values()) {
      outcomes().forEach(outcome -> events.onEnd(ended(operation, outcome)));
      endings().forEach(ending -> events.onAttempt(attempt(operation, ending)));
    }
    for (SweptCommand.Ending ending : SweptCommand.Ending.values()) {
      events.onSwept(swept(ending));
    }
  }

  @ParameterizedTest
  @MethodSource("named")
  void each_meter_of_the_page_is_there_with_its_tag(MatchResult named) {
    assertThat(meters.find(named.group(1)).tags(tags(named)).meters()).isNotEmpty();
  }

  @Test
  void the_page_names_all_of_them() throws IOException {
    List<String> there = meters.getMeters().stream()
        .map(meter -> meter.getId().getName())
        .distinct()
        .toList();

    assertThat(named().stream().map(named -> named.group(1)).distinct())
        .containsExactlyInAnyOrderElementsOf(there);
  }

  private static List<Tag> tags(MatchResult named) {
    return named.group(2) == null ? List.of() : List.of(Tag.of(named.group(2), named.group(3)));
  }

  private static Stream<Outcome> outcomes() {
    Stream<Outcome> failed = kinds().map(Outcome.Failed::new);
    return Stream.concat(
        failed, Stream.of(new Outcome.Done(), new Outcome.Settled(), new Outcome.Unknown()));
  }

  /** The names of failures, by their types: that of a rejection and of a limit has two parts. */
  private static Stream<String> kinds() {
    Stream<String> plain =
        Arrays.stream(WalletFailure.class.getPermittedSubclasses()).map(Class::getSimpleName);
    Stream<String> rejected = Arrays.stream(OtpRejection.class.getPermittedSubclasses())
        .map(type -> "OtpRejected." + type.getSimpleName());
    Stream<String> held = Arrays.stream(HeldBack.Reason.values())
        .map(reason -> new HeldBack(reason, Option.none()).kind());
    return Stream.of(plain, rejected, held).flatMap(each -> each);
  }

  private static Stream<Ending> endings() {
    Stream<Ending> answered = Stream.of(200, 400, 502).map(Ending.Answered::new);
    Stream<Ending> lost = Arrays.stream(Reason.values()).map(reason -> new Ending.Lost(reason, ""));
    Stream<Ending> notSent =
        Arrays.stream(Reason.values()).map(reason -> new Ending.NotSent(reason, ""));
    return Stream.of(answered, lost, notSent).flatMap(each -> each);
  }

  private static WalletCallEnded ended(WalletOperation operation, Outcome outcome) {
    return new WalletCallEnded(
        STAMP, subject(operation), Option.none(), outcome, new Effort(Duration.ZERO, 1));
  }

  private static WalletAttempt attempt(WalletOperation operation, Ending ending) {
    return new WalletAttempt(STAMP, subject(operation), 1, ending, Duration.ZERO);
  }

  private static SweptCommand swept(SweptCommand.Ending ending) {
    CallSubject subject = subject(WalletOperation.LINK);
    Command command = new Command(
        "call_1",
        Command.Action.on(subject.operation()),
        Customer.registered(subject.customer()),
        Option.some(WalletId.of("wlt_1")));
    return new SweptCommand(
        CommandKey.customer(Option.none(), subject.customer()), command, 1, ending);
  }

  private static CallSubject subject(WalletOperation operation) {
    return new CallSubject(operation, CustomerId.of("customer_1122"), Option.none());
  }
}
