package dev.walletport.recipes.springboot;

import static dev.walletport.recipes.springboot.RestFixture.otp;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.walletport.adapter.fake.FakeWallets;
import dev.walletport.adapter.fake.sandbox.JuspaySandbox;
import dev.walletport.adapter.juspay.JuspayHealth.State;
import dev.walletport.adapter.juspay.JuspayTransport;
import dev.walletport.application.Wallets;
import dev.walletport.domain.Customer;
import dev.walletport.domain.CustomerId;
import dev.walletport.domain.NewWallet;
import dev.walletport.domain.WalletAccount.Linked;
import dev.walletport.domain.WalletFailure;
import dev.walletport.domain.WalletId;
import dev.walletport.domain.WalletProvider;
import io.vavr.control.Either;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;

/** A deploy while links are under way. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class GracefulShutdownTest {

  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final FakeWallets fake = FakeWallets.create();
  private final Customer customer = fake.openCustomer(CustomerId.of("customer_1122"));

  @AfterEach
  void stop() {
    threads.shutdownNow();
  }

  @Test
  void links_in_flight_end_well_while_the_host_stops() throws Exception {
    try (JuspaySandbox sandbox = JuspaySandbox.start(fake);
        HoldingRelay relay = HoldingRelay.before(sandbox.uri());
        ConfigurableApplicationContext host = HostFixture.start(Map.of(
            "JUSPAY_API_KEY", "key_of_a_test", "JUSPAY_BASE_URI", relay.uri().toString()))) {
      int port = HostFixture.port(host);
      JuspayTransport transport = host.getBean(JuspayTransport.class);
      CompletableFuture<HttpResponse<String>> ofRequest = linkByRequest(port);
      CountDownLatch responseToRequest = relay.nextHeld();
      CompletableFuture<Either<WalletFailure, Linked>> ofJob =
          linkByJob(host.getBean(Wallets.class));
      CountDownLatch responseToJob = relay.nextHeld();
      JuspayHealthIndicator health = host.getBean(JuspayHealthIndicator.class);

      CompletableFuture<Void> stopped = CompletableFuture.runAsync(host::close, threads);
      await().untilAsserted(() -> assertRefused(port));
      State whileRequestsEnd = transport.health().state();
      responseToRequest.countDown();
      await().until(() -> transport.health().state() == State.CLOSING);
      String whileJobEnds = health.health().getStatus().getCode();
      responseToJob.countDown();

      assertThat(whileRequestsEnd).isEqualTo(State.OPEN);
      assertThat(whileJobEnds).isEqualTo("OUT_OF_SERVICE");
      assertThat(ofRequest.get(10, TimeUnit.SECONDS).statusCode()).isEqualTo(200);
      assertThat(RestFixture.<Boolean>read(ofRequest.get(), "$.linked")).isTrue();
      assertThat(ofJob.get(10, TimeUnit.SECONDS).isRight()).isTrue();
      stopped.get(10, TimeUnit.SECONDS);
      assertThat(transport.health().state()).isEqualTo(State.CLOSED);
    }
  }

  private CompletableFuture<HttpResponse<String>> linkByRequest(int port) {
    WalletId wallet = walletWithOtp();
    return new RestFixture(port)
        .postAsync(
            "/customers/customer_1122/wallets/" + wallet + "/link",
            otp(fake.inbox().newestOtp(wallet)));
  }

  /** A call that no request waits for, as of a scheduled job. */
  private CompletableFuture<Either<WalletFailure, Linked>> linkByJob(Wallets wallets) {
    WalletId wallet = walletWithOtp();
    String typed = fake.inbox().newestOtp(wallet);
    return CompletableFuture.supplyAsync(() -> wallets.link(customer, wallet, typed), threads);
  }

  private WalletId walletWithOtp() {
    NewWallet newWallet = NewWallet.at(WalletProvider.MOBIKWIK).withFirstOtp();
    return fake.gateway().create(customer, newWallet).get().id();
  }

  private static void assertRefused(int port) {
    assertThatThrownBy(() -> new Socket(InetAddress.getLoopbackAddress(), port).close())
        .isInstanceOf(ConnectException.class);
  }
}
