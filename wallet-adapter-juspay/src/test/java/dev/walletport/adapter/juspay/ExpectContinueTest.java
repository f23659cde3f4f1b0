package dev.walletport.adapter.juspay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.walletport.adapter.juspay.ScriptedServer.Script;
import dev.walletport.adapter.juspay.ScriptedServer.Security;
import dev.walletport.application.port.WalletAttempt;
import dev.walletport.application.port.WalletAttempt.Ending;
import dev.walletport.domain.WalletFailure;
import dev.walletport.domain.WalletFailure.CredentialsRefused;
import dev.walletport.domain.WalletFailure.OutcomeUnknown;
import dev.walletport.domain.WalletFailure.Refused;
import dev.walletport.domain.WalletFailure.Throttled;
import dev.walletport.domain.WalletFailure.Unavailable;
import io.vavr.control.Either;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A form that waits for the server's word leaves when that is a 100, or a second has passed. */
@Timeout(120)
@DisplayNameGeneration(ReplaceUnderscores.class)
class ExpectContinueTest {

  private static final String CONTINUE = "HTTP/1.1 100 Continue\r\n\r\n";
  private static final String EARLY_HINTS = "HTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\n";
  private static final String OTP = "345678";

  @Nested
  class A_form_is_not_sent {

    @ParameterizedTest
    @MethodSource("dev.walletport.adapter.juspay.ExpectContinueTest#earlyAnswers")
    void if_the_server_answers_in_place_of_100(int status, Class<?> told) throws Exception {
      try (ScriptedServer server = ScriptedServer.http(afterHead(json(status)));
          Juspay juspay = open(server)) {
        Either<WalletFailure, ?> answer = GatewayCall.LINK.on(juspay);

        assertThat(answer.getLeft()).isInstanceOf(told);
        assertAtHome(server);
      }
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 201, 401})
    void if_the_server_answers_without_a_body(int status) throws Exception {
      try (ScriptedServer server = ScriptedServer.http(afterHead(RawServer.empty(status, "X: y")));
          Juspay juspay = open(server)) {
        assertThat(GatewayCall.LINK.on(juspay).isLeft()).isTrue();

        assertAtHome(server);
      }
    }

    @Test
    void if_the_server_redirects_which_is_an_answer_like_any_other() throws Exception {
      List<WalletAttempt> attempts = new CopyOnWriteArrayList<>();
      try (ScriptedServer server = ScriptedServer.http(afterHead(json(300)));
          Juspay juspay = Juspay.open(
              server.settings().expectContinue().build(),
              JuspayTransport.reporter(new RecordedAttempts(attempts)),
              InstantSource.system(),
              InetAddress::getAllByName)) {
        assertThat(GatewayCall.LINK.on(juspay).getLeft()).isInstanceOf(OutcomeUnknown.class);

        assertThat(attempts)
            .singleElement()
            .extracting(WalletAttempt::ending)
            .isInstanceOfSatisfying(
                Ending.Answered.class, ending -> assertThat(ending.status()).isEqualTo(300));
        assertAtHome(server);
      }
    }

    @ParameterizedTest
    @EnumSource(Security.class)
    void if_the_server_refuses_over_each_kind_of_connection(Security security) throws Exception {
      try (ScriptedServer server = ScriptedServer.playing(security, afterHead(json(417)));
          Juspay juspay = open(server)) {
        Either<WalletFailure, ?> answer = GatewayCall.LINK.on(juspay);

        assertThat(answer.getLeft()).isInstanceOf(Refused.class);
        assertAtHome(server);
      }
    }

    @Test
    void if_the_server_refuses_on_a_pooled_connection() throws Exception {
      try (ScriptedServer server = ScriptedServer.http(connection -> {
            connection.request();
            connection.send(GatewayCall.FIND.yes());
            afterHead(json(417)).play(connection);
          });
          Juspay juspay = open(server)) {
        assertThat(GatewayCall.FIND.on(juspay).isRight()).isTrue();

        Either<WalletFailure, ?> answer = GatewayCall.LINK.on(juspay);

        assertThat(answer.getLeft()).isInstanceOf(Refused.class);
        assertAtHome(server);
      }
    }

