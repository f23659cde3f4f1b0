package dev.walletport.application.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.walletport.application.port.WalletAttempt.Ending;
import dev.walletport.application.port.WalletCallEnded.Effort;
import dev.walletport.application.port.WalletCallEnded.Outcome;
import dev.walletport.domain.Command;
import dev.walletport.domain.Command.Action;
import dev.walletport.domain.Customer;
import dev.walletport.domain.CustomerId;
import dev.walletport.domain.WalletId;
import dev.walletport.domain.WalletOperation;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class BothWalletEventsTest {

  private static final CallStamp STAMP =
      new CallStamp(CallId.of("call-1"), Instant.EPOCH, Option.none());
  private static final CallSubject SUBJECT =
      new CallSubject(WalletOperation.LIST, CustomerId.of("customer_1122"), Option.none());
  private static final WalletCallBegun BEGUN = new WalletCallBegun(STAMP, SUBJECT);
  private static final WalletAttempt ATTEMPT =
      new WalletAttempt(STAMP, SUBJECT, 1, new Ending.Answered(200), Duration.ZERO);
  private static final UnreadField UNREAD =
      new UnreadField(STAMP, SUBJECT, new UnreadField.Field("metadata", UnreadField.Type.ARRAY), 2);
  private static final WalletCallEnded EVENT = new WalletCallEnded(
      STAMP, SUBJECT, Option.none(), new Outcome.Done(), new Effort(Duration.ZERO, 1));
  private static final SweptCommand SWEPT = new SweptCommand(
      CommandKey.customer(Option.none(), SUBJECT.customer()),
      new Command(
          "call-1",
          Action.on(WalletOperation.LINK),
          Customer.registered(SUBJECT.customer()),
          Option.some(WalletId.of("wlt_1"))),
      1,
      SweptCommand.Ending.APPLIED);

  private final List<String> told = new ArrayList<>();
  private final RuntimeException firstThrows = new IllegalStateException("the audit is full");
  private final Error secondThrows = new NoClassDefFoundError("an old metrics library");

  /** The five ways to tell a listener something. */
  static Stream<Consumer<WalletEvents>> events() {
    return Stream.of(
        events -> events.onBegin(BEGUN),
        events -> events.onAttempt(ATTEMPT),
        events -> events.onUnreadField(UNREAD),
        events -> events.onEnd(EVENT),
        events -> events.onSwept(SWEPT));
  }

  @Test
  void are_told_everything_in_order() {
    WalletEvents both = WalletEvents.both(new Recording("first"), new Recording("second"));

    events().forEach(event -> event.accept(both));

    assertThat(told)
        .containsExactly(
            "first " + BEGUN, "second " + BEGUN,
            "first " + ATTEMPT, "second " + ATTEMPT,
            "first " + UNREAD, "second " + UNREAD,
            "first " + EVENT, "second " + EVENT,
            "first " + SWEPT, "second " + SWEPT);
  }

  @ParameterizedTest
  @MethodSource("events")
  void are_both_told_if_the_first_throws(Consumer<WalletEvents> event) {
    WalletEvents both = WalletEvents.both(new Throwing(firstThrows), new Recording("second"));

    Throwable thrown = catchThrowable(() -> event.accept(both));

    assertThat(thrown).isSameAs(firstThrows).hasNoSuppressedExceptions();
    assertThat(told).hasSize(1);
  }

  @ParameterizedTest
  @MethodSource("events")
  void are_both_told_if_the_second_throws(Consumer<WalletEvents> event) {
    WalletEvents both = WalletEvents.both(new Recording("first"), new Throwing(secondThrows));

    Throwable thrown = catchThrowable(() -> event.accept(both));

    assertThat(thrown).isSameAs(secondThrows);
    assertThat(told).hasSize(1);
  }

  @ParameterizedTest
  @MethodSource("events")
  void lose_nothing_of_what_both_throw(Consumer<WalletEvents> event) {
    WalletEvents both = WalletEvents.both(new Throwing(firstThrows), new Throwing(secondThrows));

    Throwable thrown = catchThrowable(() -> event.accept(both));

    assertThat(thrown).isSameAs(firstThrows);
    assertThat(thrown.getSuppressed()).containsExactly(secondThrows);
  }

  @Test
  void may_throw_one_and_the_same() {
    WalletEvents both = WalletEvents.both(new Throwing(firstThrows), new Throwing(firstThrows));

    assertThat(catchThrowable(() -> both.onEnd(EVENT)))
        .isSameAs(firstThrows)
        .hasNoSuppressedExceptions();
  }

  @Test
  void may_be_more_than_two() {
    WalletEvents second = new Recording("second");
    WalletEvents all = WalletEvents.both(
        new Recording("first"), WalletEvents.both(second, new Recording("third")));

    all.onEnd(EVENT);

    assertThat(told).containsExactly("first " + EVENT, "second " + EVENT, "third " + EVENT);
  }

  @Test
  @SuppressWarnings("NullAway") // A null is the point.
  void are_never_null() {
    @Nullable WalletEvents nothing = null;

    assertThatNullPointerException()
        .isThrownBy(() -> WalletEvents.both(nothing, WalletEvents.none()))
        .withMessage("first");
    assertThatNullPointerException()
        .isThrownBy(() -> WalletEvents.both(WalletEvents.none(), nothing))
        .withMessage("second");
  }

  private final class Recording implements WalletEvents {

    private final String name;

    private Recording(String name) {
      this.name = name;
    }

    @Override
    public void onBegin(WalletCallBegun event) {
      told.add(name + " " + event);
    }

    @Override
    public void onAttempt(WalletAttempt event) {
      told.add(name + " " + event);
    }

    @Override
    public void onUnreadField(UnreadField event) {
      told.add(name + " " + event);
    }

    @Override
    public void onEnd(WalletCallEnded event) {
      told.add(name + " " + event);
    }

    @Override
    public void onSwept(SweptCommand event) {
      told.add(name + " " + event);
    }
  }

  private static final class Throwing implements WalletEvents {

    private final Throwable thrown;

    private Throwing(Throwable thrown) {
      this.thrown = thrown;
    }

    @Override
    public void onBegin(WalletCallBegun event) {
      raise();
    }

    @Override
    public void onAttempt(WalletAttempt event) {
      raise();
    }

    @Override
    public void onUnreadField(UnreadField event) {
      raise();
    }

    @Override
    public void onEnd(WalletCallEnded event) {
      raise();
    }

    @Override
    public void onSwept(SweptCommand event) {
      raise();
    }

    private void raise() {
      if (thrown instanceof Error error) {
        throw error;
      }
      throw (RuntimeException) thrown;
    }
  }
}
