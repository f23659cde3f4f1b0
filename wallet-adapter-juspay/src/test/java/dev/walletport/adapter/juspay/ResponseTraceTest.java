package dev.walletport.adapter.juspay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.walletport.adapter.juspay.http.ExchangeFailure;
import dev.walletport.application.port.WalletAttempt;
import dev.walletport.application.port.WalletAttempt.Ending;
import dev.walletport.application.port.WalletAttempt.Reason;
import dev.walletport.application.port.WalletGateway;
import dev.walletport.domain.Otp;
import dev.walletport.domain.ProviderTrace;
import dev.walletport.domain.WalletFailure;
import dev.walletport.domain.testing.SampleWallets;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What Juspay can find a call by is kept with its failure and its attempts. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ResponseTraceTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "400|{'error_code':'gateway_not_found'}|gateway_not_found",
        "401|{'error_code':'access_denied'}|access_denied",
        "503|{'error_code':'busy'}|busy",
        "503|''|none"
      })
  void has_the_code_and_the_request_id(int status, String body, String code) throws IOException {
    List<WalletAttempt> attempts = new ArrayList<>();
    String json = body.replace('\'', '"');
    String response = "HTTP/1.1 " + status + " No\r\nX-Request-Id: req-17\r\nContent-Length: "
        + json.length() + "\r\n\r\n" + json;

    WalletFailure failure = failure(response, attempts);

    Option<String> expected = code.equals("none") ? Option.none() : Option.some(code);
    ProviderTrace trace = new ProviderTrace(expected, Option.some("req-17"));
    assertThat(failure.trace()).isEqualTo(trace);
    assertThat(attempts)
        .extracting(WalletAttempt::ending)
        .contains(new Ending.Answered(status, trace));
    assertThat(attempts).allMatch(told -> told.merchant().contains("shop"));
  }

  @Test
  void has_the_request_id_of_the_body_where_no_header_has_one() throws IOException {
    String body = "{\"error_info\":{\"code\":\"X\",\"request_id\":\"req-18\"}}";

    WalletFailure failure = failure(RawServer.json(400, body), new ArrayList<>());

    assertThat(failure.trace().requestId()).contains("req-18");
  }

  @Test
  void has_the_request_id_of_a_wallet_that_means_a_failure() throws IOException {
    assertTraced(
        "OtpRejected.Wrong",
        false,
        gateway -> gateway.link(StuckCall.CUSTOMER, SampleWallets.ID, Otp.of("345678")));
    assertTraced(
        "OutcomeUnknown", true, gateway -> gateway.delink(StuckCall.CUSTOMER, SampleWallets.ID));
    assertTraced(
        "NotInThisState", false, gateway -> gateway.refresh(StuckCall.CUSTOMER, SampleWallets.ID));
  }

  private static void assertTraced(
      String kind, boolean isLinked, Function<WalletGateway, Either<WalletFailure, ?>> call)
      throws IOException {
    String wallet = "{\"id\":\"%s\",\"wallet\":\"MOBIKWIK\",\"linked\":%s}"
        .formatted(SampleWallets.ID.value(), isLinked);
    String response =
        RawServer.json(200, wallet).replaceFirst("\r\n", "\r\nX-Request-Id: req-19\r\n");

    WalletFailure failure = failure(response, new ArrayList<>(), call);

    assertThat(failure.kind()).isEqualTo(kind);
    assertThat(failure.trace()).isEqualTo(new ProviderTrace(Option.none(), Option.some("req-19")));
  }

  @Test
  void names_every_kind_of_failure_as_the_port_does() {
    assertThat(Arrays.stream(ExchangeFailure.values()).map(Attempts::reason))
        .containsExactlyInAnyOrderElementsOf(EnumSet.complementOf(EnumSet.of(Reason.NO_KEY)));
  }

  private static WalletFailure failure(String response, List<WalletAttempt> attempts)
      throws IOException {
    return failure(
        response, attempts, gateway -> gateway.find(StuckCall.CUSTOMER, SampleWallets.ID));
  }

  private static WalletFailure failure(
      String response,
      List<WalletAttempt> attempts,
      Function<WalletGateway, Either<WalletFailure, ?>> call)
      throws IOException {
    try (RawServer server = RawServer.answering(response);
        JuspayTransport transport = JuspayTransport.open(
            JuspaySettings.builder(server.uri()).maxAttempts(1).build(),
            InstantSource.system(),
            new RecordedAttempts(attempts))) {
      WalletGateway gateway =
          transport.gateway(JuspayMerchant.named("shop", JuspayApiKey.of("your_api_key")));
      return call.apply(gateway).getLeft();
    }
  }
}
