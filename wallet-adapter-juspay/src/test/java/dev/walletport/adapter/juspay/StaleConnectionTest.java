package dev.walletport.adapter.juspay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.walletport.adapter.juspay.ScriptedServer.Security;
import dev.walletport.domain.WalletFailure;
import io.vavr.control.Either;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** No command leaves on a connection that the server ended before the call. */
@Timeout(120)
@DisplayNameGeneration(ReplaceUnderscores.class)
class StaleConnectionTest {

  private static final int POOL = 5;

  /** An end that was sent reaches the other side a little later, also on one machine. */
  private static final Duration ARRIVAL = Duration.ofMillis(50);

  /** How a server ends an idle connection. */
  enum End {
    CLOSE,
    RESET,
    CLOSE_OF_ITS_SIDE,
    WORD_AND_CLOSE;

    private void play(ServerConnection connection) throws IOException {
      switch (this) {
        case CLOSE -> connection.close();
        case RESET -> connection.reset();
        case CLOSE_OF_ITS_SIDE -> connection.endOutput();
        case WORD_AND_CLOSE -> {
          connection.send("HTTP/1.1 408 Request Timeout\r\nConnection: close\r\n\r\n");
          connection.close();
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("ends")
  void commands_go_out_on_new_connections(Security security, End end) throws Exception {
    CyclicBarrier together = new CyclicBarrier(POOL);
    List<CompletableFuture<Void>> ended = new ArrayList<>();
    IntStream.range(0, POOL).forEach(i -> ended.add(new CompletableFuture<>()));
    try (ScriptedServer server = ScriptedServer.playing(security, connection -> {
          int number = connection.number();
          connection.request();
          if (number <= POOL) {
            await(together);
            connection.send(GatewayCall.FIND.yes());
            connection.pause(Duration.ofMillis((number - 1) * 100L / (POOL - 1)));
            end.play(connection);
            connection.pause(ARRIVAL);
            ended.get(number - 1).complete(null);
            readOn(connection);
          } else {
            connection.send(GatewayCall.LINK.yes());
            answerAll(connection);
          }
        });
        Juspay juspay =
            Juspay.open(server.settings().poolSize(POOL).readConnections(POOL).build())) {
      assertThat(allAtOnce(juspay, GatewayCall.FIND)).allMatch(Either::isRight);
      CompletableFuture.allOf(ended.toArray(CompletableFuture[]::new)).get(20, TimeUnit.SECONDS);

      List<Either<WalletFailure, ?>> answers = allAtOnce(juspay, GatewayCall.LINK);

      assertThat(answers).allMatch(Either::isRight);
      assertThat(server.connections().subList(0, POOL))
          .noneMatch(connection -> connection.received().contains("otp="));
      Await.awaitLeased(juspay, 0);
    }
  }

  static Stream<Arguments> ends() {
    return Arrays.stream(Security.values())
        .flatMap(security -> Arrays.stream(End.values()).map(end -> Arguments.of(security, end)));
  }

  @ParameterizedTest
  @EnumSource(value = End.class)
  void a_command_through_a_tunnel_goes_out_on_a_new_one(End end) throws Exception {
    CompletableFuture<Void> ended = new CompletableFuture<>();
    try (ScriptedServer proxy = ScriptedServer.http(connection -> {
          connection.head();
          connection.send("HTTP/1.1 200 Connection established\r\n\r\n");
          connection.secure("TLSv1.3");
          connection.request();
          connection.send(GatewayCall.LINK.yes());
          if (connection.number() == 1) {
            end.play(connection);
            connection.pause(ARRIVAL);
            ended.complete(null);
          }
          readOn(connection);
        });
        Juspay juspay = Juspay.open(proxy
            .settings()
            .baseUri(URI.create("https://127.0.0.1:9"))
            .proxy(proxy.uri())
            .build())) {
      assertThat(GatewayCall.FIND.on(juspay).isRight()).isTrue();
      ended.get(20, TimeUnit.SECONDS);

      assertThat(GatewayCall.LINK.on(juspay).isRight()).isTrue();

      assertThat(proxy.connections()).hasSize(2);
      assertThat(proxy.connections().get(0).received()).doesNotContain("otp=");
    }
  }

  private static List<Either<WalletFailure, ?>> allAtOnce(Juspay juspay, GatewayCall call)
      throws Exception {
    ExecutorService callers = Executors.newFixedThreadPool(POOL);
    try {
      List<CompletableFuture<Either<WalletFailure, ?>>> calls = IntStream.range(0, POOL)
          .<CompletableFuture<Either<WalletFailure, ?>>>mapToObj(
              i -> CompletableFuture.supplyAsync(() -> call.on(juspay), callers))
          .toList();
      List<Either<WalletFailure, ?>> answers = new ArrayList<>();
      for (CompletableFuture<Either<WalletFailure, ?>> answer : calls) {
        answers.add(answer.get());
      }
      return answers;
    } finally {
      callers.shutdown();
    }
  }

  private static void await(CyclicBarrier together) {
    try {
      together.await(20, TimeUnit.SECONDS);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static void answerAll(ServerConnection connection) throws IOException {
    while (!connection.request().isEmpty()) {
      connection.send(GatewayCall.LINK.yes());
    }
  }

  /** What comes on a connection that this side has ended is kept to be looked at. */
  private static void readOn(ServerConnection connection) throws IOException {
    if (!connection.isClosed()) {
      connection.rest();
    }
  }
}
