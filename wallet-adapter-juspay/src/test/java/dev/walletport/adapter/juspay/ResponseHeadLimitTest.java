package dev.walletport.adapter.juspay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.walletport.domain.WalletFailure;
import dev.walletport.domain.WalletFailure.OutcomeUnknown;
import io.vavr.control.Either;
import java.io.IOException;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How long the head of a good response may be, and from which length on it is not read. */
@Timeout(60)
@DisplayNameGeneration(ReplaceUnderscores.class)
class ResponseHeadLimitTest {

  private static final String BODY = GatewayCall.LINK.body("tok_wanted");
  private static final String BEGINNING =
      "HTTP/1.1 200 OK\r\nContent-Length: " + BODY.length() + "\r\n";
  private static final String EARLY_HINTS = "HTTP/1.1 103 Early Hints\r\n\r\n";
  private static final int LONG_LINE = 4000;

  /** 8,192 with the two that end it. */
  @ParameterizedTest
  @ValueSource(ints = {8000, 8189, 8190})
  void a_line_of_so_many_bytes_is_read(int length) throws IOException {
    assertThat(answerTo(BEGINNING + line(length) + "\r\n").isRight()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(ints = {8193, 8194, 10_000, 16_000})
  void a_line_of_so_many_bytes_is_not_read(int length) throws IOException {
    assertThat(answerTo(BEGINNING + line(length) + "\r\n").getLeft())
        .isInstanceOf(OutcomeUnknown.class);
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 90, 99})
  void so_many_headers_are_read(int headers) throws IOException {
    assertThat(answerTo(BEGINNING + "X: y\r\n".repeat(headers - 1) + "\r\n").isRight())
        .isTrue();
  }

  @ParameterizedTest
  @ValueSource(ints = {101, 110, 1000})
  void so_many_headers_are_not_read(int headers) throws IOException {
    assertThat(answerTo(BEGINNING + "X: y\r\n".repeat(headers - 1) + "\r\n").getLeft())
        .isInstanceOf(OutcomeUnknown.class);
  }

  @ParameterizedTest
  @ValueSource(ints = {12_000, 16 * 1024 - 1, 16 * 1024})
  void a_head_of_so_many_bytes_is_read(int length) throws IOException {
    assertThat(answerTo(head(BEGINNING, length)).isRight()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(ints = {16 * 1024 + 1, 16 * 1024 + 2, 20_000})
  void a_head_of_so_many_bytes_is_not_read(int length) throws IOException {
    assertThat(answerTo(head(BEGINNING, length)).getLeft()).isInstanceOf(OutcomeUnknown.class);
  }

  @ParameterizedTest
  @ValueSource(ints = {16 * 1024 - 1, 16 * 1024})
  void heads_of_interim_responses_count(int length) throws IOException {
    String both = head(EARLY_HINTS + BEGINNING, length);

    assertThat(answerTo(both).isRight()).isTrue();
    assertThat(answerTo(EARLY_HINTS + both).getLeft()).isInstanceOf(OutcomeUnknown.class);
  }

  private static Either<WalletFailure, ?> answerTo(String head) throws IOException {
    try (ScriptedServer server = ScriptedServer.http(connection -> {
          connection.request();
          connection.send(head + BODY);
          connection.rest();
        });
        Juspay juspay = Juspay.open(server.settings().build())) {
      return GatewayCall.LINK.on(juspay);
    }
  }

  private static String line(int length) {
    return "X: " + "y".repeat(length - 3) + "\r\n";
  }

  /** Ends a head with long lines so that it has just this length. */
  private static String head(String beginning, int length) {
    StringBuilder head = new StringBuilder(beginning);
    while (length - head.length() > 2 * LONG_LINE) {
      head.append(line(LONG_LINE));
    }
    return head.append(line(length - head.length() - 4)).append("\r\n").toString();
  }
}
