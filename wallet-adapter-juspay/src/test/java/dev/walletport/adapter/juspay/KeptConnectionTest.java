package dev.walletport.adapter.juspay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A connection is used again for as long as the server says, as seen by the server. */
@Timeout(60)
@DisplayNameGeneration(ReplaceUnderscores.class)
class KeptConnectionTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Keep-Alive: timeout=0",
        "Keep-Alive: timeout=0, max=5",
        "Keep-Alive: max=5, timeout=0",
        "Keep-Alive: TIMEOUT=0",
        "keep-alive: timeout=\"0\"",
        "Keep-Alive: timeout=00",
        "Keep-Alive: timeout = 0",
        "Keep-Alive: timeout=5\r\nKeep-Alive: timeout=0",
        "Keep-Alive: timeout=0\r\nKeep-Alive: max=5",
        "Connection: close",
        "Connection: keep-alive, close"
      })
  void is_closed_at_once_if_the_server_says_so(String header) throws Exception {
    try (ScriptedServer server = serving(header);
        Juspay juspay = Juspay.open(server.settings().build())) {
      assertThat(GatewayCall.LINK.on(juspay).isRight()).isTrue();
      assertThat(server.connections().get(0).awaitClose()).isTrue();

      assertThat(GatewayCall.LINK.on(juspay).isRight()).isTrue();

      assertThat(server.connections()).hasSize(2);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"Keep-Alive: timeout=60", "Keep-Alive: max=5", "Connection: keep-alive", "X: y"})
  void is_used_again_otherwise(String header) throws IOException {
    try (ScriptedServer server = serving(header);
        Juspay juspay = Juspay.open(server.settings().build())) {
      for (int i = 0; i < 5; i++) {
        assertThat(GatewayCall.LINK.on(juspay).isRight()).isTrue();
      }

      assertThat(server.connections()).hasSize(1);
    }
  }

  @Test
  void is_used_again_after_a_response_that_has_no_body() throws IOException {
    try (ScriptedServer server = ScriptedServer.http(connection -> {
          while (!connection.request().isEmpty()) {
            connection.send("HTTP/1.1 204 No Content\r\n\r\n");
          }
        });
        Juspay juspay = Juspay.open(server.settings().build())) {
      assertThat(GatewayCall.FIND.on(juspay).isLeft()).isTrue();
      assertThat(GatewayCall.FIND.on(juspay).isLeft()).isTrue();

      assertThat(server.connections()).hasSize(1);
    }
  }

  @Test
  void is_not_used_once_the_time_of_the_server_is_over() throws IOException {
    try (ScriptedServer server = serving("Keep-Alive: timeout=1");
        Juspay juspay = Juspay.open(server.settings().build())) {
      assertThat(GatewayCall.LINK.on(juspay).isRight()).isTrue();
      long end = System.nanoTime() + Duration.ofMillis(1050).toNanos();
      while (System.nanoTime() < end) {
        LockSupport.parkNanos(end - System.nanoTime());
      }

      assertThat(GatewayCall.LINK.on(juspay).isRight()).isTrue();

      assertThat(server.connections()).hasSize(2);
    }
  }

  private static ScriptedServer serving(String header) throws IOException {
    String body = GatewayCall.LINK.body("tok_wanted");
    String response =
        "HTTP/1.1 200 OK\r\n" + header + "\r\nContent-Length: " + body.length() + "\r\n\r\n" + body;
    return ScriptedServer.http(connection -> {
      while (!connection.request().isEmpty()) {
        connection.send(response);
      }
    });
  }
}
