package dev.walletport.recipes;

import static dev.walletport.domain.testing.Answers.ignore;
import static java.util.Locale.ROOT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.walletport.adapter.fake.FakeWallets;
import dev.walletport.adapter.juspay.Juspay;
import dev.walletport.adapter.juspay.JuspayApiKey;
import dev.walletport.adapter.juspay.JuspaySettings;
import dev.walletport.application.FindWallet;
import dev.walletport.application.LinkWallet;
import dev.walletport.application.Reporting;
import dev.walletport.application.RequestOtp;
import dev.walletport.application.Settling;
import dev.walletport.application.SettlingPolicy;
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
import dev.walletport.application.port.WalletGateway;
import dev.walletport.domain.Command;
import dev.walletport.domain.Customer;
import dev.walletport.domain.CustomerId;
import dev.walletport.domain.NewWallet;
import dev.walletport.domain.OtpForm;
import dev.walletport.domain.WalletFailure.OutcomeUnknown;
import dev.walletport.domain.WalletFailure.Unavailable;
import dev.walletport.domain.WalletId;
import dev.walletport.domain.WalletOperation;
import dev.walletport.domain.WalletProvider;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class MicrometerWalletEventsTest {

  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final MicrometerWalletEvents events = new MicrometerWalletEvents(meters);
  private final FakeWallets fake = FakeWallets.create();
  private final Reporting reporting = new Reporting(events, InstantSource.system());
  private final Customer customer = fake.openCustomer(CustomerId.of("customer_1122"));
  private final WalletId wallet = fake.gateway()
      .create(customer, NewWallet.at(WalletProvider.MOBIKWIK))
      .get()
      .id();

  @AfterEach
  void close() {
    meters.close();
  }

  @Test
  void calls_are_timed_by_operation_and_outcome() {
    String typed = sentOtp();

    ignore(linkWallet(fake.gateway(), SettlingPolicy.none()).link(customer, wallet, typed));

    assertThat(timed("wallet.calls", "operation", "request_otp", "outcome", "done"))
        .isEqualTo(1);
    assertThat(timed("wallet.calls", "operation", "link", "outcome", "done")).isEqualTo(1);
  }

  @Test
  void failures_are_told_apart_by_kind() {
    LinkWallet linkWallet = linkWallet(fake.gateway(), SettlingPolicy.none());

    ignore(linkWallet.link(customer, wallet, ""));
    ignore(linkWallet.link(customer, wallet, "123456"));

    assertThat(timed("wallet.calls", "outcome", "failed", "failure", "OtpRejected.Missing"))
        .isEqualTo(1);
    assertThat(timed("wallet.calls", "outcome", "failed", "failure", "OtpRejected.NotRequested"))
        .isEqualTo(1);
  }

  @Test
  void an_unknown_outcome_is_counted_from_zero() {
    String typed = sentOtp();
    double before = counted("wallet.calls.unknown", "operation", "link");

    ignore(
        linkWallet(losingAnswersOf("link"), SettlingPolicy.none()).link(customer, wallet, typed));

    assertThat(before).isZero();
    assertThat(counted("wallet.calls.unknown", "operation", "link")).isEqualTo(1);
    assertThat(timed("wallet.calls", "operation", "link", "outcome", "unknown")).isEqualTo(1);
  }

  @Test
  void a_settled_one_is_counted_apart() {
    String typed = sentOtp();

    ignore(linkWallet(losingAnswersOf("link"), SettlingPolicy.standard())
        .link(customer, wallet, typed));

    assertThat(counted("wallet.calls.settled", "operation", "link")).isEqualTo(1);
    assertThat(counted("wallet.calls.unknown", "operation", "link")).isZero();
    assertThat(timed("wallet.calls", "operation", "link", "outcome", "settled")).isEqualTo(1);
  }

  @Test
  void attempts_are_timed_by_their_ending_under_one_call() throws IOException {
    JuspaySettings settings =
        JuspaySettings.builder(closedPort(), JuspayApiKey.of("your_api_key")).build();
    try (Juspay juspay = Juspay.open(settings, InstantSource.system(), events)) {
      FindWallet findWallet = new FindWallet(juspay.gateway(), reporting);

      assertThat(findWallet.find(customer, wallet).getLeft()).isInstanceOf(Unavailable.class);
    }

    assertThat(
            timed("wallet.attempts", "operation", "find", "ending", "not_sent", "again", "false"))
        .isEqualTo(1);
    assertThat(timed("wallet.attempts", "operation", "find", "ending", "not_sent", "again", "true"))
        .isEqualTo(2);
    assertThat(timed("wallet.calls", "operation", "find", "failure", "Unavailable"))
        .isEqualTo(1);
  }

  @Test
  void an_answer_is_told_by_the_class_of_its_status_and_a_lost_one_as_lost() {
    told(new Ending.Answered(200), Duration.ofMillis(30));
    told(new Ending.Answered(503), Duration.ofMillis(40));
    told(new Ending.Lost(Reason.CONNECTION_LOST, "SocketException"), Duration.ofMillis(50));

    assertThat(timed("wallet.attempts", "ending", "2xx")).isEqualTo(1);
    assertThat(timed("wallet.attempts", "ending", "5xx")).isEqualTo(1);
    assertThat(timed("wallet.attempts", "ending", "2xx", "reason", "none")).isEqualTo(1);
    assertThat(timed("wallet.attempts", "ending", "lost", "reason", "connection_lost"))
        .isEqualTo(1);
    assertThat(meters
            .get("wallet.attempts")
            .tag("ending", "lost")
            .timer()
            .totalTime(TimeUnit.MILLISECONDS))
        .isEqualTo(50);
  }

  @Test
  void what_never_left_is_told_by_its_reason() {
    told(new Ending.NotSent(Reason.POOL_SHARE_FULL, ""), Duration.ZERO);

    assertThat(timed("wallet.attempts", "ending", "not_sent", "reason", "pool_share_full"))
        .isEqualTo(1);
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

  @Test
  void a_command_that_is_given_up_is_counted_from_zero() {
    double before = counted("wallet.swept", "operation", "link", "ending", "given_up");

    events.onSwept(new SweptCommand(
        CommandKey.customer(Option.none(), customer.id()),
        new Command(
            "call_1", Command.Action.on(WalletOperation.LINK), customer, Option.some(wallet)),
        5,
        SweptCommand.Ending.GIVEN_UP));

    assertThat(before).isZero();
    assertThat(counted("wallet.swept", "operation", "link", "ending", "given_up"))
        .isEqualTo(1);
    assertThat(counted("wallet.swept", "operation", "delink", "ending", "given_up"))
        .isZero();
  }

  @Test
  void no_tag_holds_an_id_so_that_meters_do_not_grow_with_customers() {
    for (int call = 0; call < 50; call++) {
      CustomerId id = CustomerId.of("customer_" + call);
      CallSubject subject =
          new CallSubject(WalletOperation.FIND, id, Option.some(WalletId.of("wlt_" + call)));
      events.onEnd(new WalletCallEnded(
          new CallStamp(CallId.of("call_" + call), Instant.EPOCH, Option.some("north")),
          subject,
          Option.none(),
          new Outcome.Done(),
          new Effort(Duration.ofMillis(1), 1)));
    }

    assertThat(meters.get("wallet.calls").timers()).hasSize(1);
    assertThat(meters.getMeters())
        .extracting(Meter::getId)
        .noneMatch(id -> id.toString().matches(".*(customer_|wlt_|call_).*"));
  }

  private void told(Ending ending, Duration duration) {
    CallStamp stamp = new CallStamp(CallId.of("call-1"), Instant.EPOCH, Option.none());
    CallSubject subject = CallSubject.of(WalletOperation.FIND, customer, wallet);
    events.onAttempt(new WalletAttempt(stamp, subject, 1, ending, duration));
  }

  private String sentOtp() {
    ignore(new RequestOtp(fake.gateway(), reporting).request(customer, wallet));
    return fake.inbox().newestOtp(wallet);
  }

  private LinkWallet linkWallet(WalletGateway gateway, SettlingPolicy policy) {
    Settling settling = new Settling(policy, pause -> {}, InstantSource.fixed(Instant.EPOCH));
    return new LinkWallet(gateway, OtpForm.standard(), settling, reporting);
  }

  /** The fake, behind a line on which the answer to one command is lost after it was applied. */
  private WalletGateway losingAnswersOf(String command) {
    return (WalletGateway) Proxy.newProxyInstance(
        WalletGateway.class.getClassLoader(),
        new Class<?>[] {WalletGateway.class},
        (proxy, method, arguments) -> {
          Object answer = method.invoke(fake.gateway(), arguments);
          return method.getName().equals(command)
              ? Either.left(new OutcomeUnknown(WalletOperation.LINK, Instant.EPOCH, Option.none()))
              : answer;
        });
  }

  private static URI closedPort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return URI.create("http://127.0.0.1:" + socket.getLocalPort());
    }
  }

  private long timed(String name, String... tags) {
    return meters.get(name).tags(tags).timer().count();
  }

  private double counted(String name, String... tags) {
    return meters.get(name).tags(tags).counter().count();
  }
}
