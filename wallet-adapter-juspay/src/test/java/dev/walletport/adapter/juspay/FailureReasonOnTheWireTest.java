package dev.walletport.adapter.juspay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.walletport.adapter.juspay.faults.TlsFixture;
import dev.walletport.domain.WalletFailure.Unavailable;
import java.io.IOException;
import java.net.URI;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Why a connection could not be made is told in class names, which quote nothing. */
@Timeout(60)
@DisplayNameGeneration(ReplaceUnderscores.class)
class FailureReasonOnTheWireTest {

  private static final String CLASSES = "[A-Za-z0-9$]+( < [A-Za-z0-9$]+)*";

  @ParameterizedTest
  @ValueSource(strings = {"untrusted", "wrong-name", "expired"})
  void of_a_certificate_names_what_was_wrong_with_it(String keys) throws IOException {
    try (ScriptedServer server = ScriptedServer.http(connection -> {
          connection.secure(keys, "TLSv1.3");
          connection.rest();
        });
        Juspay juspay = Juspay.open(secured(server))) {
      assertThat(GatewayCall.LINK.on(juspay).getLeft())
          .isInstanceOfSatisfying(
              Unavailable.class,
              unavailable -> assertThat(unavailable.reason())
                  .matches(CLASSES)
                  .startsWith("SSLHandshakeException < "));
      assertThat(server.received()).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "HTTP/1.1 400 tok_secret\r\n\r\n",
        "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\ntok_secret",
        "tok_secret",
        "\u0016\u0003\u0003tok_secret"
      })
  void of_a_server_without_tls_names_the_handshake(String said) throws IOException {
    try (ScriptedServer server = ScriptedServer.http(connection -> {
          connection.send(said);
          connection.endOutput();
          connection.rest();
        });
        Juspay juspay = Juspay.open(secured(server))) {
      assertThat(GatewayCall.LINK.on(juspay).getLeft())
          .isInstanceOfSatisfying(
              Unavailable.class,
              unavailable -> assertThat(unavailable.reason()).matches(CLASSES).startsWith("SSL"));
    }
  }

  @ParameterizedTest
  @EnumSource(GatewayCall.class)
  void of_a_closed_port_names_the_connect(GatewayCall call) throws IOException {
    URI gone;
    try (ScriptedServer server = ScriptedServer.http(ServerConnection::rest)) {
      gone = server.uri();
    }
    try (Juspay juspay = Juspay.open(
        JuspaySettings.builder(gone, JuspayApiKey.of("key")).maxAttempts(1).build())) {
      assertThat(call.on(juspay).getLeft()).isEqualTo(new Unavailable("ConnectException"));
    }
  }

  private static JuspaySettings secured(ScriptedServer server) {
    URI uri = URI.create("https://127.0.0.1:" + server.uri().getPort());
    return server.settings().baseUri(uri).sslContext(TlsFixture.client()).build();
  }
}
