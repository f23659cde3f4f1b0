package dev.walletport.adapter.juspay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.walletport.application.port.WalletAttempt;
import dev.walletport.application.port.WalletAttempt.Ending;
import dev.walletport.domain.Customer;
import dev.walletport.domain.CustomerId;
import dev.walletport.domain.Otp;
import dev.walletport.domain.OtpRejection;
import dev.walletport.domain.ProviderTrace;
import dev.walletport.domain.WalletFailure;
import dev.walletport.domain.WalletFailure.OtpRejected;
import dev.walletport.domain.WalletFailure.OutcomeUnknown;
import dev.walletport.domain.WalletFailure.Refused;
import dev.walletport.domain.testing.SampleWallets;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A body that is an error and no wallet is a refusal, whatever its 2xx says. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class RefusalWithin2xxTest {

  private static final Customer CUSTOMER = Customer.registered(CustomerId.of("customer_1122"));

  private final List<WalletAttempt> attempts = new ArrayList<>();

  @ParameterizedTest
  @ValueSource(ints = {200, 201, 202, 203, 206, 299})
  void of_any_2xx_is_a_refusal_with_its_code(int status) throws IOException {
    String body = "{\"status\":\"error\",\"error_info\":{\"code\":\"LP_INCORRECT_OTP\","
        + "\"user_message\":\"2 attempts left\"}}";

    WalletFailure failure = link(status, body).getLeft();

    ProviderTrace trace = new ProviderTrace(Option.some("LP_INCORRECT_OTP"), Option.none());
    assertThat(failure)
        .isEqualTo(new OtpRejected(new OtpRejection.Wrong(Option.some(2))).withTrace(trace));
    assertThat(attempts)
        .extracting(WalletAttempt::ending)
        .containsExactly(new Ending.Answered(status, trace));
  }

  @Test
  void with_an_unknown_code_is_refused() throws IOException {
    assertThat(link(200, "{\"error_code\":\"X\",\"error_message\":\"No.\"}")
            .getLeft()
            .withTrace(ProviderTrace.none()))
        .isEqualTo(new Refused("X", "No."));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "[]",
        "",
        "<html>",
        "{\"status\":\"error\"}",
        "{\"error\":false}",
        "{\"error_code\":null,\"error_message\":\"\"}",
        "{\"error_code\":\"X\",\"id\":\"wlt_1\"}",
        "{\"error_code\":\"X\",\"linked\":false}",
        "{\"error_code\":\"X\""
      })
  void that_is_neither_a_wallet_nor_an_error_stays_unknown(String body) throws IOException {
    assertThat(link(200, body).getLeft()).isInstanceOf(OutcomeUnknown.class);
  }

  @Test
  void of_300_is_none() throws IOException {
    assertThat(link(300, "{\"error_code\":\"X\",\"error_message\":\"No.\"}").getLeft())
        .isInstanceOf(OutcomeUnknown.class);
  }

  @Test
  void that_has_a_whole_wallet_besides_is_the_wallet() throws IOException {
    String body = "{\"id\":\"" + SampleWallets.ID.value()
        + "\",\"wallet\":\"PAYTM\",\"linked\":true,\"error_code\":\"X\",\"error_message\":\"No.\"}";

    assertThat(link(200, body).isRight()).isTrue();
  }

  private Either<WalletFailure, ?> link(int status, String body) throws IOException {
    try (RawServer server = RawServer.answering(RawServer.json(status, body));
        Juspay juspay = Juspay.open(
            JuspaySettings.builder(server.uri(), JuspayApiKey.of("the_key")).build(),
            InstantSource.system(),
            new RecordedAttempts(attempts))) {
      return juspay.gateway().link(CUSTOMER, SampleWallets.ID, Otp.of("345678"));
    }
  }
}
