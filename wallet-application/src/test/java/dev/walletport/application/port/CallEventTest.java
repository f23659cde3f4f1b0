package dev.walletport.application.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import dev.walletport.application.port.UnreadField.Field;
import dev.walletport.application.port.WalletAttempt.Ending;
import dev.walletport.application.port.WalletAttempt.Reason;
import dev.walletport.application.port.WalletCallEnded.Effort;
import dev.walletport.application.port.WalletCallEnded.Outcome;
import dev.walletport.domain.Customer;
import dev.walletport.domain.CustomerId;
import dev.walletport.domain.ProviderTrace;
import dev.walletport.domain.WalletOperation;
import dev.walletport.domain.WalletProvider;
import dev.walletport.domain.testing.SampleWallets;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a listener is told: begins, attempts and outcomes. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class CallEventTest {

  private static final Customer CUSTOMER = Customer.registered(CustomerId.of("customer_1122"));
  private static final CallStamp STAMP =
      new CallStamp(CallId.of("call-1"), Instant.EPOCH, Option.some("north"));
  private static final CallSubject SUBJECT =
      CallSubject.of(WalletOperation.LINK, CUSTOMER, SampleWallets.ID);
  private static final ProviderTrace TRACE =
      new ProviderTrace(Option.some("513"), Option.some("b2f0-77"));
  private static final Outcome DONE = new Outcome.Done();
  private static final Effort EFFORT = new Effort(Duration.ofMillis(7), 1);
  private static final Ending ANSWERED = new Ending.Answered(200, TRACE);

  @Nested
  class Every_event {
    static Stream<CallEvent> events() {
      return Stream.of(
          new WalletCallBegun(STAMP, SUBJECT),
          new WalletAttempt(STAMP, SUBJECT, 1, ANSWERED, Duration.ZERO),
          new WalletCallEnded(STAMP, SUBJECT, Option.none(), DONE, EFFORT));
    }

    @ParameterizedTest
    @MethodSource("events")
    void tells_which_call_it_is_and_what_is_asked(CallEvent event) {
      assertThat(event.callId()).isEqualTo(CallId.of("call-1"));
      assertThat(event.began()).isEqualTo(Instant.EPOCH);
      assertThat(event.merchant()).isEqualTo(Option.some("north"));
      assertThat(event.operation()).isEqualTo(WalletOperation.LINK);
      assertThat(event.customer()).isEqualTo(CUSTOMER.id());
      assertThat(event.wallet()).isEqualTo(Option.some(SampleWallets.ID));
    }

    @ParameterizedTest
    @MethodSource("events")
    void prints_all_of_that(CallEvent event) {
      assertThat(event.toString())
          .contains("call-1", "1970-01-01T00:00:00Z", "north", "LINK", "customer_1122")
          .contains(SampleWallets.ID.value());
    }
  }

  @Nested
  class A_subject {
    @Test
    void of_a_customers_wallets_names_no_wallet() {
      CallSubject subject = CallSubject.of(WalletOperation.LIST, CUSTOMER);

      assertThat(subject)
          .isEqualTo(new CallSubject(WalletOperation.LIST, CUSTOMER.id(), Option.none()));
    }
  }

  @Nested
  class An_outcome {
    @Test
    void is_told_apart_by_fold() {
      assertThat(Stream.of(
                  DONE,
                  new Outcome.Settled(),
                  new Outcome.Failed("Refused", TRACE),
                  new Outcome.Unknown(TRACE))
              .map(An_outcome::told))
          .containsExactly("done", "settled", "failed Refused 513", "unknown 513");
    }

    private static String told(Outcome outcome) {
      return outcome.fold(
          done -> "done",
          settled -> "settled",
          failed -> "failed " + failed.kind() + " " + failed.trace().code().get(),
          unknown -> "unknown " + unknown.trace().code().get());
    }

    @Test
    void has_no_trace_unless_it_is_given_one() {
      assertThat(new Outcome.Failed("Refused"))
          .isEqualTo(new Outcome.Failed("Refused", ProviderTrace.none()));
      assertThat(new Outcome.Unknown()).isEqualTo(new Outcome.Unknown(ProviderTrace.none()));
    }
  }

  @Nested
  class An_ending {
    @Test
    void is_told_apart_by_fold() {
      assertThat(Stream.of(
                  ANSWERED,
                  new Ending.Lost(Reason.CONNECTION_LOST, "SocketException"),
                  new Ending.NotSent(Reason.CLOSED, ""))
              .map(An_ending::told))
          .containsExactly("200 b2f0-77", "lost CONNECTION_LOST SocketException", "CLOSED ");
    }

    private static String told(Ending ending) {
      return ending.fold(
          answered -> answered.status() + " " + answered.trace().requestId().get(),
          lost -> "lost " + lost.reason() + " " + lost.detail(),
          notSent -> notSent.reason() + " " + notSent.detail());
    }

    @Test
    void has_no_trace_unless_it_is_given_one() {
      assertThat(new Ending.Answered(503))
          .isEqualTo(new Ending.Answered(503, ProviderTrace.none()));
    }
  }

  @Nested
  class A_call_id {
    @ParameterizedTest
    @ValueSource(strings = {"1", "call-1", "4bf92f3577b34da6a3ce929d0e0e4736", "!~"})
    void is_any_visible_ascii_and_prints_itself(String text) {
      assertThat(CallId.of(text)).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "two words", "a\nb", "a\u007Fb", "caf\u00E9"})
    void is_nothing_else(String text) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> CallId.of(text))
          .withMessage("a call id has 1 to 128 visible ASCII characters without spaces");
    }

    @Test
    void has_128_characters_at_most() {
      assertThat(CallId.of("x".repeat(128)).value()).hasSize(128);
      assertThatIllegalArgumentException().isThrownBy(() -> CallId.of("x".repeat(129)));
    }

    @Test
    void is_a_uuid_that_no_other_call_has() {
      Set<CallId> drawn = new HashSet<>();
      for (int draw = 0; draw < 1_000; draw++) {
        drawn.add(CallIds.unique().next());
      }

      assertThat(drawn)
          .hasSize(1_000)
          .allSatisfy(id -> assertThat(UUID.fromString(id.value()))
              .returns(4, UUID::version)
              .returns(2, UUID::variant));
    }
  }

  @Nested
  class An_unread_field {
    private final Field field = new Field("metadata", UnreadField.Type.ARRAY);

    @Test
    void came_once_at_least() {
      assertThat(new UnreadField(STAMP, SUBJECT, field, 1).times()).isEqualTo(1);
      assertThatIllegalArgumentException()
          .isThrownBy(() -> new UnreadField(STAMP, SUBJECT, field, 0))
          .withMessage("times is less than 1: 0");
    }
  }

  @Nested
  class A_null {
    @Test
    void is_named_by_what_is_told() {
      assertNamed("value", () -> CallId.of(none()));
      assertNamed("id", () -> new CallStamp(none(), Instant.EPOCH, Option.none()));
      assertNamed("began", () -> new CallStamp(STAMP.id(), none(), Option.none()));
      assertNamed("merchant", () -> new CallStamp(STAMP.id(), Instant.EPOCH, none()));
      assertNamed("stamp", () -> new WalletCallBegun(none(), SUBJECT));
      assertNamed("subject", () -> new WalletCallBegun(STAMP, none()));
    }

    @Test
    void is_named_by_a_subject() {
      WalletOperation find = WalletOperation.FIND;

      assertNamed("operation", () -> new CallSubject(none(), CUSTOMER.id(), Option.none()));
      assertNamed("customer", () -> new CallSubject(find, none(), Option.none()));
      assertNamed("wallet", () -> new CallSubject(find, CUSTOMER.id(), none()));
      assertNamed("operation", () -> CallSubject.of(none(), CUSTOMER));
      assertNamed("customer", () -> CallSubject.of(find, none()));
      assertNamed("customer", () -> CallSubject.of(find, none(), SampleWallets.ID));
      assertNamed("wallet", () -> CallSubject.of(find, CUSTOMER, none()));
    }

    @Test
    void is_named_by_an_event() {
      Option<WalletProvider> unknown = Option.none();

      assertNamed("stamp", () -> new WalletCallEnded(none(), SUBJECT, unknown, DONE, EFFORT));
      assertNamed("subject", () -> new WalletCallEnded(STAMP, none(), unknown, DONE, EFFORT));
      assertNamed("provider", () -> new WalletCallEnded(STAMP, SUBJECT, none(), DONE, EFFORT));
      assertNamed("outcome", () -> new WalletCallEnded(STAMP, SUBJECT, unknown, none(), EFFORT));
      assertNamed("effort", () -> new WalletCallEnded(STAMP, SUBJECT, unknown, DONE, none()));
      assertNamed("kind", () -> new Outcome.Failed(none()));
      assertNamed("trace", () -> new Outcome.Failed("Refused", none()));
      assertNamed("trace", () -> new Outcome.Unknown(none()));
      assertNamed("duration", () -> new Effort(none(), 1));
    }

    @Test
    void is_named_by_an_attempt() {
      Duration zero = Duration.ZERO;

      assertNamed("stamp", () -> new WalletAttempt(none(), SUBJECT, 1, ANSWERED, zero));
      assertNamed("subject", () -> new WalletAttempt(STAMP, none(), 1, ANSWERED, zero));
      assertNamed("ending", () -> new WalletAttempt(STAMP, SUBJECT, 1, none(), zero));
      assertNamed("duration", () -> new WalletAttempt(STAMP, SUBJECT, 1, ANSWERED, none()));
      assertNamed("trace", () -> new Ending.Answered(200, none()));
      assertNamed("reason", () -> new Ending.Lost(none(), ""));
      assertNamed("detail", () -> new Ending.Lost(Reason.ERROR, none()));
      assertNamed("reason", () -> new Ending.NotSent(none(), ""));
      assertNamed("detail", () -> new Ending.NotSent(Reason.ERROR, none()));
    }

    private void assertNamed(String component, ThrowingCallable construction) {
      assertThatNullPointerException().isThrownBy(construction).withMessage(component);
    }
  }

  /** A null that the null checker lets through, as a caller without one would pass it. */
  @SuppressWarnings({"NullAway", "TypeParameterUnusedInFormals"}) // A null is the point.
  private static <T> T none() {
    @Nullable T nothing = null;
    return nothing;
  }
}
