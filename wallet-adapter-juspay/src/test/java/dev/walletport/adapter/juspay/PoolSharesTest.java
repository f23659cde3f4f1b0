package dev.walletport.adapter.juspay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.walletport.adapter.juspay.JuspayHealth.Share;
import dev.walletport.adapter.juspay.ScriptedServer.Security;
import dev.walletport.application.port.WalletAttempt;
import dev.walletport.application.port.WalletAttempt.Ending;
import dev.walletport.application.port.WalletAttempt.Reason;
import dev.walletport.application.port.WalletGateway;
import dev.walletport.domain.Customer;
import dev.walletport.domain.CustomerId;
import dev.walletport.domain.Otp;
import dev.walletport.domain.WalletAccount.Linked;
import dev.walletport.domain.WalletFailure;
import dev.walletport.domain.WalletFailure.NotInThisState;
import dev.walletport.domain.WalletFailure.Unavailable;
import dev.walletport.domain.WalletId;
import dev.walletport.domain.WalletOperation;
import dev.walletport.domain.testing.SampleWallets;
import io.vavr.control.Either;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The shares of the pool: who waits, who is refused at once, and who is not harmed. */
@Timeout(120)
@DisplayNameGeneration(ReplaceUnderscores.class)
class PoolSharesTest {

  private static final Customer CUSTOMER = Customer.registered(CustomerId.of("customer_1122"));
  private static final Otp OTP = Otp.of("345678");
  private static final Duration LONG = Duration.ofMinutes(10);
  private static final String LINKED = GatewayCall.LINK.yes();
  private static final String LIST = GatewayCall.LIST.yes();
  private static final String REFRESH = "refresh";
  private static final Either<WalletFailure, ?> POOL_SHARE_FULL =
      Either.left(new Unavailable("pool share full"));

  /** Calls whose share can be in use. */
  private enum Shared {
    FIND,
    LIST,
    REFRESH,
    REFRESH_ALL;

    private Either<WalletFailure, ?> on(WalletGateway gateway) {
      return switch (this) {
        case FIND -> gateway.find(CUSTOMER, SampleWallets.ID);
        case LIST -> gateway.list(CUSTOMER);
        case REFRESH -> gateway.refresh(CUSTOMER, SampleWallets.ID);
        case REFRESH_ALL -> gateway.refreshAll(CUSTOMER);
      };
    }

    private Share share(JuspayTransport transport) {
      JuspayHealth.Shares shares = transport.health().shares();
      return this == FIND || this == LIST ? shares.reads() : shares.refreshes();
    }
  }

  /** So patient that what waits does not come back before the test's own end. */
  private static JuspaySettings settings(URI uri, int poolSize) {
    return JuspaySettings.builder(uri)
        .poolSize(poolSize)
        .readConnections(2)
        .refreshConnections(2)
        .poolTimeout(LONG)
        .deadline(LONG)
        .refreshDeadline(LONG)
        .build();
  }

  private static WalletGateway gateway(JuspayTransport transport) {
    return transport.gateway(JuspayMerchant.named("shop", JuspayApiKey.of("your_api_key")));
  }

  private static String answer(String request) {
    return request.startsWith("GET /customers/") ? LIST : LINKED;
  }

