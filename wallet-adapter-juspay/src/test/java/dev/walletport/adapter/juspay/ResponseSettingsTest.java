package dev.walletport.adapter.juspay;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dev.walletport.application.port.WalletGateway;
import dev.walletport.domain.WalletFailure;
import dev.walletport.domain.WalletFailure.OutcomeUnknown;
import dev.walletport.domain.WalletFailure.ProtocolViolation;
import dev.walletport.domain.WalletOperation;
import dev.walletport.domain.testing.SampleWallets;
import io.vavr.control.Either;
import java.io.IOException;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Both sides of the limits of responses, on the wire, and which status lets a good response be a
 * yes.
 */
@Timeout(60)
@DisplayNameGeneration(ReplaceUnderscores.class)
class ResponseSettingsTest {

  private static final JuspayApiKey KEY = JuspayApiKey.of("your_api_key");
  private static final String WALLET =
      "{\"id\":\"" + SampleWallets.ID + "\",\"wallet\":\"MOBIKWIK\",\"linked\":false}";
  private static final String LIST = "{\"list\":[" + WALLET + "]}";

  /** Over what a socket and a reader take in one piece. */
  private static final int LIMIT = 100_000;

  private static final int OTHER_LIMIT = 1024;

  /** A call, with a good response to it. */
  private record Call(
      WalletOperation operation,
      String body,
      Function<WalletGateway, Either<WalletFailure, ?>> function) {

    private static Stream<Call> all() {
      return Stream.of(
          new Call(
              WalletOperation.FIND,
              WALLET,
              gateway -> gateway.find(StuckCall.CUSTOMER, SampleWallets.ID)),
          new Call(
              WalletOperation.DELINK,
              WALLET,
              gateway -> gateway.delink(StuckCall.CUSTOMER, SampleWallets.ID)),
          new Call(WalletOperation.LIST, LIST, gateway -> gateway.list(StuckCall.CUSTOMER)),
          new Call(
              WalletOperation.REFRESH_ALL,
              LIST,
              gateway -> gateway.refreshAll(StuckCall.CUSTOMER)));
    }

    private boolean isOfAList() {
      return body.equals(LIST);
    }

    private Class<? extends WalletFailure> untrusted() {
      return operation.isCommand() ? OutcomeUnknown.class : ProtocolViolation.class;
    }

    @Override
    public String toString() {
      return operation.name();
    }
  }

  @Nested
  class A_good_response {

    private static Stream<Arguments> responses() {
      return Call.all()
          .flatMap(call -> Stream.of(
              Arguments.of(call, Framing.LENGTH),
              Arguments.of(call, Framing.ONE_CHUNK),
              Arguments.of(call, Framing.CHUNKS_OF_30)));
    }

    @ParameterizedTest
    @MethodSource("responses")
    void of_exactly_the_limit_of_its_kind_is_read(Call call, Framing framing) throws IOException {
      assertThat(answer(call, framing, LIMIT).isRight()).isTrue();
    }

    @ParameterizedTest
    @MethodSource("responses")
    void of_a_byte_more_is_not(Call call, Framing framing) throws IOException {
      assertThat(answer(call, framing, LIMIT + 1).getLeft()).isInstanceOf(call.untrusted());
    }

    @ParameterizedTest
    @MethodSource("responses")
    void of_half_a_low_limit_is_read(Call call, Framing framing) throws IOException {
      int size = OTHER_LIMIT / 2;

      assertThat(answer(call, framing, size, OTHER_LIMIT).isRight()).isTrue();
    }

    private static Either<WalletFailure, ?> answer(Call call, Framing framing, int size)
        throws IOException {
      return answer(call, framing, size, LIMIT);
    }

    /** The limit of the other kind of response is low. */
    private static Either<WalletFailure, ?> answer(Call call, Framing framing, int size, int limit)
        throws IOException {
      String body = padded(call.body(), size);
      try (RawServer server = RawServer.answering(framing.response(body));
          Juspay juspay = Juspay.open(JuspaySettings.builder(server.uri(), KEY)
              .responseLimit(call.isOfAList() ? OTHER_LIMIT : limit)
              .listResponseLimit(call.isOfAList() ? limit : OTHER_LIMIT)
              .maxAttempts(1)
              .build())) {
        return call.function.apply(juspay.gateway());
      }
    }

    private static String padded(String json, int size) {
      return json + " ".repeat(size - json.length());
    }
  }

  @Nested
  class A_status {

    private static Stream<Arguments> others() {
      return IntStream.of(202, 203, 206, 207, 208, 226, 299)
          .boxed()
          .flatMap(status -> Call.all().map(call -> Arguments.of(call, status)));
    }

    private static Stream<Arguments> yes() {
      return Call.all()
          .flatMap(call -> Stream.of(Arguments.of(call, 200), Arguments.of(call, 201)));
    }

    @ParameterizedTest
    @MethodSource("others")
    void of_2xx_that_promises_no_wallet_is_no_yes_whatever_the_body(Call call, int status)
        throws IOException {
      assertThat(answer(call, status).getLeft()).isInstanceOf(call.untrusted());
    }

    @ParameterizedTest
    @MethodSource("yes")
    void of_200_and_201_is_a_yes(Call call, int status) throws IOException {
      assertThat(answer(call, status).isRight()).isTrue();
    }

    private static Either<WalletFailure, ?> answer(Call call, int status) throws IOException {
      String response = RawServer.json(status, call.body());
      try (RawServer server = RawServer.answering(response);
          Juspay juspay = Juspay.open(JuspaySettings.builder(server.uri(), KEY).build())) {
        Either<WalletFailure, ?> answer = call.function.apply(juspay.gateway());

        assertThat(server.requests()).hasSize(1);
        return answer;
      }
    }
  }

  /** How the end of a body is told. */
  private enum Framing {
    LENGTH {
      @Override
      String response(String body) {
        return RawServer.json(200, body);
      }
    },
    ONE_CHUNK {
      @Override
      String response(String body) {
        return chunked(List.of(body));
      }
    },
    CHUNKS_OF_30 {
      @Override
      String response(String body) {
        return chunked(List.of(body.split("(?<=\\G.{30})", -1)));
      }
    };

    abstract String response(String body);

    static String chunked(List<String> pieces) {
      StringBuilder response =
          new StringBuilder("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n");
      pieces.stream()
          .filter(piece -> !piece.isEmpty())
          .forEach(piece -> response
              .append(Integer.toHexString(piece.getBytes(US_ASCII).length))
              .append("\r\n")
              .append(piece)
              .append("\r\n"));
      return response.append("0\r\n\r\n").toString();
    }
  }
}
