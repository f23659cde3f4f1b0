package dev.walletport.adapter.juspay;

import static dev.walletport.adapter.juspay.Await.await;
import static dev.walletport.domain.testing.Answers.ignore;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.walletport.adapter.juspay.JuspayHealth.Connections;
import dev.walletport.adapter.juspay.JuspayHealth.Failure;
import dev.walletport.adapter.juspay.JuspayHealth.State;
import dev.walletport.application.LinkWallet;
import dev.walletport.application.Reporting;
import dev.walletport.application.Settling;
import dev.walletport.application.port.WalletCallEnded;
import dev.walletport.application.port.WalletEvents;
import dev.walletport.application.port.WalletGateway;
import dev.walletport.domain.Customer;
import dev.walletport.domain.CustomerId;
import dev.walletport.domain.Otp;
import dev.walletport.domain.OtpForm;
import dev.walletport.domain.WalletAccount.Linked;
import dev.walletport.domain.WalletFailure;
import dev.walletport.domain.WalletFailure.OutcomeUnknown;
import dev.walletport.domain.WalletFailure.Unavailable;
import dev.walletport.domain.testing.SampleWallets;
import io.vavr.control.Either;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(120)
@DisplayNameGeneration(ReplaceUnderscores.class)
class JuspayTransportTest {

  private static final Customer CUSTOMER = Customer.registered(CustomerId.of("customer_1122"));
  private static final Otp OTP = Otp.of("345678");
  private static final Instant BEGAN = Instant.parse("2026-01-02T03:04:05Z");
  private static final Duration LONG = Duration.ofSeconds(60);
  private static final String UNLINKED = RawServer.json(
      200, "{\"id\":\"%s\",\"wallet\":\"MOBIKWIK\",\"linked\":false}".formatted(SampleWallets.ID));
  private static final String LINKED = RawServer.json(
      200, "{\"id\":\"%s\",\"wallet\":\"MOBIKWIK\",\"linked\":true}".formatted(SampleWallets.ID));

  private static JuspaySettings settings(URI uri) {
    return JuspaySettings.builder(uri).build();
  }

  @Nested
  class Many_merchants {

    @Test
    void send_each_its_own_headers() throws IOException {
      try (RawServer server = RawServer.answering(UNLINKED);
          JuspayTransport transport = JuspayTransport.open(settings(server.uri()))) {
        ignore(transport
            .gateway(JuspayMerchant.named("a", JuspayApiKey.of("key_a"))
                .withMerchantId("id_a")
                .withApiVersion("2023-06-30")
                .withGatewayReferenceId("ref_a"))
            .requestOtp(CUSTOMER, SampleWallets.ID));
        ignore(transport
            .gateway(JuspayMerchant.named("b", JuspayApiKey.of("key_b")))
            .requestOtp(CUSTOMER, SampleWallets.ID));

        assertThat(server.requests().get(0))
            .contains(JuspayApiKey.of("key_a").basicCredentials())
            .contains("x-merchantid: id_a\r\n", "version: 2023-06-30\r\n")
            .contains("gateway_reference_id=ref_a");
        assertThat(server.requests().get(1))
            .contains(JuspayApiKey.of("key_b").basicCredentials())
            .doesNotContain("x-merchantid", "version:", "gateway_reference_id");
      }
    }
  }

  @Nested
  class A_key {

    @Test
    void is_asked_for_once_for_each_call() throws IOException {
      AtomicInteger asked = new AtomicInteger();
      Supplier<JuspayApiKey> keys = () -> JuspayApiKey.of("key_" + asked.incrementAndGet());
      String down = RawServer.empty(503, "Retry-After: 0");
      try (RawServer server = RawServer.answering(down, UNLINKED, UNLINKED);
          JuspayTransport transport = JuspayTransport.open(settings(server.uri()))) {
        WalletGateway gateway = transport.gateway(JuspayMerchant.named("shop", keys));

        ignore(gateway.find(CUSTOMER, SampleWallets.ID));
        ignore(gateway.find(CUSTOMER, SampleWallets.ID));

        String first = JuspayApiKey.of("key_1").basicCredentials();
        assertThat(server.requests()).hasSize(3);
        assertThat(server.requests().subList(0, 2)).allMatch(request -> request.contains(first));
        assertThat(server.requests().get(2)).contains(JuspayApiKey.of("key_2").basicCredentials());
      }
    }