  private static <T> List<CompletableFuture<T>> inThreads(int count, Supplier<T> work) {
    List<CompletableFuture<T>> all = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      all.add(CompletableFuture.supplyAsync(work, PoolSharesTest::start));
    }
    return all;
  }

  private static void start(Runnable task) {
    Thread thread = new Thread(task, "caller");
    thread.setDaemon(true);
    thread.start();
  }

  @ParameterizedTest
  @CsvSource({"1,1,1", "2,1,1", "3,1,1", "4,2,1", "5,2,1", "7,3,1", "8,4,2", "20,10,5"})
  void are_half_for_reads_and_a_quarter_for_refreshes(int pool, int reads, int refreshes) {
    JuspaySettings settings = JuspaySettings.sandbox(JuspayApiKey.of("key")).toBuilder()
        .poolSize(pool)
        .build();

    PoolShares shares = PoolShares.of(settings);

    assertThat(shares.commands().connections()).isEqualTo(pool);
    assertThat(shares.reads().connections()).isEqualTo(reads);
    assertThat(shares.refreshes().connections()).isEqualTo(refreshes);
  }

  @Test
  void of_a_closed_client_are_told_as_free() {
    JuspaySettings settings =
        JuspaySettings.sandbox(JuspayApiKey.of("key")).toBuilder().poolSize(20).build();
    JuspayTransport transport = JuspayTransport.open(settings);

    transport.close(Duration.ZERO);

    JuspayHealth.Shares shares = transport.health().shares();
    assertThat(shares.commands()).isEqualTo(new Share(0, 20));
    assertThat(shares.reads()).isEqualTo(new Share(0, 10));
    assertThat(shares.refreshes()).isEqualTo(new Share(0, 5));
  }

  @Nested
  class The_share_of_an_operation {

    @ParameterizedTest
    @CsvSource({
      "CREATE,COMMANDS",
      "REQUEST_OTP,COMMANDS",
      "LINK,COMMANDS",
      "DELINK,COMMANDS",
      "FIND,READS",
      "LIST,READS",
      "REFRESH,REFRESHES",
      "REFRESH_ALL,REFRESHES",
      "CHANGE_MOBILE_NUMBER,COMMANDS"
    })
    void is_that_of_its_kind(WalletOperation operation, Kind kind) {
      PoolShares shares = PoolShares.of(JuspaySettings.sandbox(JuspayApiKey.of("key")));

      assertThat(shares.shareOf(operation)).isSameAs(kind.share(shares));
    }

    private enum Kind {
      COMMANDS,
      READS,
      REFRESHES;

      private PoolShare share(PoolShares shares) {
        return switch (this) {
          case COMMANDS -> shares.commands();
          case READS -> shares.reads();
          case REFRESHES -> shares.refreshes();
        };
      }
    }
  }

  @Nested
  class A_full_share {

    @ParameterizedTest
    @EnumSource(Shared.class)
    void refuses_one_more_call_at_once_and_once(Shared call) throws IOException {
      HeldAnswers answers = HeldAnswers.to("", PoolSharesTest::answer);
      List<WalletAttempt> attempts = new CopyOnWriteArrayList<>();
      try (RawServer server = RawServer.handling(answers);
          JuspayTransport transport = JuspayTransport.open(
              settings(server.uri(), 8), InstantSource.system(), new RecordedAttempts(attempts))) {
        WalletGateway gateway = gateway(transport);
        List<CompletableFuture<Either<WalletFailure, ?>>> hanging =
            inThreads(2, () -> call.on(gateway));
        answers.awaitHeld(2);

        Either<WalletFailure, ?> refused = call.on(gateway);

        assertThat(refused).isEqualTo(POOL_SHARE_FULL);
        assertThat(attempts)
            .extracting(WalletAttempt::ending)
            .containsExactly(new Ending.NotSent(Reason.POOL_SHARE_FULL, "pool share full"));
        assertThat(call.share(transport)).isEqualTo(new Share(2, 2));
        assertThat(transport.health().connections().waiting()).isZero();
        assertThat(answers.held()).isEqualTo(2);
        answers.release();
        assertAllRight(hanging);
      }
    }

    @ParameterizedTest
    @EnumSource(Shared.class)
    void takes_calls_again_when_its_own_have_ended(Shared call) throws IOException {
      HeldAnswers answers = HeldAnswers.to("", PoolSharesTest::answer);
      try (RawServer server = RawServer.handling(answers);
          JuspayTransport transport = JuspayTransport.open(settings(server.uri(), 8))) {
        WalletGateway gateway = gateway(transport);
        List<CompletableFuture<Either<WalletFailure, ?>>> hanging =
            inThreads(2, () -> call.on(gateway));
        answers.awaitHeld(2);
        assertThat(call.on(gateway)).isEqualTo(POOL_SHARE_FULL);

        answers.release();

        assertAllRight(hanging);
        assertThat(call.share(transport)).isEqualTo(new Share(0, 2));
        assertThat(call.on(gateway).isRight()).isTrue();
      }
    }

    @Test
    void of_reads_does_not_keep_a_refused_command_from_being_explained() throws IOException {
      HeldAnswers answers = HeldAnswers.to(
          "wlt_held",
          request -> request.startsWith("POST")
              ? RawServer.json(400, "{\"error_code\":\"WALLET_ALREADY_LINKED\"}")
              : LINKED);
      try (RawServer server = RawServer.handling(answers);
          JuspayTransport transport = JuspayTransport.open(settings(server.uri(), 8))) {
        WalletGateway gateway = gateway(transport);
        List<CompletableFuture<Either<WalletFailure, ?>>> hanging =
            inThreads(2, () -> gateway.find(CUSTOMER, WalletId.of("wlt_held")));
        answers.awaitHeld(2);

        WalletFailure refused = gateway.link(CUSTOMER, SampleWallets.ID, OTP).getLeft();

        assertThat(gateway.find(CUSTOMER, SampleWallets.ID)).isEqualTo(POOL_SHARE_FULL);
        assertThat(refused)
            .isInstanceOfSatisfying(
                NotInThisState.class,
                failure -> assertThat(failure.account()).isInstanceOf(Linked.class));
        answers.release();
        assertThat(hanging).allSatisfy(CompletableFuture::join);
      }
    }
  }

  @Nested
  class A_command {

    @Test
    void waits_for_a_connection_when_all_are_in_use() throws IOException {
      HeldAnswers answers = HeldAnswers.to("", PoolSharesTest::answer);
      try (RawServer server = RawServer.handling(answers);
          JuspayTransport transport = JuspayTransport.open(settings(server.uri(), 2))) {
        WalletGateway gateway = gateway(transport);
        List<CompletableFuture<Either<WalletFailure, ?>>> links =
            inThreads(3, () -> gateway.link(CUSTOMER, SampleWallets.ID, OTP));
        answers.awaitHeld(2);
        Await.await(() -> transport.health().connections().waiting() == 1);

        answers.release();

        assertAllRight(links);
        assertThat(answers.held()).isEqualTo(3);
      }
    }
  }

  @Nested
  class A_command_that_waits_in_its_share {

    private static final Duration SHORT = Duration.ofMillis(100);

    @Test
    void gives_up_after_the_time_of_the_pool() throws IOException {
      assertEndsWhileAnotherIsHeld(
          settings -> settings.poolTimeout(SHORT), "no connection was free in time");
    }

    @Test
    void gives_up_at_its_deadline_where_that_comes_first() throws IOException {
      assertEndsWhileAnotherIsHeld(settings -> settings.deadline(SHORT), "deadline passed");
    }

    /** The pool has one connection; the other command has the same share and all the time. */
    private static void assertEndsWhileAnotherIsHeld(
        UnaryOperator<JuspaySettings.Builder> change, String reason) throws IOException {
      HeldAnswers answers = HeldAnswers.to("", PoolSharesTest::answer);
      try (RawServer server = RawServer.handling(answers);
          JuspayTransport transport = JuspayTransport.open(settings(server.uri(), 1))) {
        WalletGateway patient = gateway(transport);
        JuspaySettings own =
            change.apply(settings(server.uri(), 1).toBuilder().maxAttempts(1)).build();
        WalletGateway impatient =
            transport.gateway(JuspayMerchant.named("shop", JuspayApiKey.of("your_api_key")), own);
        List<CompletableFuture<Either<WalletFailure, ?>>> held =
            inThreads(1, () -> patient.link(CUSTOMER, SampleWallets.ID, OTP));
        answers.awaitHeld(1);
        long began = System.nanoTime();

        Either<WalletFailure, ?> ended = impatient.link(CUSTOMER, SampleWallets.ID, OTP);

        assertThat(ended).isEqualTo(Either.left(new Unavailable(reason)));
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isGreaterThanOrEqualTo(SHORT);
        assertThat(answers.held()).isEqualTo(1);
        answers.release();
        assertAllRight(held);
      }
    }
  }

  @Nested
  class A_closed_client {

    /** No close ends what the host's trust manager holds up. */
    @Test
    void keeps_no_command_waiting_for_one_that_does_not_end() throws Exception {
      HoldingTrustManager trust = new HoldingTrustManager();
      try (ScriptedServer server =
              ScriptedServer.playing(Security.TLS_1_3, connection -> connection.request());
          JuspayTransport transport = JuspayTransport.open(
              settings(server.uri(), 1).toBuilder().sslContext(trust.context()).build());
          trust) {
        WalletGateway gateway = gateway(transport);
        Supplier<Either<WalletFailure, ?>> link =
            () -> gateway.link(CUSTOMER, SampleWallets.ID, OTP);
        CompletableFuture<Either<WalletFailure, ?>> held = inThreads(1, link).get(0);
        trust.awaitAsked();
        CompletableFuture<Either<WalletFailure, ?>> waiting = inThreads(1, link).get(0);
        Await.await(() -> transport.health().connections().waiting() == 1);

        transport.close(Duration.ZERO);

        assertThat(waiting.join()).isEqualTo(Either.left(new Unavailable("closed")));
        assertThat(held).isNotDone();
      }
    }
  }

  @Nested
  class Refreshes_that_hang {

    private static final int POOL = 8;
    private static final int LINKERS = POOL - 2;
    private static final int LINKS_EACH = 200;

    /**
     * The server answers links only when all that may be are on the wire: none waits for a place.
     */
    @Test
    void keep_no_link_waiting_for_a_connection() throws IOException {
      AtomicInteger waiting = new AtomicInteger();
      CyclicBarrier allOnTheWire = new CyclicBarrier(LINKERS);
      HeldAnswers answers = HeldAnswers.to(REFRESH, request -> {
        meet(allOnTheWire, request);
        return LINKED;
      });
      try (RawServer server = RawServer.handling(answers);
          JuspayTransport transport = JuspayTransport.open(settings(server.uri(), POOL))) {
        WalletGateway gateway = gateway(transport);
        List<CompletableFuture<Either<WalletFailure, ?>>> hanging =
            inThreads(2, () -> gateway.refresh(CUSTOMER, SampleWallets.ID));
        answers.awaitHeld(2);

        List<CompletableFuture<Integer>> links = inThreads(LINKERS, () -> {
          int linked = 0;
          for (int i = 0; i < LINKS_EACH; i++) {
            linked += gateway.link(CUSTOMER, SampleWallets.ID, OTP).isRight() ? 1 : 0;
            waiting.addAndGet(transport.health().connections().waiting());
            assertThat(gateway.refresh(CUSTOMER, SampleWallets.ID)).isEqualTo(POOL_SHARE_FULL);
          }
          return linked;
        });

        assertThat(links).allMatch(linked -> linked.join() == LINKS_EACH);
        assertThat(waiting).hasValue(0);
        assertThat(Shared.REFRESH.share(transport)).isEqualTo(new Share(2, 2));
        answers.release();
        assertAllRight(hanging);
      }
    }

    private static void meet(CyclicBarrier barrier, String request) {
      if (request.contains(REFRESH)) {
        return;
      }
      try {
        int ignored = barrier.await(30, TimeUnit.SECONDS);
      } catch (InterruptedException | BrokenBarrierException | TimeoutException e) {
        throw new IllegalStateException("a link waits for a connection", e);
      }
    }
  }

  private static void assertAllRight(List<CompletableFuture<Either<WalletFailure, ?>>> calls) {
    assertThat(calls).allMatch(call -> call.join().isRight());
  }
}
