package dev.walletport.adapter.juspay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.walletport.adapter.juspay.ScriptedServer.Script;
import dev.walletport.domain.WalletFailure;
import dev.walletport.domain.WalletFailure.CredentialsRefused;
import dev.walletport.domain.WalletFailure.Unavailable;
import dev.walletport.domain.testing.SampleWallets;
import io.vavr.control.Either;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A proxy is believed in nothing but that the tunnel is there, and costs no connection. */
@Timeout(120)
@DisplayNameGeneration(ReplaceUnderscores.class)
class ProxyTunnelTest {

  private static final String OPEN = "HTTP/1.1 200 Connection established\r\n\r\n";
  private static final String NO = RawServer.json(401, "{}");
  private static final URI BEHIND = URI.create("https://127.0.0.1:9");
  private static final Duration SHORT = Duration.ofMillis(300);
  private static final Duration LONG = Duration.ofSeconds(50);

  @Nested
  class An_answer_in_clear {

    @ParameterizedTest
    @MethodSource("dev.walletport.adapter.juspay.ProxyTunnelTest#answersInClear")
    void behind_the_200_is_never_believed(GatewayCall call, String inClear, int millis)
        throws IOException {
      try (ScriptedServer proxy = ScriptedServer.http(connection -> {
            String connect = connection.head();
            assertThat(connect).startsWith("CONNECT ");
            sendApart(connection, inClear, millis);
            serve(connection, NO);
          });
          Juspay juspay = Juspay.open(through(proxy).build())) {
        Either<WalletFailure, ?> answer = call.on(juspay);

        assertThat(answer.getLeft()).isInstanceOf(Unavailable.class);
        assertThat(proxy.received()).doesNotContain("Authorization", "otp=");
        Await.awaitLeased(juspay, 0);
      }
    }

    @ParameterizedTest
    @ValueSource(strings = {"H", "\r\n", "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n"})
    void in_one_packet_with_the_200_ends_it_before_tls_begins(String inClear) throws IOException {
      try (ScriptedServer proxy = ScriptedServer.http(connection -> {
            connection.head();
            connection.send(OPEN + inClear);
            serve(connection, NO);
          });
          Juspay juspay = Juspay.open(through(proxy).build())) {
        assertThat(GatewayCall.LINK.on(juspay).getLeft())
            .isEqualTo(new Unavailable("the proxy sent something in clear where TLS begins"));
        Await.awaitLeased(juspay, 0);
      }
    }

    /** In one packet, or in two with a pause between them. */
    private static void sendApart(ServerConnection connection, String inClear, int millis)
        throws IOException {
      if (millis < 0) {
        connection.send(OPEN + inClear);
      } else {
        connection.send(OPEN);
        connection.pause(Duration.ofMillis(millis));
        connection.send(inClear);
      }
    }
  }

  static Stream<Arguments> answersInClear() {
    return Stream.of(GatewayCall.values())
        .flatMap(call -> Stream.of(
                call.forged(),
                call.forged() + call.forged(),
                "H",
                "\r\n",
                "HTTP/1.1 100 Go\r\n\r\n")
            .flatMap(text -> Stream.of(-1, 0, 1).map(millis -> Arguments.of(call, text, millis))));
  }

  @Nested
  class A_proxy_that_refuses {

    @ParameterizedTest
    @MethodSource("dev.walletport.adapter.juspay.ProxyTunnelTest#refusals")
    void costs_no_connection(String refusal) throws IOException {
      try (ScriptedServer proxy = ScriptedServer.http(connection -> {
            connection.head();
            if (connection.number() <= 4) {
              connection.send(refusal);
            } else {
              connection.send(OPEN);
              serve(connection, NO);
            }
          });
          Juspay juspay = Juspay.open(through(proxy).poolSize(2).build())) {
        for (int i = 0; i < 4; i++) {
          assertThat(GatewayCall.LINK.on(juspay).getLeft()).isInstanceOf(Unavailable.class);
          Await.awaitLeased(juspay, 0);
        }

        Either<WalletFailure, ?> answer = GatewayCall.LINK.on(juspay);

        assertThat(answer.getLeft()).isInstanceOf(CredentialsRefused.class);
      }
    }