    @Test
    void that_the_host_does_not_have_sends_nothing() throws IOException {
      Supplier<JuspayApiKey> broken = () -> {
        throw new IllegalStateException("the vault says canary-key");
      };
      try (RawServer server = RawServer.answering(UNLINKED);
          JuspayTransport transport = JuspayTransport.open(settings(server.uri()))) {
        WalletGateway failing = transport.gateway(JuspayMerchant.named("shop", broken));

        Either<WalletFailure, ?> answer = failing.delink(CUSTOMER, SampleWallets.ID);

        assertThat(answer)
            .isEqualTo(Either.left(new Unavailable("no API key: IllegalStateException")));
        assertThat(server.requests()).isEmpty();
      }
    }

    @ParameterizedTest
    @MethodSource("dev.walletport.adapter.juspay.JuspayTransportTest#suppliersWithoutAKey")
    void that_cannot_be_had_is_told_by_class_alone(
        Supplier<JuspayApiKey> keys, String reason, GatewayCall call) throws IOException {
      try (RawServer server = RawServer.answering(UNLINKED);
          JuspayTransport transport = JuspayTransport.open(settings(server.uri()))) {
        Either<WalletFailure, ?> answer =
            call.on(transport.gateway(JuspayMerchant.named("shop", keys)));

        assertThat(answer).isEqualTo(Either.left(new Unavailable(reason)));
        assertThat(server.requests()).isEmpty();
        assertThat(transport.health().callsInFlight()).isZero();
      }
    }

    @Test
    void is_missed_by_name_when_a_client_for_one_merchant_is_opened() throws IOException {
      Set<Thread> before = watchdogs();
      try (RawServer server = RawServer.answering(UNLINKED)) {
        assertThatIllegalStateException()
            .isThrownBy(() -> Juspay.open(settings(server.uri())))
            .withMessageStartingWith("apiKey is missing");
      }
      assertThat(watchdogs()).filteredOn(thread -> !before.contains(thread)).isEmpty();
    }
  }

  private static Stream<Arguments> suppliersWithoutAKey() {
    Supplier<@Nullable JuspayApiKey> none = () -> null;
    return Stream.of(GatewayCall.values())
        .flatMap(call -> Stream.of(
            Arguments.of(
                throwing(new UncheckedIOException(new IOException("canary-key"))),
                "no API key: UncheckedIOException",
                call),
            Arguments.of(
                throwing(new IllegalArgumentException("canary-key")),
                "no API key: IllegalArgumentException",
                call),
            Arguments.of(
                throwing(new NullPointerException("canary-key")),
                "no API key: NullPointerException",
                call),
            Arguments.of(
                throwing(new IllegalStateException("canary-key") {}),
                "no API key: JuspayTransportTest$1",
                call),
            Arguments.of(
                throwing(new NoClassDefFoundError("canary-key")),
                "no API key: NoClassDefFoundError",
                call),
            Arguments.of(none, "no API key", call)));
  }

  private static Supplier<JuspayApiKey> throwing(Throwable thrown) {
    return () -> {
      if (thrown instanceof Error error) {
        throw error;
      }
      throw (RuntimeException) thrown;
    };
  }

