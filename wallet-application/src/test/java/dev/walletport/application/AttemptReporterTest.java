package dev.walletport.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.walletport.application.port.AttemptReporter;
import dev.walletport.application.port.CallEvent;
import dev.walletport.application.port.CallId;
import dev.walletport.application.port.CallStamp;
import dev.walletport.application.port.CallSubject;
import dev.walletport.application.port.HostFailureLog;
import dev.walletport.application.port.UnreadField;
import dev.walletport.application.port.WalletAttempt;
import dev.walletport.application.port.WalletAttempt.Ending;
import dev.walletport.application.port.WalletAttempt.Reason;
import dev.walletport.application.port.WalletCallEnded;
import dev.walletport.application.port.WalletEvents;
import dev.walletport.domain.CustomerId;
import dev.walletport.domain.WalletOperation;
import dev.walletport.domain.testing.SampleWallets;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class AttemptReporterTest {

  private static final CustomerId CUSTOMER = CustomerId.of("customer_1122");
  private static final CallStamp STAMP =
      new CallStamp(CallId.of("call-1"), Instant.EPOCH, Option.some("north"));
  private static final CallSubject SUBJECT =
      new CallSubject(WalletOperation.FIND, CUSTOMER, Option.some(SampleWallets.ID));
  private static final WalletAttempt ATTEMPT = new WalletAttempt(
      STAMP,
      SUBJECT,
      2,
      new Ending.Lost(Reason.CONNECTION_LOST, "SocketException"),
      Duration.ofMillis(7));

  private static final UnreadField UNREAD =
      new UnreadField(STAMP, SUBJECT, new UnreadField.Field("metadata", UnreadField.Type.ARRAY), 1);

  @AfterEach
  void leave_the_thread_as_it_was() {
    Thread.interrupted();
  }

  @Test
  void a_listener_that_wants_to_hears_an_attempt_as_it_was_told() {
    RecordingEvents events = new RecordingEvents();

    reporter(events).report(ATTEMPT);
    reporter(events).reportUnread(UNREAD);

    assertThat(events.heard).containsExactly(ATTEMPT, UNREAD);
  }

  @Test
  void a_listener_to_outcomes_alone_hears_nothing_of_attempts() {
    List<WalletCallEnded> outcomes = new ArrayList<>();

    reporter(outcomes::add).report(ATTEMPT);
    reporter(outcomes::add).reportUnread(UNREAD);
    AttemptReporter.none().report(ATTEMPT);
    AttemptReporter.none().reportUnread(UNREAD);

    assertThat(outcomes).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("dev.walletport.application.Throwables#all")
  void a_listener_that_throws_is_dropped(Throwable thrown) {
    assertThatCode(() -> reporter(new Thrower(thrown)).report(ATTEMPT)).doesNotThrowAnyException();

    assertThat(Thread.interrupted()).isEqualTo(thrown instanceof InterruptedException);
  }

  @ParameterizedTest
  @MethodSource("dev.walletport.application.Throwables#all")
  void a_listener_that_throws_at_an_unread_field_is_dropped(Throwable thrown) {
    assertThatCode(() -> reporter(new Thrower(thrown)).reportUnread(UNREAD))
        .doesNotThrowAnyException();

    assertThat(Thread.interrupted()).isEqualTo(thrown instanceof InterruptedException);
  }

  private static AttemptReporter reporter(WalletEvents events) {
    return AttemptReporter.to(events, HostFailureLog.system());
  }

  private static final class RecordingEvents implements WalletEvents {

    private final List<CallEvent> heard = new ArrayList<>();

    @Override
    public void onEnd(WalletCallEnded event) {
      throw new AssertionError("no outcome was told: " + event);
    }

    @Override
    public void onAttempt(WalletAttempt event) {
      heard.add(event);
    }

    @Override
    public void onUnreadField(UnreadField event) {
      heard.add(event);
    }
  }

  private record Thrower(Throwable thrown) implements WalletEvents {

    @Override
    public void onEnd(WalletCallEnded event) {
      throw new AssertionError("no outcome was told: " + event);
    }

    @Override
    public void onAttempt(WalletAttempt event) {
      Throwables.sneak(thrown);
    }

    @Override
    public void onUnreadField(UnreadField event) {
      Throwables.sneak(thrown);
    }
  }
}