    @Test
    void if_the_server_refuses_in_chunks() throws Exception {
      String refusal = "HTTP/1.1 401 No\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n";
      try (ScriptedServer server = ScriptedServer.http(afterHead(refusal));
          Juspay juspay = open(server)) {
        Either<WalletFailure, ?> answer = GatewayCall.LINK.on(juspay);

        assertThat(answer.getLeft()).isInstanceOf(CredentialsRefused.class);
        assertAtHome(server);
      }
    }

    @ParameterizedTest
    @CsvSource({"200", "201", "401"})
    void if_the_answer_is_there_behind_the_100(int status) throws Exception {
      try (ScriptedServer server = ScriptedServer.http(afterHead(CONTINUE + json(status)));
          Juspay juspay = open(server)) {
        Either<WalletFailure, ?> answer = GatewayCall.LINK.on(juspay);

        assertThat(answer.getLeft())
            .isInstanceOf(status == 401 ? CredentialsRefused.class : OutcomeUnknown.class);
        assertAtHome(server);
      }
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\n\r\n",
          "SSH-2.0-OpenSSH_9.2\r\n\r\n",
          "HTTP/1.1 1xx\r\n\r\n"
        })
    void if_the_server_says_what_is_no_answer(String word) throws Exception {
      try (ScriptedServer server = ScriptedServer.http(afterHead(word));
          Juspay juspay = open(server)) {
        Either<WalletFailure, ?> answer = GatewayCall.LINK.on(juspay);

        assertThat(answer.getLeft()).isInstanceOf(OutcomeUnknown.class);
        assertAtHome(server);
      }
    }

    @Test
    void if_the_server_ends_its_side_and_goes_on_reading() throws Exception {
      try (ScriptedServer server = ScriptedServer.http(connection -> {
            connection.head();
            connection.endOutput();
            connection.rest();
          });
          Juspay juspay = open(server)) {
        Either<WalletFailure, ?> answer = GatewayCall.LINK.on(juspay);

        assertThat(answer.getLeft()).isInstanceOf(OutcomeUnknown.class);
        assertAtHome(server);
      }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", EARLY_HINTS})
    void if_the_deadline_passes_meanwhile(String word) throws Exception {
      int begun = 0;
      for (int i = 0; i < 10; i++) {
        try (ScriptedServer server = ScriptedServer.http(afterHead(word));
            Juspay juspay = Juspay.open(server
                .settings()
                .expectContinue()
                .deadline(Duration.ofMillis(150))
                .build())) {
          Either<WalletFailure, ?> answer = GatewayCall.LINK.on(juspay);

          if (!answer.getLeft().equals(new Unavailable("deadline passed"))) {
            begun++;
            assertAtHome(server);
          }
        }
      }
      assertThat(begun).isPositive();
    }

    @Test
    void if_the_caller_is_interrupted_meanwhile() throws Exception {
      try (ScriptedServer server = ScriptedServer.http(afterHead(""));
          Juspay juspay = open(server)) {
        CompletableFuture<Either<WalletFailure, ?>> answer = new CompletableFuture<>();
        Thread caller = new Thread(() -> answer.complete(GatewayCall.LINK.on(juspay)));
        caller.start();
        Await.await(() -> server.received().endsWith("\r\n\r\n"));

        caller.interrupt();

        assertThat(answer.get().getLeft()).isInstanceOf(OutcomeUnknown.class);
        assertAtHome(server);
        Await.awaitLeased(juspay, 0);
      }
    }

    @Test
    void if_the_client_is_closed_meanwhile() throws Exception {
      try (ScriptedServer server = ScriptedServer.http(afterHead(""));
          Juspay juspay = open(server)) {
        CompletableFuture<Either<WalletFailure, ?>> answer = new CompletableFuture<>();
        Thread caller = new Thread(() -> answer.complete(GatewayCall.LINK.on(juspay)));
        caller.start();
        Await.await(() -> server.received().endsWith("\r\n\r\n"));

        juspay.http().close();

        assertThat(answer.get().getLeft()).isInstanceOf(OutcomeUnknown.class);
        assertAtHome(server);
      }
    }

    /** Also the connection is closed: the server would wait for the form in vain. */
    private static void assertAtHome(ScriptedServer server) throws InterruptedException {
      Await.await(() -> !server.connections().isEmpty());
      assertThat(server.connections()).hasSize(1);
      assertThat(server.connections().get(0).awaitClose()).isTrue();
      assertThat(server.received()).doesNotContain(OTP, "command=");
    }
  }

  static Stream<Arguments> earlyAnswers() {
    return Stream.of(
        Arguments.of(417, Refused.class),
        Arguments.of(400, Refused.class),
        Arguments.of(401, CredentialsRefused.class),
        Arguments.of(403, CredentialsRefused.class),
        Arguments.of(413, Refused.class),
        Arguments.of(429, Throttled.class),
        Arguments.of(408, OutcomeUnknown.class),
        Arguments.of(500, OutcomeUnknown.class),
        Arguments.of(503, OutcomeUnknown.class),
        Arguments.of(200, OutcomeUnknown.class),
        Arguments.of(201, OutcomeUnknown.class),
        Arguments.of(202, OutcomeUnknown.class),
        Arguments.of(204, OutcomeUnknown.class),
        Arguments.of(299, OutcomeUnknown.class),
        Arguments.of(302, OutcomeUnknown.class),
        Arguments.of(307, OutcomeUnknown.class));
  }

  @Nested
  class A_form_follows {

    @ParameterizedTest
    @MethodSource("dev.walletport.adapter.juspay.ExpectContinueTest#words")
    void the_word_of_the_server(Security security, String word, int millis) throws IOException {
      try (ScriptedServer server = ScriptedServer.playing(security, connection -> {
            connection.head();
            connection.pause(Duration.ofMillis(millis));
            connection.send(word);
            connection.formAfterHead();
            connection.send(GatewayCall.LINK.yes());
            connection.rest();
          });
          Juspay juspay = open(server)) {
        assertThat(GatewayCall.LINK.on(juspay).isRight()).isTrue();

        assertThat(server.received())
            .contains("Expect: 100-continue\r\n")
            .endsWith("command=link&otp=" + OTP);
      }
    }

    @Test
    void on_a_connection_that_serves_the_next_call() throws IOException {
      try (ScriptedServer server = ScriptedServer.http(connection -> {
            while (!connection.head().isEmpty()) {
              connection.send(CONTINUE);
              connection.formAfterHead();
              connection.send(GatewayCall.LINK.yes());
            }
          });
          Juspay juspay = open(server)) {
        for (int i = 0; i < 5; i++) {
          assertThat(GatewayCall.LINK.on(juspay).isRight()).isTrue();
        }

        assertThat(server.connections()).hasSize(1);
      }
    }
  }

  /** The last of them is no word at all. */
  static Stream<Arguments> words() {
    return Stream.of(Security.values())
        .flatMap(security -> Stream.of(
            Arguments.of(security, CONTINUE, 0),
            Arguments.of(security, CONTINUE, 500),
            Arguments.of(security, EARLY_HINTS + CONTINUE, 0),
            Arguments.of(security, EARLY_HINTS + EARLY_HINTS + CONTINUE, 50),
            Arguments.of(security, "", 0)));
  }

  private static Juspay open(ScriptedServer server) {
    return Juspay.open(server.settings().expectContinue().build());
  }

  /** Says its word when it has read a head, and reads on until the client goes away. */
  private static Script afterHead(String word) {
    return connection -> {
      connection.head();
      connection.send(word);
      connection.rest();
    };
  }

  private static String json(int status) {
    return status == 204
        ? "HTTP/1.1 204 No Content\r\n\r\n"
        : RawServer.json(status, GatewayCall.LINK.body("tok_forged"));
  }
}
