package dev.walletport.adapter.juspay;

import static dev.walletport.domain.testing.Answers.ignore;
import static org.assertj.core.api.Assertions.assertThat;

import dev.walletport.adapter.juspay.ScriptedServer.Script;
import dev.walletport.adapter.juspay.ScriptedServer.Security;
import dev.walletport.adapter.juspay.http.DnsLookup;
import dev.walletport.application.port.WalletAttempt;
import dev.walletport.application.port.WalletAttempt.Ending;
import dev.walletport.application.port.WalletAttempt.Reason;
import dev.walletport.domain.testing.SampleWallets;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The reason that the host is told of an attempt without an answer, by what the network did. */
@Timeout(60)
@DisplayNameGeneration(ReplaceUnderscores.class)
class AttemptReasonOnTheWireTest {

  private static final Duration SHORT = Duration.ofMillis(200);
  private static final Duration LONG = Duration.ofSeconds(50);
  private static final int MOST_CALLS = 60;
  private static final Script SILENT = ServerConnection::rest;

  private final List<WalletAttempt> attempts = new CopyOnWriteArrayList<>();

  @Nested
  class An_attempt_that_never_left {

    @ParameterizedTest
    @EnumSource(GatewayCall.class)
    void has_an_unknown_host(GatewayCall call) throws IOException {
      try (ScriptedServer server = ScriptedServer.http(SILENT);
          Juspay juspay = open(
              server
                  .settings()
                  .baseUri(URI.create("http://wallets.invalid:" + server.uri().getPort()))
                  .allowPlainHttp(),
              host -> {
                throw new UnknownHostException(host);
              })) {
        assertThat(call.on(juspay).isLeft()).isTrue();

        assertNotSent(Reason.UNKNOWN_HOST);
      }
    }

    @Test
    void has_a_closed_port() throws IOException {
      URI gone;
      try (ScriptedServer server = ScriptedServer.http(SILENT)) {
        gone = server.uri();
      }
      try (Juspay juspay = open(JuspaySettings.builder(gone, JuspayApiKey.of("key")))) {
        assertThat(GatewayCall.LINK.on(juspay).isLeft()).isTrue();

        assertNotSent(Reason.NOT_CONNECTED);
      }
    }

    @ParameterizedTest
    @ValueSource(strings = {"untrusted", "wrong-name", "expired"})
    void has_a_certificate_that_is_not_good(String keys) throws IOException {
      try (ScriptedServer server = ScriptedServer.http(connection -> {
            connection.secure(keys, "TLSv1.3");
            connection.rest();
          });
          Juspay juspay = open(secured(server))) {
        assertThat(GatewayCall.LINK.on(juspay).isLeft()).isTrue();

        assertNotSent(Reason.TLS_FAILED);
      }
    }

    @Test
    void has_a_server_of_another_name_at_the_first_of_two_addresses() throws IOException {
      InetAddress here = InetAddress.getLoopbackAddress();
      try (ScriptedServer server = ScriptedServer.playing(Security.TLS_1_3, SILENT);
          Juspay juspay = open(
              server
                  .settings()
                  .baseUri(URI.create("https://wallets.invalid:" + server.uri().getPort())),
              host -> new InetAddress[] {here, here})) {
        assertThat(GatewayCall.LINK.on(juspay).isLeft()).isTrue();

        assertNotSent(Reason.TLS_FAILED);
      }
    }

    @Test
    void has_a_server_without_tls() throws IOException {
      try (ScriptedServer server = ScriptedServer.http(connection -> {
            connection.send("HTTP/1.1 400 Bad Request\r\n\r\n");
            connection.rest();
          });
          Juspay juspay = open(secured(server))) {
        assertThat(GatewayCall.LINK.on(juspay).isLeft()).isTrue();

        assertNotSent(Reason.TLS_FAILED);
      }
    }

    @Test
    void has_a_proxy_that_refuses() throws IOException {
      try (ScriptedServer proxy = ScriptedServer.http(connection -> {
            connection.head();
            connection.send(RawServer.empty(502, "X: y"));
          });
          Juspay juspay = open(
              proxy.settings().baseUri(URI.create("https://wallets.invalid")).proxy(proxy.uri()))) {
        assertThat(GatewayCall.LINK.on(juspay).isLeft()).isTrue();

        assertNotSent(Reason.PROXY_REFUSED);
      }
    }

    @Test
    void has_a_proxy_whose_answer_is_more_than_is_read() throws IOException {
      try (ScriptedServer proxy = ScriptedServer.http(connection -> {
            connection.head();
            connection.send("HTTP/1.1 407 Proxy Authentication Required\r\n"
                + "X-Many: x\r\n".repeat(200) + "\r\n");
          });
          Juspay juspay = open(
              proxy.settings().baseUri(URI.create("https://wallets.invalid")).proxy(proxy.uri()))) {
        assertThat(GatewayCall.LINK.on(juspay).isLeft()).isTrue();

        assertNotSent(Reason.NOT_HTTP);
      }
    }

