package dev.walletport.adapter.juspay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.walletport.application.port.WalletGateway;
import dev.walletport.domain.WalletId;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.api.io.TempDir;

/** One gateway between many threads, and one connection after the other closed by the server. */
@Timeout(120)
@DisplayNameGeneration(ReplaceUnderscores.class)
class SharedGatewayTest {

  private static final JuspayApiKey KEY = JuspayApiKey.of("your_api_key");

  @TempDir
  private Path folder;

  @Test
  void sixty_four_threads_get_their_own_answers_over_twenty_connections() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(64);
    try (EchoServer server = EchoServer.slowBy(Duration.ofMillis(2));
        Juspay juspay = open(server, 20)) {
      assertEachGetsItsOwn(threads, juspay.gateway(), 640);

      assertThat(server.connections()).isBetween(1, 20);
      assertThat(juspay.http().connections().leased()).isZero();
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  @EnabledForJreRange(min = JRE.JAVA_21)
  void five_hundred_virtual_threads_are_not_pinned() throws Exception {
    ExecutorService threads = virtualThreads();
    Path events = folder.resolve("events.jfr");
    try (EchoServer server = EchoServer.slowBy(Duration.ofMillis(20));
        Juspay juspay = open(server, 50);
        Recording recording = new Recording()) {
      assertEachGetsItsOwn(threads, juspay.gateway(), 1);
      recording.enable("jdk.VirtualThreadPinned").withoutThreshold().withStackTrace();
      recording.start();

      assertEachGetsItsOwn(threads, juspay.gateway(), 500);

      recording.stop();
      recording.dump(events);
      assertThat(server.connections()).isBetween(2, 50);
      assertThat(juspay.http().connections().leased()).isZero();
    } finally {
      threads.shutdownNow();
    }
    assertThat(RecordingFile.readAllEvents(events)).noneMatch(SharedGatewayTest::isOurs);
  }

  @Test
  void no_call_is_lost_to_a_server_that_closes_idle_connections() throws Exception {
    Duration idle = Duration.ofMillis(300);
    try (EchoServer server = EchoServer.closingAfter(idle);
        Juspay juspay = open(server, 20)) {
      WalletGateway gateway = juspay.gateway();
      int lost = 0;

      for (int i = 0; i < 1000; i++) {
        lost += gateway.find(StuckCall.CUSTOMER, WalletId.of("w" + i)).isRight() ? 0 : 1;
        if (i % 20 == 0) {
          idleFor(idle.plusMillis(i / 20 % 21 - 10));
        }
      }

      assertThat(lost).isZero();
      assertThat(server.connections()).isBetween(10, 100);
    }
  }

  @Test
  void no_command_is_lost_on_a_connection_that_the_server_has_closed() throws Exception {
    Duration idle = Duration.ofMillis(300);
    try (EchoServer server = EchoServer.closingAfter(idle);
        Juspay juspay = open(server, 20)) {
      for (int i = 0; i < 10; i++) {
        WalletId wallet = WalletId.of("w" + i);
        assertThat(juspay.gateway().delink(StuckCall.CUSTOMER, wallet).isRight())
            .isTrue();
        idleFor(idle.multipliedBy(2));
      }

      assertThat(server.connections()).isEqualTo(10);
    }
  }

  /** Doing nothing is what is tested here, so it takes its time. */
  private static void idleFor(Duration time) throws InterruptedException {
    new CountDownLatch(1).await(time.toMillis(), TimeUnit.MILLISECONDS);
  }

  private static void assertEachGetsItsOwn(
      ExecutorService threads, WalletGateway gateway, int calls) throws Exception {
    List<Future<WalletId>> answers = new ArrayList<>();
    for (int i = 0; i < calls; i++) {
      WalletId wallet = WalletId.of("w" + i);
      answers.add(
          threads.submit(() -> gateway.find(StuckCall.CUSTOMER, wallet).get().id()));
    }
    for (int i = 0; i < calls; i++) {
      assertThat(answers.get(i).get()).isEqualTo(WalletId.of("w" + i));
    }
  }

  /** The JDK pins for reasons of its own, as when it loads a class. */
  private static boolean isOurs(RecordedEvent event) {
    return event.getStackTrace() != null
        && event.getStackTrace().getFrames().stream()
            .map(frame -> frame.getMethod().getType().getName())
            .anyMatch(name -> name.startsWith("dev.walletport.adapter.juspay.Juspay"));
  }

  /** By reflection, because this is compiled for Java 17. */
  private static ExecutorService virtualThreads() throws ReflectiveOperationException {
    return (ExecutorService)
        Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null);
  }

  private static Juspay open(EchoServer server, int poolSize) {
    Duration minute = Duration.ofSeconds(60);
    return Juspay.open(JuspaySettings.builder(server.uri(), KEY)
        .poolSize(poolSize)
        .readConnections(1_000)
        .poolTimeout(minute)
        .deadline(minute)
        .build());
  }
}