  private static Set<Thread> watchdogs() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().equals("walletport-juspay-watchdog"))
        .collect(Collectors.toSet());
  }

  /** In each call the customer's id is the lowest version of the key that may go out with it. */
  @Nested
  class Keys_that_rotate_under_load {

    private static final int MERCHANTS = 500;
    private static final int THREADS = 4;
    private static final int CALLS_EACH = 25_000;
    private static final int CALLS_PER_ROTATION = 10;

    private final AtomicIntegerArray versions = new AtomicIntegerArray(MERCHANTS);
    private final AtomicInteger served = new AtomicInteger();
    private final AtomicInteger mixedUp = new AtomicInteger();

    @Test
    void never_go_out_with_the_call_of_another_merchant_and_lose_no_call() throws Exception {
      Set<Thread> before = watchdogs();
      try (RawServer server = RawServer.handling(this::answer);
          JuspayTransport transport = JuspayTransport.open(settings(server.uri()))) {
        List<WalletGateway> gateways = gateways(transport);
        List<CompletableFuture<Integer>> callers = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
          Random random = new Random(i);
          callers.add(CompletableFuture.supplyAsync(
              () -> failures(gateways, random), task -> new Thread(task).start()));
        }

        assertThat(callers).allMatch(failures -> failures.join() == 0);

        assertThat(mixedUp).hasValue(0);
        assertThat(served).hasValue(THREADS * CALLS_EACH);
        assertThat(versionsInAll()).isGreaterThan(MERCHANTS);
        assertThat(transport.health().connections().idle()).isBetween(1, THREADS);
        assertThat(watchdogs()).filteredOn(thread -> !before.contains(thread)).hasSize(1);
      }
    }

    private List<WalletGateway> gateways(JuspayTransport transport) {
      return IntStream.range(0, MERCHANTS)
          .mapToObj(merchant ->
              transport.gateway(JuspayMerchant.named("m" + merchant, () -> key(merchant))
                  .withMerchantId("m" + merchant)))
          .toList();
    }

    private JuspayApiKey key(int merchant) {
      return JuspayApiKey.of("m" + merchant + "_" + versions.get(merchant));
    }

    private int versionsInAll() {
      return IntStream.range(0, MERCHANTS).map(versions::get).sum();
    }

    private int failures(List<WalletGateway> gateways, Random random) {
      int failures = 0;
      for (int i = 0; i < CALLS_EACH; i++) {
        int merchant = random.nextInt(MERCHANTS);
        if (random.nextInt(CALLS_PER_ROTATION) == 0) {
          versions.incrementAndGet(merchant);
        }
        Customer customer = Customer.registered(CustomerId.of("v" + versions.get(merchant)));
        failures += call(gateways.get(merchant), customer, i % 5).isLeft() ? 1 : 0;
      }
      return failures;
    }

    private static Either<WalletFailure, ?> call(
        WalletGateway gateway, Customer customer, int which) {
      return switch (which) {
        case 0 -> gateway.find(customer, SampleWallets.ID);
        case 1 -> gateway.link(customer, SampleWallets.ID, OTP);
        case 2 -> gateway.delink(customer, SampleWallets.ID);
        case 3 -> gateway.refresh(customer, SampleWallets.ID);
        default -> gateway.list(customer);
      };
    }

    private String answer(String request) {
      served.incrementAndGet();
      mixedUp.addAndGet(isKeyOfItsMerchant(request) ? 0 : 1);
      if (request.startsWith("GET /customers/")) {
        return GatewayCall.LIST.yes();
      }
      return request.contains("command=delink") ? UNLINKED : LINKED;
    }

    /** One that the merchant had when the call began, or has had since. */
    private boolean isKeyOfItsMerchant(String request) {
      String merchant = header(request, "x-merchantid: m");
      String credentials = header(request, "Authorization: Basic ");
      String key = new String(Base64.getDecoder().decode(credentials), US_ASCII);
      String version = key.substring(key.indexOf('_') + 1, key.length() - 1);
      int least = Integer.parseInt(header(request, "x-routing-id: v"));
      return key.startsWith("m" + merchant + "_")
          && Integer.parseInt(version) >= least
          && Integer.parseInt(version) <= versions.get(Integer.parseInt(merchant));
    }

    private static String header(String request, String beginning) {
      int begin = request.indexOf("\r\n" + beginning) + 2 + beginning.length();
      return request.substring(begin, request.indexOf("\r\n", begin));
    }
  }

  @Nested
  class A_close {

    @Test
    void lets_calls_in_flight_end_and_refuses_new_ones() throws Exception {
      HeldAnswers answers = HeldAnswers.to("", request -> LINKED);
      try (RawServer server = RawServer.handling(answers)) {
        JuspayTransport transport = JuspayTransport.open(
            JuspaySettings.builder(server.uri()).poolSize(50).build());
        WalletGateway gateway =
            transport.gateway(JuspayMerchant.named("shop", JuspayApiKey.of("your_api_key")));
        List<CompletableFuture<Boolean>> links = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
          links.add(inThread(() -> gateway.link(CUSTOMER, SampleWallets.ID, OTP).isRight()));
        }
        answers.awaitHeld(50);

        CompletableFuture<Boolean> closed = inThread(() -> {
          transport.close(Duration.ofSeconds(30));
          return true;
        });
        await(() -> transport.health().state() == State.CLOSING);
        Either<WalletFailure, ?> late = gateway.find(CUSTOMER, SampleWallets.ID);
        answers.release();

        assertThat(late).isEqualTo(Either.left(new Unavailable("closing")));
        for (CompletableFuture<Boolean> link : links) {
          assertThat(link.get()).isTrue();
        }
        assertThat(closed.get()).isTrue();
        assertThat(transport.health().state()).isEqualTo(State.CLOSED);
        assertThat(transport.health().callsInFlight()).isZero();
      }
    }

    @Test
    void of_the_client_of_one_merchant_closes_its_transport() {
      Juspay juspay = Juspay.open(JuspaySettings.sandbox(JuspayApiKey.of("your_api_key")));

      juspay.close();

      assertThat(juspay.gateway().find(CUSTOMER, SampleWallets.ID))
          .isEqualTo(Either.left(new Unavailable("closed")));
      assertThat(juspay.health().state()).isEqualTo(State.CLOSED);
    }

    @Test
    void cuts_off_what_is_left_after_the_grace() throws Exception {
      HeldAnswers answers = HeldAnswers.to("", request -> LINKED);
      try (RawServer server = RawServer.handling(answers)) {
        JuspayTransport transport = JuspayTransport.open(settings(server.uri()));
        WalletGateway gateway =
            transport.gateway(JuspayMerchant.named("shop", JuspayApiKey.of("your_api_key")));
        CompletableFuture<Boolean> link =
            inThread(() -> gateway.link(CUSTOMER, SampleWallets.ID, OTP).isRight());
        answers.awaitHeld(1);

        transport.close(Duration.ofMillis(50));

        assertThat(link.get()).isFalse();
        assertThat(gateway.find(CUSTOMER, SampleWallets.ID))
            .isEqualTo(Either.left(new Unavailable("closed")));
      }
    }

    @Test
    void without_a_grace_of_its_own_lets_a_call_in_flight_end() throws Exception {
      HeldAnswers answers = HeldAnswers.to("", request -> LINKED);
      try (RawServer server = RawServer.handling(answers)) {
        JuspayTransport transport = JuspayTransport.open(settings(server.uri()));
        WalletGateway gateway =
            transport.gateway(JuspayMerchant.named("shop", JuspayApiKey.of("your_api_key")));
        CompletableFuture<Boolean> link =
            inThread(() -> gateway.link(CUSTOMER, SampleWallets.ID, OTP).isRight());
        answers.awaitHeld(1);

        Thread closing = new Thread(transport::close);
        closing.start();
        await(() -> closing.getState() == Thread.State.TIMED_WAITING || !closing.isAlive());
        answers.release();

        assertThat(link.get()).isTrue();
        closing.join();
        assertThat(transport.health().state()).isEqualTo(State.CLOSED);
      }
    }

    @Test
    void ends_its_grace_when_it_is_interrupted_and_keeps_the_flag() throws Exception {
      HeldAnswers answers = HeldAnswers.to("", request -> LINKED);
      try (RawServer server = RawServer.handling(answers)) {
        JuspayTransport transport = JuspayTransport.open(settings(server.uri()));
        WalletGateway gateway =
            transport.gateway(JuspayMerchant.named("shop", JuspayApiKey.of("your_api_key")));
        CompletableFuture<Boolean> link =
            inThread(() -> gateway.link(CUSTOMER, SampleWallets.ID, OTP).isRight());
        answers.awaitHeld(1);
        CompletableFuture<Boolean> flag = new CompletableFuture<>();
        Thread closing = new Thread(() -> {
          transport.close(Duration.ofDays(1));
          flag.complete(Thread.currentThread().isInterrupted());
        });
        closing.start();
        await(() -> closing.getState() == Thread.State.TIMED_WAITING);

        closing.interrupt();

        assertThat(flag.get()).isTrue();
        assertThat(link.get()).isFalse();
        assertThat(transport.health().state()).isEqualTo(State.CLOSED);
      }
    }

    @Test
    void ends_the_settling_of_a_link_whose_answer_drips() throws Exception {
      HeldAnswers answers = HeldAnswers.to("", request -> LINKED);
      List<WalletCallEnded> heard = new CopyOnWriteArrayList<>();
      try (RawServer server = RawServer.handling(answers)) {
        JuspayTransport transport = JuspayTransport.open(settings(server.uri()));
        WalletGateway gateway =
            transport.gateway(JuspayMerchant.named("shop", JuspayApiKey.of("your_api_key")));
        LinkWallet useCase = new LinkWallet(
            gateway,
            OtpForm.standard(),
            Settling.standard(),
            new Reporting(heard::add, InstantSource.system()));
        CompletableFuture<Either<WalletFailure, Linked>> link =
            inThread(() -> useCase.link(CUSTOMER, SampleWallets.ID, "345678"));
        answers.awaitHeld(1);

        transport.close(Duration.ofMillis(50));

        assertThat(link.get().getLeft()).isInstanceOf(OutcomeUnknown.class);
        assertThat(heard).extracting(event -> event.effort().calls()).containsExactly(1);
      }
    }

    @Test
    void ends_a_pause_of_settling_at_once() throws Exception {
      try (RawServer server = RawServer.answering("")) {
        JuspayTransport transport = JuspayTransport.open(settings(server.uri()));
        WalletGateway gateway =
            transport.gateway(JuspayMerchant.named("shop", JuspayApiKey.of("your_api_key")));
        CompletableFuture<Boolean> paused = inThread(() -> {
          assertThatCode(() -> gateway.pause().sleep(Duration.ofDays(1)))
              .doesNotThrowAnyException();
          return gateway.isClosed();
        });

        transport.close();

        assertThat(paused.get()).isTrue();
      }
    }

    @Test
    void ends_a_pause_between_two_attempts_at_once() throws Exception {
      String busy = RawServer.empty(503, "Retry-After: 9");
      try (RawServer server = RawServer.answering(busy)) {
        JuspayTransport transport = JuspayTransport.open(settings(server.uri()));
        WalletGateway gateway =
            transport.gateway(JuspayMerchant.named("shop", JuspayApiKey.of("your_api_key")));
        CompletableFuture<Boolean> find =
            inThread(() -> gateway.find(CUSTOMER, SampleWallets.ID).isRight());
        await(() -> server.requests().size() == 1);

        transport.close(Duration.ofDays(1));

        assertThat(find.get()).isFalse();
        assertThat(server.requests()).hasSize(1);
      }
    }
  }

  @Nested
  class Its_health {

    @Test
    void tells_the_last_answer_and_the_last_failure() throws IOException {
      try (RawServer server = RawServer.answering(UNLINKED, RawServer.HANG_UP);
          JuspayTransport transport = JuspayTransport.open(
              JuspaySettings.builder(server.uri()).maxAttempts(1).build())) {
        WalletGateway gateway =
            transport.gateway(JuspayMerchant.named("shop", JuspayApiKey.of("your_api_key")));
        assertThat(transport.health().lastAnswer()).isEmpty();

        ignore(gateway.find(CUSTOMER, SampleWallets.ID));
        ignore(gateway.find(CUSTOMER, SampleWallets.ID));

        JuspayHealth health = transport.health();
        assertThat(health.state()).isEqualTo(State.OPEN);
        assertThat(health.lastAnswer()).isNotEmpty();
        assertThat(health.lastFailure().get().reason()).isEqualTo("ConnectionClosedException");
        assertThat(health.callsInFlight()).isZero();
        assertThat(health.connections().most()).isEqualTo(20);
        assertThat(health.shares().reads().most()).isEqualTo(10);
      }
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 500, 503, 599})
    void takes_408_and_5xx_for_a_failure_and_for_no_answer(int status) throws IOException {
      JuspayHealth health = healthAfter(RawServer.empty(status, "X: y"));

      assertThat(health.lastFailure()).containsExactly(new Failure(BEGAN, "HTTP " + status));
      assertThat(health.lastAnswer()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 302, 400, 404, 407, 409, 429, 499})
    void takes_any_other_status_for_an_answer_and_for_no_failure(int status) throws IOException {
      JuspayHealth health = healthAfter(RawServer.empty(status, "X: y"));

      assertThat(health.lastAnswer()).containsExactly(BEGAN);
      assertThat(health.lastFailure()).isEmpty();
    }

    @Test
    void tells_the_begin_of_a_call_that_was_lost() throws IOException {
      assertThat(healthAfter(RawServer.HANG_UP).lastFailure())
          .containsExactly(new Failure(BEGAN, "ConnectionClosedException"));
    }

    /** The clock shows another instant at each look, the first at the begin of the call. */
    private static JuspayHealth healthAfter(String answer) throws IOException {
      AtomicInteger looks = new AtomicInteger();
      try (RawServer server = RawServer.answering(answer);
          JuspayTransport transport = JuspayTransport.open(
              JuspaySettings.builder(server.uri()).maxAttempts(1).build(),
              () -> BEGAN.plusSeconds(looks.getAndIncrement()),
              WalletEvents.none())) {
        ignore(transport
            .gateway(JuspayMerchant.named("shop", JuspayApiKey.of("your_api_key")))
            .find(CUSTOMER, SampleWallets.ID));
        return transport.health();
      }
    }

    @Test
    void counts_calls_in_flight_and_those_that_wait_for_a_connection() throws Exception {
      HeldAnswers answers = HeldAnswers.to("", request -> LINKED);
      try (RawServer server = RawServer.handling(answers);
          JuspayTransport transport = JuspayTransport.open(
              JuspaySettings.builder(server.uri()).poolSize(1).poolTimeout(LONG).build())) {
        WalletGateway gateway =
            transport.gateway(JuspayMerchant.named("shop", JuspayApiKey.of("your_api_key")));
        CompletableFuture<Boolean> refresh =
            inThread(() -> gateway.refresh(CUSTOMER, SampleWallets.ID).isRight());
        answers.awaitHeld(1);
        assertThat(transport.health().callsInFlight()).isEqualTo(1);
        assertThat(transport.health().connections()).isEqualTo(new Connections(1, 0, 0, 1));

        CompletableFuture<Boolean> link =
            inThread(() -> gateway.link(CUSTOMER, SampleWallets.ID, OTP).isRight());
        await(() -> transport.health().connections().waiting() == 1);

        assertThat(transport.health().callsInFlight()).isEqualTo(2);
        answers.release();
        assertThat(refresh.get()).isTrue();
        assertThat(link.get()).isTrue();
        assertThat(transport.health().callsInFlight()).isZero();
        assertThat(transport.health().connections()).isEqualTo(new Connections(0, 1, 0, 1));
      }
    }
  }

  private static <T> CompletableFuture<T> inThread(Supplier<T> work) {
    return CompletableFuture.supplyAsync(work, task -> {
      Thread thread = new Thread(task, "caller");
      thread.setDaemon(true);
      thread.start();
    });
  }
}