    /** On a crowded machine it may come after the request has left: such a call is not counted. */
    @Test
    void has_a_server_that_speaks_first() throws IOException {
      try (ScriptedServer server = ScriptedServer.http(connection -> {
            connection.send(RawServer.empty(400, "Connection: close"));
            connection.rest();
          });
          Juspay juspay = open(server.settings())) {
        for (int i = 0; i < MOST_CALLS && notSent().isEmpty(); i++) {
          assertThat(GatewayCall.LINK.on(juspay).isLeft()).isTrue();
        }

        assertThat(notSent())
            .singleElement()
            .extracting(Ending.NotSent::reason)
            .isEqualTo(Reason.SERVER_SPOKE_FIRST);
      }
    }

    private List<Ending.NotSent> notSent() {
      return attempts.stream()
          .map(WalletAttempt::ending)
          .filter(Ending.NotSent.class::isInstance)
          .map(Ending.NotSent.class::cast)
          .toList();
    }

    /** The refresh has its own share, so that the link waits for the connection itself. */
    @Test
    void has_no_connection_free() throws Exception {
      try (ScriptedServer server = ScriptedServer.http(SILENT);
          Juspay juspay = open(server
              .settings()
              .poolSize(1)
              .poolTimeout(SHORT)
              .deadline(LONG)
              .refreshDeadline(LONG))) {
        Thread holder = new Thread(
            () -> ignore(juspay.gateway().refresh(StuckCall.CUSTOMER, SampleWallets.ID)));
        holder.start();
        Await.awaitLeased(juspay, 1);

        assertThat(GatewayCall.LINK.on(juspay).isLeft()).isTrue();

        assertNotSent(Reason.NO_CONNECTION_FREE);
        juspay.close(Duration.ZERO);
        holder.join();
      }
    }

    private void assertNotSent(Reason reason) {
      assertThat(attempts)
          .singleElement()
          .extracting(WalletAttempt::ending)
          .isInstanceOfSatisfying(
              Ending.NotSent.class, ending -> assertThat(ending.reason()).isEqualTo(reason));
    }
  }

  @Nested
  class An_attempt_that_was_lost {

    @ParameterizedTest
    @ValueSource(
        strings = {
          "SSH-2.0-OpenSSH_9.2\r\n",
          "HTTP/1.1 OK\r\n\r\n",
          "HTTP/1.1 200 OK\r\nno field\r\n\r\n",
          "HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\n\r\n"
        })
    void has_an_answer_that_is_no_http(String said) throws IOException {
      assertLost(said, Reason.NOT_HTTP);
    }

    private static Stream<String> heads() {
      String ok = "HTTP/1.1 200 OK\r\n";
      return Stream.of(
          ok + "X-Long: " + "x".repeat(9_000) + "\r\n\r\n",
          ok + "X-Many: x\r\n".repeat(200) + "\r\n",
          ok + ("X-Large: " + "x".repeat(4_000) + "\r\n").repeat(5) + "\r\n",
          "HTTP/1.1 103 Early Hints\r\nLink: x\r\n\r\n".repeat(1_000));
    }

    @ParameterizedTest
    @MethodSource("heads")
    void has_a_head_of_more_than_is_read(String said) throws IOException {
      assertLost(said, Reason.NOT_HTTP);
    }

    @ParameterizedTest
    @ValueSource(
        strings = {"", "HTTP/1.1 200 OK\r\n", "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\n{}"})
    void has_an_answer_that_is_cut_off(String said) throws IOException {
      assertLost(said, Reason.CONNECTION_LOST);
    }

    private void assertLost(String said, Reason reason) throws IOException {
      try (ScriptedServer server = ScriptedServer.http(connection -> {
            connection.request();
            connection.send(said);
          });
          Juspay juspay = open(server.settings())) {
        assertThat(GatewayCall.LINK.on(juspay).isLeft()).isTrue();

        assertThat(attempts)
            .singleElement()
            .extracting(WalletAttempt::ending)
            .isInstanceOfSatisfying(
                Ending.Lost.class, ending -> assertThat(ending.reason()).isEqualTo(reason));
      }
    }
  }

  private Juspay open(JuspaySettings.Builder settings) {
    return open(settings, InetAddress::getAllByName);
  }

  private Juspay open(JuspaySettings.Builder settings, DnsLookup lookup) {
    return Juspay.open(
        settings.maxAttempts(1).build(),
        JuspayTransport.reporter(new RecordedAttempts(attempts)),
        InstantSource.system(),
        lookup);
  }

  private static JuspaySettings.Builder secured(ScriptedServer server) {
    return server
        .settings()
        .baseUri(URI.create("https://127.0.0.1:" + server.uri().getPort()));
  }
}
