package dev.walletport.adapter.juspay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.walletport.adapter.juspay.ScriptedServer.Security;
import dev.walletport.domain.WalletFailure;
import dev.walletport.domain.WalletFailure.OutcomeUnknown;
import dev.walletport.domain.WalletFailure.ProtocolViolation;
import io.vavr.control.Either;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A body of exactly the limit of its call is read, and one byte more is not. */
@Timeout(120)
@DisplayNameGeneration(ReplaceUnderscores.class)
class ResponseLimitTest {

  private static final int WALLET = 64 * 1024;
  private static final int LIST = 2 << 20;

  /** How the length of a body is told. */
  enum Framing {
    LENGTH,
    CHUNKS_OF_100,
    CHUNKS_OF_1000,
    CHUNKS_OF_100_000,
    CLOSE;

    private String response(String body) {
      return switch (this) {
        case LENGTH -> RawServer.json(200, body);
        case CHUNKS_OF_100 -> chunked(body, 100);
        case CHUNKS_OF_1000 -> chunked(body, 1000);
        case CHUNKS_OF_100_000 -> chunked(body, 100_000);
        case CLOSE -> "HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n" + body;
      };
    }

    private static String chunked(String body, int size) {
      StringBuilder chunks =
          new StringBuilder("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n");
      for (int from = 0; from < body.length(); from += size) {
        String part = body.substring(from, Math.min(from + size, body.length()));
        chunks
            .append(Integer.toHexString(part.length()))
            .append("\r\n")
            .append(part)
            .append("\r\n");
      }
      return chunks.append("0\r\n\r\n").toString();
    }
  }

  @ParameterizedTest
  @MethodSource("bodies")
  void of_its_call_is_inclusive(Security security, GatewayCall call, Framing framing)
      throws IOException {
    int limit = call == GatewayCall.LIST ? LIST : WALLET;

    Either<WalletFailure, ?> exact = answer(security, call, framing.response(body(call, limit)));
    Either<WalletFailure, ?> over = answer(security, call, framing.response(body(call, limit + 1)));

    assertThat(exact.isRight()).isTrue();
    assertThat(over.getLeft())
        .isInstanceOf(call.isCommand() ? OutcomeUnknown.class : ProtocolViolation.class);
  }

  static Stream<Arguments> bodies() {
    List<Arguments> bodies = new ArrayList<>();
    for (Framing framing : Framing.values()) {
      for (GatewayCall call : GatewayCall.values()) {
        bodies.add(Arguments.of(Security.HTTP, call, framing));
      }
      bodies.add(Arguments.of(Security.TLS_1_3, GatewayCall.LIST, framing));
    }
    return bodies.stream();
  }

  /** Far below the limit in bytes: what a chunk costs is the reading of its mark. */
  @Test
  void of_how_many_small_chunks_a_body_may_have_holds() throws IOException {
    String body = body(GatewayCall.FIND, 10_000);

    Either<WalletFailure, ?> answer =
        answer(Security.HTTP, GatewayCall.FIND, Framing.chunked(body, 2));

    assertThat(answer.getLeft()).isInstanceOf(ProtocolViolation.class);
  }

  /** An extension of a chunk is read over, and is no part of the body. */
  @Test
  void of_what_stands_between_chunks_holds() throws IOException {
    String chunks = Framing.CHUNKS_OF_1000.response(body(GatewayCall.FIND, 60_000));
    String extended = chunks.replace("3e8\r\n", "3e8;x=" + "y".repeat(1_000) + "\r\n");

    Either<WalletFailure, ?> within = answer(Security.HTTP, GatewayCall.FIND, chunks);
    Either<WalletFailure, ?> over = answer(Security.HTTP, GatewayCall.FIND, extended);

    assertThat(within.isRight()).isTrue();
    assertThat(over.getLeft()).isInstanceOf(ProtocolViolation.class);
  }

  private static Either<WalletFailure, ?> answer(
      Security security, GatewayCall call, String response) throws IOException {
    try (ScriptedServer server = ScriptedServer.playing(security, connection -> {
          connection.request();
          connection.send(response);
        });
        Juspay juspay = Juspay.open(
            server.settings().responseLimit(WALLET).listResponseLimit(LIST).build())) {
      return call.on(juspay);
    }
  }

  /** White space behind the JSON, which is read to the end. */
  private static String body(GatewayCall call, int size) {
    String json = call.body("tok_wanted");
    return json + " ".repeat(size - json.length());
  }
}
