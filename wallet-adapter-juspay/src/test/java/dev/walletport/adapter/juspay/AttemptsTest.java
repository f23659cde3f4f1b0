package dev.walletport.adapter.juspay;

import static dev.walletport.domain.testing.Answers.ignore;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.inject.AbstractModule;
import com.google.inject.Guice;
import com.google.inject.Injector;
import com.google.inject.multibindings.OptionalBinder;
import dev.walletport.application.port.CallId;
import dev.walletport.application.port.CurrentCall;
import dev.walletport.application.port.WalletAttempt;
import dev.walletport.application.port.WalletAttempt.Ending;
import dev.walletport.application.port.WalletAttempt.Reason;
import dev.walletport.application.port.WalletCallEnded;
import dev.walletport.application.port.WalletEvents;
import dev.walletport.application.port.WalletGateway;
import dev.walletport.domain.Customer;
import dev.walletport.domain.CustomerId;
import dev.walletport.domain.Otp;
import dev.walletport.domain.WalletAccount.Unlinked;
import dev.walletport.domain.WalletFailure.OutcomeUnknown;
import dev.walletport.domain.WalletFailure.Unavailable;
import dev.walletport.domain.WalletOperation;
import dev.walletport.domain.testing.SampleWallets;
import io.vavr.control.Option;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** What the host hears of single attempts. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class AttemptsTest {

  private static final String API_KEY = "canary-api-key";
  private static final Otp OTP = Otp.of("739152");
  private static final Customer CUSTOMER = Customer.registered(CustomerId.of("customer_1122"));
  private static final String UNLINKED = RawServer.json(
      200, "{\"id\":\"%s\",\"wallet\":\"MOBIKWIK\",\"linked\":false}".formatted(SampleWallets.ID));
  private static final Instant BEGAN = Instant.parse("2026-01-01T00:00:00Z");
  private static final String DOWN = RawServer.empty(503, "Retry-After: 0");

  private final RecordingEvents listener = new RecordingEvents();

  @AfterEach
  void leave_the_thread_as_it_was() {
    Thread.interrupted();
  }

  @Test
  void every_attempt_of_a_read_is_told_in_order_with_how_it_ended() throws IOException {
    try (RawServer server = RawServer.answering(DOWN, RawServer.HANG_UP, UNLINKED);
        Juspay juspay = open(server.uri(), listener)) {
      assertThat(juspay.gateway().find(CUSTOMER, SampleWallets.ID).isRight()).isTrue();

      assertThat(listener.heard).extracting(WalletAttempt::number).containsExactly(1, 2, 3);
      assertThat(listener.heard)
          .extracting(WalletAttempt::ending)
          .containsExactly(
              new Ending.Answered(503),
              new Ending.Lost(Reason.CONNECTION_LOST, "ConnectionClosedException"),
              new Ending.Answered(200));
      assertThat(listener.heard).allSatisfy(told -> {
        assertThat(told.operation()).isEqualTo(WalletOperation.FIND);
        assertThat(told.customer()).isEqualTo(CUSTOMER.id());
        assertThat(told.wallet()).isEqualTo(Option.some(SampleWallets.ID));
        assertThat(told.duration()).isBetween(Duration.ofNanos(1), Duration.ofSeconds(10));
      });
    }
  }

  @Test
  void a_command_that_may_have_left_has_one_attempt() throws IOException {
    try (RawServer server = RawServer.answering(DOWN, UNLINKED);
        Juspay juspay = open(server.uri(), listener)) {
      assertThat(juspay.gateway().link(CUSTOMER, SampleWallets.ID, OTP).getLeft())
          .isInstanceOf(OutcomeUnknown.class);

      assertThat(listener.heard).singleElement().satisfies(told -> {
        assertThat(told.operation()).isEqualTo(WalletOperation.LINK);
        assertThat(told.ending()).isEqualTo(new Ending.Answered(503));
      });
    }
  }

  @Test
  void a_command_that_never_left_is_told_as_such_each_time() throws IOException {
    URI closed;
    try (RawServer server = RawServer.answering(UNLINKED)) {
      closed = server.uri();
    }
    try (Juspay juspay = open(closed, listener)) {
      assertThat(juspay.gateway().delink(CUSTOMER, SampleWallets.ID).getLeft())
          .isInstanceOf(Unavailable.class);

      assertThat(listener.heard).extracting(WalletAttempt::number).containsExactly(1, 2, 3);
      assertThat(listener.heard)
          .extracting(WalletAttempt::ending)
          .allSatisfy(ending -> assertThat(ending).isInstanceOf(Ending.NotSent.class));
    }
  }

  @Test
  void a_call_for_which_the_host_has_no_key_is_told_as_one_that_never_left() throws IOException {
    Supplier<JuspayApiKey> vault = () -> {
      throw new IllegalStateException("the vault says " + API_KEY);
    };
    try (RawServer server = RawServer.answering(UNLINKED);
        JuspayTransport transport = openTransport(server.uri(), Duration.ofSeconds(10))) {
      WalletGateway gateway = transport.gateway(JuspayMerchant.named("books", vault));

      assertThat(gateway.delink(CUSTOMER, SampleWallets.ID).isLeft()).isTrue();
      assertThat(gateway.list(CUSTOMER).isLeft()).isTrue();

      assertThat(listener.heard)
          .extracting(WalletAttempt::ending)
          .containsOnly(new Ending.NotSent(Reason.NO_KEY, "no API key: IllegalStateException"));
      assertThat(listener.heard)
          .extracting(WalletAttempt::operation)
          .containsExactly(WalletOperation.DELINK, WalletOperation.LIST);
      assertThat(listener.heard).allSatisfy(event -> {
        assertThat(event.number()).isEqualTo(1);
        assertThat(event.merchant()).contains("books");
        assertThat(event.customer()).isEqualTo(CUSTOMER.id());
        assertThat(event.began()).isEqualTo(BEGAN);
      });
      assertThat(server.requests()).isEmpty();
    }
  }

  @Test
  void the_time_in_which_the_host_looks_for_its_key_is_the_calls() throws IOException {
    Supplier<JuspayApiKey> slow = () -> {
      spin(Duration.ofMillis(25));
      return JuspayApiKey.of(API_KEY);
    };
    try (RawServer server = RawServer.answering(UNLINKED);
        JuspayTransport transport = openTransport(server.uri(), Duration.ofMillis(20))) {
      WalletGateway gateway = transport.gateway(JuspayMerchant.named("books", slow));

      assertThat(gateway.delink(CUSTOMER, SampleWallets.ID).getLeft())
          .isEqualTo(new Unavailable("deadline passed"));
      assertThat(server.requests()).isEmpty();
    }
  }

  @Test
  void a_call_about_all_wallets_tells_of_none() throws IOException {
    try (RawServer server = RawServer.answering(RawServer.empty(404, "X: y"));
        Juspay juspay = open(server.uri(), listener)) {
      assertThat(juspay.gateway().list(CUSTOMER).isLeft()).isTrue();

      assertThat(listener.heard).extracting(WalletAttempt::wallet).containsExactly(Option.none());
    }
  }

  @Test
  void the_read_that_explains_a_refusal_is_told_besides_the_command() throws IOException {
    String refusal = RawServer.json(400, "{\"error_code\":\"wallet_already_linked\"}");
    try (RawServer server = RawServer.answering(refusal, UNLINKED);
        Juspay juspay = open(server.uri(), listener)) {
      assertThat(juspay.gateway().link(CUSTOMER, SampleWallets.ID, OTP).isLeft())
          .isTrue();

      assertThat(listener.heard)
          .extracting(WalletAttempt::operation)
          .containsExactly(WalletOperation.LINK, WalletOperation.FIND);
      assertThat(listener.heard).extracting(WalletAttempt::number).containsExactly(1, 1);
    }
  }

  @Test
  void the_attempts_of_a_use_case_have_the_id_of_its_call() throws IOException {
    try (RawServer server = RawServer.answering(DOWN, UNLINKED, UNLINKED);
        Juspay juspay = open(server.uri(), listener)) {
      CallId call = CallId.of("call-1");

      ignore(CurrentCall.within(call, () -> juspay.gateway().find(CUSTOMER, SampleWallets.ID)));
      ignore(juspay.gateway().find(CUSTOMER, SampleWallets.ID));

      assertThat(listener.heard)
          .extracting(WalletAttempt::callId)
          .startsWith(call, call)
          .hasSize(3);
      assertThat(listener.heard.get(2).callId()).isNotEqualTo(call);
    }
  }

  @Test
  void the_attempt_of_a_call_without_a_key_has_the_id_of_its_call_and_its_time()
      throws IOException {
    Supplier<JuspayApiKey> slow = () -> {
      spin(Duration.ofMillis(25));
      throw new IllegalStateException("no vault");
    };
    try (RawServer server = RawServer.answering(UNLINKED);
        JuspayTransport transport = openTransport(server.uri(), Duration.ofSeconds(10))) {
      WalletGateway gateway = transport.gateway(JuspayMerchant.named("books", slow));
      CallId call = CallId.of("call-1");

      ignore(CurrentCall.within(call, () -> gateway.find(CUSTOMER, SampleWallets.ID)));

      assertThat(listener.heard).extracting(WalletAttempt::callId).containsExactly(call);
      assertThat(listener.heard.get(0).duration())
          .isBetween(Duration.ofMillis(25), Duration.ofSeconds(10));
    }
  }

  @Test
  void the_attempts_of_a_call_of_the_gateway_itself_have_one_id() throws IOException {
    try (RawServer server = RawServer.answering(DOWN, UNLINKED, UNLINKED);
        Juspay juspay = open(server.uri(), listener)) {
      ignore(juspay.gateway().find(CUSTOMER, SampleWallets.ID));
      ignore(juspay.gateway().find(CUSTOMER, SampleWallets.ID));

      assertThat(listener.heard).hasSize(3);
      assertThat(listener.heard.get(1).callId()).isEqualTo(listener.heard.get(0).callId());
      assertThat(listener.heard.get(2).callId())
          .isNotEqualTo(listener.heard.get(0).callId());
    }
  }

  @Test
  void each_attempt_tells_when_it_began() throws IOException {
    try (RawServer server = RawServer.answering(DOWN, UNLINKED);
        Juspay juspay = open(server.uri(), listener)) {
      ignore(juspay.gateway().find(CUSTOMER, SampleWallets.ID));

      assertThat(listener.heard).hasSize(2);
      assertThat(listener.heard.get(1).began())
          .isAfterOrEqualTo(
              listener.heard.get(0).began().plus(listener.heard.get(0).duration()));
    }
  }

  @Test
  void the_time_of_one_attempt_is_none_of_the_next() throws IOException {
    try (RawServer server = RawServer.answering(DOWN, UNLINKED);
        Juspay juspay = open(server.uri(), listener)) {
      long begun = System.nanoTime();
      ignore(juspay.gateway().find(CUSTOMER, SampleWallets.ID));
      Duration all = Duration.ofNanos(System.nanoTime() - begun);

      assertThat(listener.heard).hasSize(2);
      assertThat(listener.heard.get(0).duration().plus(listener.heard.get(1).duration()))
          .isPositive()
          .isLessThan(all);
    }
  }

  @Test
  void no_attempt_shows_a_secret() throws IOException {
    String said = RawServer.json(400, "{\"error_code\":\"x\",\"error_message\":\"canary-text\"}");
    try (RawServer server = RawServer.answering(said, RawServer.HANG_UP);
        Juspay juspay = open(server.uri(), listener)) {
      ignore(juspay.gateway().link(CUSTOMER, SampleWallets.ID, OTP));
      ignore(juspay.gateway().link(CUSTOMER, SampleWallets.ID, OTP));

      assertThat(listener.heard.toString())
          .contains("Answered[status=400,", "Lost[")
          .doesNotContain(OTP.reveal(), "canary");
    }
  }

  @Test
  void a_listener_that_throws_or_was_interrupted_changes_no_result_and_no_retry()
      throws IOException {
    try (RawServer server = RawServer.answering(DOWN, DOWN, UNLINKED);
        Juspay juspay = open(server.uri(), new Thrower())) {
      assertThat(juspay.gateway().find(CUSTOMER, SampleWallets.ID).get())
          .isInstanceOf(Unlinked.class);

      assertThat(server.requests()).hasSize(3);
    }
  }

  @Test
  void a_listener_that_takes_longer_than_the_deadline_changes_no_result_and_no_retry()
      throws IOException {
    Duration deadline = Duration.ofSeconds(2);
    try (RawServer server = RawServer.answering(DOWN, UNLINKED);
        Juspay juspay = Juspay.open(
            JuspaySettings.builder(server.uri(), JuspayApiKey.of(API_KEY))
                .deadline(deadline)
                .build(),
            InstantSource.system(),
            new SlowWalletEvents(deadline))) {
      assertThat(juspay.gateway().find(CUSTOMER, SampleWallets.ID).get())
          .isInstanceOf(Unlinked.class);
    }
  }

  @Test
  void the_listener_that_a_host_binds_is_told() throws IOException {
    try (RawServer server = RawServer.answering(UNLINKED)) {
      JuspaySettings settings =
          JuspaySettings.builder(server.uri(), JuspayApiKey.of(API_KEY)).build();
      Injector injector = Guice.createInjector(new JuspayModule(settings), new Listening(listener));
      try (Juspay juspay = injector.getInstance(Juspay.class)) {
        ignore(injector.getInstance(WalletGateway.class).find(CUSTOMER, SampleWallets.ID));

        assertThat(listener.heard).hasSize(1);
        assertThat(juspay.gateway()).isSameAs(injector.getInstance(WalletGateway.class));
      }
    }
  }

  private static Juspay open(URI uri, WalletEvents events) {
    JuspaySettings settings =
        JuspaySettings.builder(uri, JuspayApiKey.of(API_KEY)).build();
    return Juspay.open(settings, InstantSource.system(), events);
  }

  private JuspayTransport openTransport(URI uri, Duration deadline) {
    JuspaySettings settings = JuspaySettings.builder(uri).deadline(deadline).build();
    return JuspayTransport.open(settings, InstantSource.fixed(BEGAN), listener);
  }

  private static void spin(Duration duration) {
    long began = System.nanoTime();
    while (System.nanoTime() - began < duration.toNanos()) {
      Thread.onSpinWait();
    }
  }

  private static final class RecordingEvents implements WalletEvents {

    private final List<WalletAttempt> heard = new ArrayList<>();

    @Override
    public void onEnd(WalletCallEnded event) {
      throw new AssertionError("a gateway tells of no outcomes: " + event);
    }

    @Override
    public void onAttempt(WalletAttempt event) {
      heard.add(event);
    }
  }

  private static final class Thrower implements WalletEvents {

    @Override
    public void onEnd(WalletCallEnded event) {
      throw new AssertionError("a gateway tells of no outcomes: " + event);
    }

    @Override
    public void onAttempt(WalletAttempt event) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("the audit is full");
    }
  }

  /** Spins, because it must take the machine's own time. */
  private record SlowWalletEvents(Duration duration) implements WalletEvents {

    @Override
    public void onEnd(WalletCallEnded event) {
      throw new AssertionError("a gateway tells of no outcomes: " + event);
    }

    @Override
    public void onAttempt(WalletAttempt event) {
      if (event.number() == 1) {
        spin(duration);
      }
    }
  }

  private static final class Listening extends AbstractModule {

    private final WalletEvents events;

    private Listening(WalletEvents events) {
      this.events = events;
    }

    @Override
    protected void configure() {
      OptionalBinder.newOptionalBinder(binder(), WalletEvents.class)
          .setBinding()
          .toInstance(events);
    }
  }
}