    @ParameterizedTest
    @ValueSource(ints = {201, 204, 299, 300, 304, 400, 403, 407, 429, 500, 502, 503, 599, 999})
    void and_keeps_the_connection_open_is_told_with_its_status(int status) throws IOException {
      try (ScriptedServer proxy = ScriptedServer.http(connection -> {
            connection.head();
            connection.send("HTTP/1.1 " + status + " What\r\n\r\n");
            connection.rest();
          });
          Juspay juspay = Juspay.open(through(proxy).poolSize(1).build())) {
        for (int i = 0; i < 3; i++) {
          assertThat(GatewayCall.LINK.on(juspay).getLeft())
              .isEqualTo(new Unavailable("the proxy answered HTTP " + status));
          Await.awaitLeased(juspay, 0);
        }
      }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "HTTP/1.1 2", "HTTP/1.1 100 Continue\r\n\r\n", OPEN})
    void to_go_on_is_left_at_the_deadline(String beginning) throws IOException {
      try (ScriptedServer proxy = ScriptedServer.http(connection -> {
            connection.head();
            connection.send(beginning);
            connection.rest();
          });
          Juspay juspay = Juspay.open(through(proxy).poolSize(1).deadline(SHORT).build())) {
        assertThat(GatewayCall.LINK.on(juspay).getLeft())
            .isEqualTo(new Unavailable("deadline passed"));
        Await.awaitLeased(juspay, 0);
      }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", OPEN})
    void to_go_on_is_left_by_an_interrupt(String beginning) throws Exception {
      try (ScriptedServer proxy = ScriptedServer.http(connection -> {
            connection.head();
            connection.send(beginning);
            connection.rest();
          });
          Juspay juspay = Juspay.open(
              through(proxy).poolSize(1).deadline(LONG).connectTimeout(LONG).build())) {
        CompletableFuture<Object> answer = new CompletableFuture<>();
        CompletableFuture<Boolean> flag = new CompletableFuture<>();
        Thread caller = new Thread(() -> {
          answer.complete(GatewayCall.LINK.on(juspay));
          flag.complete(Thread.currentThread().isInterrupted());
        });
        caller.start();
        Await.await(() -> proxy.received().endsWith("\r\n\r\n"));

        caller.interrupt();

        assertThat(answer.get()).isEqualTo(Either.left(new Unavailable("interrupted")));
        assertThat(flag.get()).isTrue();
        Await.awaitLeased(juspay, 0);
      }
    }

    @ParameterizedTest
    @ValueSource(strings = {"untrusted", "wrong-name", "expired"})
    void the_name_of_the_server_costs_no_connection(String keys) throws IOException {
      try (ScriptedServer proxy = ScriptedServer.http(connection -> {
            connection.head();
            connection.send(OPEN);
            connection.secure(keys, "TLSv1.3");
            connection.rest();
          });
          Juspay juspay = Juspay.open(through(proxy).poolSize(1).build())) {
        for (int i = 0; i < 3; i++) {
          assertThat(GatewayCall.LINK.on(juspay).getLeft())
              .isInstanceOfSatisfying(
                  Unavailable.class,
                  unavailable -> assertThat(unavailable.reason()).startsWith("SSL"));
          Await.awaitLeased(juspay, 0);
        }
      }
    }
  }

  /** A status of its own with and without a body, an answer that is none, and none at all. */
  static Stream<String> refusals() {
    return Stream.of(
        "HTTP/1.1 204 No Content\r\n\r\n",
        "HTTP/1.1 304 Not Modified\r\n\r\n",
        "HTTP/1.1 407 Who\r\nProxy-Authenticate: Basic realm=\"x\"\r\nContent-Length: 0\r\n\r\n",
        RawServer.json(502, "{\"proxy\":\"down\"}"),
        "HTTP/1.1 502 Bad Gateway\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        RawServer.json(200, "{}"),
        "HTTP/1.1 101 Switching Protocols\r\nUpgrade: tls\r\n\r\n" + OPEN,
        "SSH-2.0-OpenSSH_9.2\r\n",
        "HTTP/1.1 OK\r\n\r\n",
        "HTTP/1.1 103 Early Hints\r\n\r\n".repeat(2_000),
        "HTTP/1.1 200 OK\r\n" + "X: y\r\n".repeat(5_000),
        "HTTP/1.1 2",
        "");
  }

  @Nested
  class A_good_tunnel {

