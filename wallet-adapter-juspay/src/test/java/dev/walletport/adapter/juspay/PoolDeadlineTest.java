package dev.walletport.adapter.juspay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.walletport.domain.WalletFailure;
import dev.walletport.domain.WalletFailure.Unavailable;
import dev.walletport.domain.testing.SampleWallets;
import io.vavr.control.Either;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A command that waits for the only connection, which comes back at about its deadline. */
@Timeout(120)
@DisplayNameGeneration(ReplaceUnderscores.class)
class PoolDeadlineTest {

  private static final Duration DEADLINE = Duration.ofMillis(60);
  private static final int RACES = 60;

  /** Each race gives the connection back a little later, from before the deadline to behind it. */
  @Test
  void is_told_as_unavailable_only_if_its_bytes_stayed_at_home() throws Exception {
    for (int i = 0; i < RACES; i++) {
      Duration held = DEADLINE.minusMillis(10).plusNanos(i * 20_000_000L / RACES);
      try (ScriptedServer server = ScriptedServer.http(connection -> serve(connection, held));
          Juspay juspay =
              Juspay.open(server.settings().poolSize(1).deadline(DEADLINE).build())) {
        Thread holder = refresh(juspay);

        Either<WalletFailure, ?> answer = GatewayCall.LINK.on(juspay);
        holder.join();
        juspay.http().close();

        if (answer.isLeft() && answer.getLeft() instanceof Unavailable) {
          for (ServerConnection connection : server.connections()) {
            assertThat(connection.awaitClose()).isTrue();
          }
          assertThat(server.received()).doesNotContain("otp=");
        }
      }
    }
  }

  private static void serve(ServerConnection connection, Duration held) throws IOException {
    int served = 0;
    while (!connection.request().isEmpty()) {
      connection.pause(served++ == 0 ? held : Duration.ZERO);
      connection.send(GatewayCall.LINK.yes());
    }
  }

  /** Its deadline is another setting, so that it outlives the call that waits. */
  private static Thread refresh(Juspay juspay) {
    Thread holder = new Thread(() -> {
      Either<WalletFailure, ?> ignored =
          juspay.gateway().refresh(StuckCall.CUSTOMER, SampleWallets.ID);
    });
    holder.start();
    Await.await(() -> juspay.http().connections().leased() == 1 || !holder.isAlive());
    return holder;
  }

  @ParameterizedTest
  @EnumSource(GatewayCall.class)
  void is_over_at_its_deadline_if_the_connection_does_not_come_back(GatewayCall call)
      throws Exception {
    CountDownLatch ended = new CountDownLatch(1);
    try (ScriptedServer server = ScriptedServer.http(connection -> {
          connection.request();
          await(ended);
        });
        Juspay juspay =
            Juspay.open(server.settings().poolSize(1).deadline(DEADLINE).build())) {
      Thread holder = refresh(juspay);

      Either<WalletFailure, ?> answer = call.on(juspay);

      assertThat(answer).isEqualTo(Either.left(new Unavailable("deadline passed")));
      Await.await(() -> !server.connections().isEmpty());
      assertThat(server.connections()).hasSize(1);
      ended.countDown();
      holder.join();
      Await.awaitLeased(juspay, 0);
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
