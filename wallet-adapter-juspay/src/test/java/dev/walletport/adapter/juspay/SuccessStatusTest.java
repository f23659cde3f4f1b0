package dev.walletport.adapter.juspay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.walletport.domain.ProviderTrace;
import dev.walletport.domain.WalletFailure;
import dev.walletport.domain.WalletFailure.OutcomeUnknown;
import dev.walletport.domain.WalletFailure.ProtocolViolation;
import dev.walletport.domain.WalletFailure.Unavailable;
import io.vavr.control.Either;
import java.io.IOException;
import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Of 2xx, 200 and 201 with a readable body are a yes, and no other; 408 and 5xx are no answer. */
@Timeout(60)
@DisplayNameGeneration(ReplaceUnderscores.class)
class SuccessStatusTest {

  @ParameterizedTest
  @MethodSource("yes")
  void is_a_yes(int status, GatewayCall call) throws IOException {
    assertThat(answer(status, call).isRight()).isTrue();
  }

  static Stream<Arguments> yes() {
    return withEachCall(IntStream.of(200, 201));
  }

  @ParameterizedTest
  @MethodSource("others")
  void is_no_yes_whatever_the_body_says(int status, GatewayCall call) throws IOException {
    assertThat(answer(status, call).getLeft())
        .isInstanceOf(call.isCommand() ? OutcomeUnknown.class : ProtocolViolation.class);
  }

  static Stream<Arguments> others() {
    return withEachCall(IntStream.of(202, 203, 206, 207, 208, 226, 250, 299));
  }

  @ParameterizedTest
  @MethodSource("failures")
  void is_a_failure_on_the_way_to_an_answer(int status, GatewayCall call) throws IOException {
    assertThat(answer(status, call).getLeft().withTrace(ProviderTrace.none()))
        .isInstanceOf(call.isCommand() ? OutcomeUnknown.class : Unavailable.class);
  }

  static Stream<Arguments> failures() {
    return withEachCall(IntStream.of(408, 500, 599));
  }

  private static Stream<Arguments> withEachCall(IntStream statuses) {
    return statuses
        .boxed()
        .flatMap(
            status -> Arrays.stream(GatewayCall.values()).map(call -> Arguments.of(status, call)));
  }

  private static Either<WalletFailure, ?> answer(int status, GatewayCall call) throws IOException {
    try (RawServer server = RawServer.answering(RawServer.json(status, call.body("tok_wanted")));
        Juspay juspay = Juspay.open(JuspaySettings.builder(server.uri(), JuspayApiKey.of("key"))
            .maxAttempts(1)
            .build())) {
      return call.on(juspay);
    }
  }
}