    @ParameterizedTest
    @ValueSource(
        strings = {
          OPEN,
          "HTTP/1.1 200 \r\n\r\n",
          "HTTP/1.0 200 Connection established\r\nProxy-Agent: x\r\n\r\n",
          "HTTP/1.1 100 Continue\r\n\r\n" + OPEN,
          "HTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\n" + OPEN
        })
    void serves_two_exchanges_on_one_connection(String opened) throws IOException {
      try (ScriptedServer proxy = ScriptedServer.http(connection -> {
            connection.head();
            connection.send(opened);
            serve(connection, GatewayCall.LINK.yes());
          });
          Juspay juspay = Juspay.open(through(proxy).build())) {
        assertThat(GatewayCall.LINK.on(juspay).isRight()).isTrue();
        assertThat(GatewayCall.FIND.on(juspay).isRight()).isTrue();

        assertThat(proxy.connections()).hasSize(1);
        assertThat(proxy.received())
            .startsWith("CONNECT 127.0.0.1:9 HTTP/1.1\r\n")
            .contains("otp=");
        Await.awaitLeased(juspay, 0);
      }
    }

    @Test
    void is_asked_for_with_the_host_and_carries_a_request_for_a_path() throws IOException {
      try (ScriptedServer proxy = ScriptedServer.http(connection -> {
            connection.head();
            connection.send(OPEN);
            serve(connection, GatewayCall.LINK.yes());
          });
          Juspay juspay = Juspay.open(through(proxy).build())) {
        assertThat(GatewayCall.LINK.on(juspay).isRight()).isTrue();

        assertThat(proxy.received())
            .startsWith("CONNECT 127.0.0.1:9 HTTP/1.1\r\nHost: 127.0.0.1:9\r\n\r\n"
                + "POST /wallets/" + SampleWallets.ID + " HTTP/1.1\r\n");
      }
    }

    @Test
    void with_a_second_answer_in_it_is_not_used_again() throws IOException {
      try (ScriptedServer proxy = ScriptedServer.http(connection -> {
            connection.head();
            connection.send(OPEN);
            serve(
                connection,
                connection.number() == 1 ? GatewayCall.LINK.yes() + GatewayCall.LINK.forged() : NO);
          });
          Juspay juspay = Juspay.open(through(proxy).build())) {
        assertThat(GatewayCall.LINK.on(juspay).isRight()).isTrue();

        assertThat(GatewayCall.LINK.on(juspay).getLeft()).isInstanceOf(CredentialsRefused.class);
        assertThat(proxy.connections()).hasSize(2);
      }
    }
  }

  @Nested
  class A_proxy_for_plain_http {

    @Test
    void serves_two_exchanges_on_one_connection() throws IOException {
      try (ScriptedServer proxy = ScriptedServer.http(answering(GatewayCall.LINK.yes()));
          Juspay juspay = Juspay.open(inClearThrough(proxy))) {
        assertThat(GatewayCall.LINK.on(juspay).isRight()).isTrue();
        assertThat(GatewayCall.FIND.on(juspay).isRight()).isTrue();

        assertThat(proxy.connections()).hasSize(1);
        assertThat(proxy.received())
            .startsWith("POST http://wallets.invalid/wallets/")
            .doesNotContain("CONNECT");
      }
    }

    @Test
    void with_a_second_answer_is_not_asked_on_that_connection_again() throws IOException {
      try (ScriptedServer proxy = ScriptedServer.http(connection -> answering(
                  connection.number() == 1
                      ? GatewayCall.LINK.yes() + GatewayCall.LINK.forged()
                      : NO)
              .play(connection));
          Juspay juspay = Juspay.open(inClearThrough(proxy))) {
        assertThat(GatewayCall.LINK.on(juspay).isRight()).isTrue();

        assertThat(GatewayCall.LINK.on(juspay).getLeft()).isInstanceOf(CredentialsRefused.class);
        assertThat(proxy.connections()).hasSize(2);
      }
    }

    private static JuspaySettings inClearThrough(ScriptedServer proxy) {
      return JuspaySettings.builder(
              URI.create("http://wallets.invalid"), JuspayApiKey.of("your_api_key"))
          .allowPlainHttp()
          .proxy(proxy.uri())
          .maxAttempts(1)
          .build();
    }
  }

  private static JuspaySettings.Builder through(ScriptedServer proxy) {
    return proxy.settings().baseUri(BEHIND).proxy(proxy.uri());
  }

  /** The server at the other end of the tunnel. */
  private static void serve(ServerConnection connection, String answer) throws IOException {
    connection.secure("TLSv1.3");
    answering(answer).play(connection);
  }

  private static Script answering(String answer) {
    return connection -> {
      while (!connection.request().isEmpty()) {
        connection.send(answer);
      }
    };
  }
}
