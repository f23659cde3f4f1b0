package dev.walletport.adapter.juspay;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.walletport.application.port.WalletAttempt;
import dev.walletport.application.port.WalletAttempt.Ending;
import dev.walletport.domain.Otp;
import dev.walletport.domain.ProviderTrace;
import dev.walletport.domain.WalletAccount.Linked;
import dev.walletport.domain.WalletFailure;
import dev.walletport.domain.WalletFailure.Refused;
import dev.walletport.domain.testing.SampleWallets;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.io.IOException;
import java.net.URLEncoder;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The id of a response is handed on, with a mask for what the call has sent. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class RequestIdMaskingTest {

  private static final String OTP = "482913";
  private static final JuspayApiKey KEY = JuspayApiKey.of("Kx4keYb82vTgJ");
  private static final String WALLET =
      "{\"id\":\"wlt_q23xzki3pazgtezo\",\"wallet\":\"MOBIKWIK\",\"linked\":true}";

  private final List<WalletAttempt> attempts = new ArrayList<>();

  private static Stream<String> secrets() {
    return Stream.of(OTP, KEY.reveal())
        .flatMap(secret -> Stream.of(
            secret,
            "req-" + secret,
            "req" + secret + "x",
            "req-" + String.join("-", secret.split("")),
            secret.toUpperCase(Locale.ROOT),
            "req-" + hex(secret, ""),
            hex(secret, "-"),
            base64(secret),
            base64("a" + secret + "xyz"),
            base64("ab" + secret + "xy"),
            base64("{otp:" + secret + "}"),
            URLEncoder.encode("(" + secret + ")", UTF_8),
            "%" + hex(secret, "%")));
  }

  private static String base64(String text) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(UTF_8));
  }

  private static String hex(String text, String delimiter) {
    return HexFormat.ofDelimiter(delimiter).formatHex(text.getBytes(UTF_8));
  }

  @ParameterizedTest
  @MethodSource("secrets")
  void hides_what_the_call_has_sent(String id) throws IOException {
    for (String response : List.of(answer(200, id, WALLET), answer(400, id, "{}"))) {
      Either<WalletFailure, Linked> linked = link(response);

      assertThat(lastTrace().requestId().get()).contains("****").isNotEqualTo(id);
      linked.swap().forEach(failure -> assertThat(failure.trace()).isEqualTo(lastTrace()));
    }
  }

  @ParameterizedTest
  @MethodSource("secrets")
  void hides_it_in_the_body_of_a_refusal_too(String id) throws IOException {
    WalletFailure failure = link(RawServer.json(
            400, "{\"error_info\":{\"request_id\":\"" + id + "\"}}"))
        .getLeft();

    assertThat(failure.trace().requestId().get()).contains("****");
  }

  /** A refusal is rare, so all that a message is searched by is done for its id. */
  @Test
  void hides_it_in_a_refusal_under_two_encodings() throws IOException {
    WalletFailure failure =
        link(answer(400, base64(base64("otp:" + OTP)), "{}")).getLeft();

    assertThat(failure.trace().requestId().get()).contains("****");
  }

  @ParameterizedTest
  @ValueSource(strings = {"tok_9x4", "req-tok_9x4", "req.TKN_123", "atk_77"})
  void hides_a_debit_token(String id) throws IOException {
    assertThat(link(answer(200, id, WALLET)).isRight()).isTrue();

    assertThat(lastTrace().requestId().get()).contains("****");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "req-17",
        "5d2e3a90-4829-aa13-b7c4-0123456789ab",
        "48291-00000000000000-1",
        "482914",
        "a%20b=20261128"
      })
  void is_else_as_sent_with_all_its_digits(String id) throws IOException {
    assertThat(link(answer(200, id, WALLET)).isRight()).isTrue();

    assertThat(lastTrace()).isEqualTo(new ProviderTrace(Option.none(), Option.some(id)));
  }

  /** What the read sends is no secret, and what it explains is. */
  @Test
  void hides_what_the_command_sent_in_the_answer_to_the_read_that_explains_its_refusal()
      throws IOException {
    Either<WalletFailure, Linked> linked = link(
        RawServer.json(400, "{\"error_code\":\"WALLET_ALREADY_LINKED\"}"),
        RawServer.json(
            400, "{\"error_code\":\"no_Kx" + OTP + "\",\"request_id\":\"r" + OTP + "\"}"));

    assertThat(linked.getLeft()).isInstanceOf(Refused.class);
    assertThat(attempts).hasSize(2);
    assertThat(lastTrace())
        .isEqualTo(new ProviderTrace(Option.some("no_Kx****"), Option.some("r****")));
  }

  private ProviderTrace lastTrace() {
    return attempts
        .get(attempts.size() - 1)
        .ending()
        .fold(Ending.Answered::trace, lost -> ProviderTrace.none(), never -> ProviderTrace.none());
  }

  private static String answer(int status, String requestId, String body) {
    return RawServer.json(status, body)
        .replaceFirst("\r\n", "\r\nX-Request-Id: " + requestId + "\r\n");
  }

  private Either<WalletFailure, Linked> link(String... answers) throws IOException {
    try (RawServer server = RawServer.answering(answers);
        Juspay juspay = Juspay.open(
            JuspaySettings.builder(server.uri(), KEY).maxAttempts(1).build(),
            InstantSource.system(),
            new RecordedAttempts(attempts))) {
      return juspay.gateway().link(StuckCall.CUSTOMER, SampleWallets.ID, Otp.of(OTP));
    }
  }
}
