package dev.walletport.adapter.juspay;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.walletport.adapter.juspay.JuspayHealth.State;
import dev.walletport.application.LinkWallet;
import dev.walletport.application.Reporting;
import dev.walletport.application.Settling;
import dev.walletport.application.port.WalletEvent;
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
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
@DisplayNameGeneration(ReplaceUnderscores.class)
class JuspayTransportTest {

  private static final Customer CUSTOMER = Customer.registered(CustomerId.of("customer_1122"));
  private static final Otp OTP = Otp.of("345678");
  private static final String UNLINKED = RawServer.json(
      200, "{\"id\":\"%s\",\"wallet\":\"MOBIKWIK\",\"linked\":false}".formatted(SampleWallets.ID));
  private static final String LINKED = RawServer.json(
      200, "{\"id\":\"%s\",\"wallet\":\"MOBIKWIK\",\"linked\":true}".formatted(SampleWallets.ID));

  private static JuspaySettings settings(URI uri) {
    return JuspaySettings.builder(uri).build();
  }

  private static void await(BooleanSupplier reached) {
    long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
    while (!reached.getAsBoolean() && System.nanoTime() < end) {
      Thread.onSpinWait();
    }
    assertThat(reached.getAsBoolean()).isTrue();
  }

  @Nested
  class Many_merchants {

    @Test
    void share_one_pool_and_one_watchdog() throws IOException {
      try (RawServer server = RawServer.answering(UNLINKED);
          JuspayTransport transport = JuspayTransport.open(settings(server.uri()))) {
        for (int i = 0; i < 500; i++) {
          WalletGateway gateway =
              transport.gateway(JuspayMerchant.named("shop-" + i, JuspayApiKey.of("key_" + i)));

          assertThat(gateway.find(CUSTOMER, SampleWallets.ID).isRight()).isTrue();
        }

        assertThat(transport.health().connections().idle()).isEqualTo(1);
        assertThat(Thread.getAllStackTraces().keySet())
            .filteredOn(thread -> thread.equals(transport.http().watchdogThread()))
            .hasSize(1);
      }
    }

    @Test
    void send_each_its_own_headers() throws IOException {
      try (RawServer server = RawServer.answering(UNLINKED);
          JuspayTransport transport = JuspayTransport.open(settings(server.uri()))) {
        transport
            .gateway(JuspayMerchant.named("a", JuspayApiKey.of("key_a"))
                .withMerchantId("id_a")
                .withApiVersion("2023-06-30")
                .withGatewayReferenceId("ref_a"))
            .requestOtp(CUSTOMER, SampleWallets.ID);
        transport
            .gateway(JuspayMerchant.named("b", JuspayApiKey.of("key_b")))
            .requestOtp(CUSTOMER, SampleWallets.ID);

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

        gateway.find(CUSTOMER, SampleWallets.ID);
        gateway.find(CUSTOMER, SampleWallets.ID);

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

    @Test
    void is_missed_by_name_when_a_client_for_one_merchant_is_opened() throws IOException {
      try (RawServer server = RawServer.answering(UNLINKED)) {
        assertThatIllegalStateException()
            .isThrownBy(() -> Juspay.open(settings(server.uri())))
            .withMessageStartingWith("apiKey is missing");
      }
    }

    @Test
    void never_goes_out_with_the_call_of_another_merchant() throws Exception {
      int merchants = 20;
      int threads = 4;
      KeyCheck check = new KeyCheck();
      try (RawServer server = RawServer.handling(check::answer);
          JuspayTransport transport = JuspayTransport.open(settings(server.uri()))) {
        List<WalletGateway> gateways = new ArrayList<>();
        for (int i = 0; i < merchants; i++) {
          gateways.add(transport.gateway(rotating(i)));
        }
        List<CompletableFuture<Integer>> failures = new ArrayList<>();
        for (int t = 0; t < threads; t++) {
          Random random = new Random(t);
          failures.add(CompletableFuture.supplyAsync(
              () -> calls(gateways, random), thread -> new Thread(thread).start()));
        }

        for (CompletableFuture<Integer> failed : failures) {
          assertThat(failed.get()).isZero();
        }
        assertThat(check.mixedUp.get()).isZero();
        assertThat(check.served.get()).isEqualTo(4 * 2_500);
      }
    }

    private JuspayMerchant rotating(int merchant) {
      AtomicInteger version = new AtomicInteger();
      return JuspayMerchant.named(
              "m" + merchant,
              () -> JuspayApiKey.of("m" + merchant + "_" + version.incrementAndGet() / 10))
          .withMerchantId("m" + merchant);
    }

    private int calls(List<WalletGateway> gateways, Random random) {
      int failed = 0;
      for (int i = 0; i < 2_500; i++) {
        WalletGateway gateway = gateways.get(random.nextInt(gateways.size()));
        failed += gateway.find(CUSTOMER, SampleWallets.ID).isLeft() ? 1 : 0;
      }
      return failed;
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
    void ends_the_settling_of_a_link_whose_answer_drips() throws Exception {
      Hold hold = new Hold("");
      List<WalletEvent> heard = new CopyOnWriteArrayList<>();
      try (RawServer server = RawServer.handling(hold::answer)) {
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
        await(() -> hold.waiting.get() == 1);

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
          assertThatCode(() -> gateway.pause().of(Duration.ofDays(1))).doesNotThrowAnyException();
          return gateway.isClosed();
        });

        transport.close();

        assertThat(paused.get()).isTrue();
      }
    }

    @Test
    void ends_a_pause_between_two_tries_at_once() throws Exception {
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
          JuspayTransport transport =
              JuspayTransport.open(JuspaySettings.builder(server.uri()).tries(1).build())) {
        WalletGateway gateway =
            transport.gateway(JuspayMerchant.named("shop", JuspayApiKey.of("your_api_key")));
        assertThat(transport.health().lastAnswer()).isEmpty();

        gateway.find(CUSTOMER, SampleWallets.ID);
        gateway.find(CUSTOMER, SampleWallets.ID);

        JuspayHealth health = transport.health();
        assertThat(health.state()).isEqualTo(State.OPEN);
        assertThat(health.lastAnswer()).isNotEmpty();
        assertThat(health.lastFailure().get().reason()).isEqualTo("ConnectionClosedException");
        assertThat(health.callsInFlight()).isZero();
        assertThat(health.connections().most()).isEqualTo(20);
        assertThat(health.shares().reads().most()).isEqualTo(15);
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

  /** Counts requests whose key is not that of the merchant in their headers. */
  private static final class KeyCheck {
    private static final Pattern KEY = Pattern.compile("Authorization: Basic (\\S+)");
    private static final Pattern MERCHANT = Pattern.compile("x-merchantid: (\\S+)");

    private final AtomicInteger served = new AtomicInteger();
    private final AtomicInteger mixedUp = new AtomicInteger();

    private String answer(String request) {
      served.incrementAndGet();
      Matcher key = KEY.matcher(request);
      Matcher merchant = MERCHANT.matcher(request);
      boolean fits =
          key.find() && merchant.find() && decoded(key).startsWith(merchant.group(1) + "_");
      mixedUp.addAndGet(fits ? 0 : 1);
      return UNLINKED;
    }

    private static String decoded(Matcher key) {
      return new String(Base64.getDecoder().decode(key.group(1)), US_ASCII);
    }
  }
}
