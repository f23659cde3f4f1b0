package dev.walletport.adapter.juspay;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.walletport.application.port.WalletAttempt;
import dev.walletport.application.port.WalletAttempt.Ending;
import dev.walletport.application.port.WalletGateway;
import dev.walletport.domain.MobileNumber;
import dev.walletport.domain.NewWallet;
import dev.walletport.domain.Otp;
import dev.walletport.domain.ProviderTrace;
import dev.walletport.domain.WalletFailure;
import dev.walletport.domain.WalletFailure.Refused;
import dev.walletport.domain.WalletProvider;
import dev.walletport.domain.testing.SampleWallets;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a form carried is masked where an answer repeats it, also where no rule but its own can. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class TraceMaskingTest {

  private static final JuspayApiKey KEY = JuspayApiKey.of("your_api_key");
  private static final String OTP = "QwErTyUi";
  private static final String NUMBER = "+919876512340";
  private static final String ENCODED =
      Base64.getEncoder().withoutPadding().encodeToString(NUMBER.getBytes(UTF_8));

  private final List<WalletAttempt> attempts = new ArrayList<>();

  @ParameterizedTest
  @ValueSource(ints = {200, 400, 401, 429})
  void of_a_code_that_repeats_a_password_of_letters(int status) throws IOException {
    WalletFailure failure = failureOf(
        RawServer.json(status, "{\"error_code\":\"no_" + OTP + "\",\"error_message\":\"No.\"}"),
        gateway -> gateway.link(StuckCall.CUSTOMER, SampleWallets.ID, Otp.of(OTP)));

    ProviderTrace masked = new ProviderTrace(Option.some("no_****"), Option.none());
    assertThat(failure.trace()).isEqualTo(masked);
    assertThat(attempts)
        .extracting(WalletAttempt::ending)
        .containsExactly(new Ending.Answered(status, masked));
  }

  @ParameterizedTest
  @ValueSource(ints = {408, 500, 503})
  void of_a_code_of_a_status_that_is_no_refusal(int status) throws IOException {
    WalletFailure failure = failureOf(
        RawServer.json(status, "{\"error_code\":\"no_" + OTP + "\"}"),
        gateway -> gateway.link(StuckCall.CUSTOMER, SampleWallets.ID, Otp.of(OTP)));

    assertThat(failure.trace().code()).containsExactly("no_****");
  }

  @ParameterizedTest
  @EnumSource(Sending.class)
  void of_a_message_and_a_code_that_repeat_a_mobile_number_encoded(Sending call)
      throws IOException {
    assertThat(new Masking(List.of(), KEY).mask(ENCODED)).isEqualTo(ENCODED);

    WalletFailure failure = failureOf(
        RawServer.json(
            400, "{\"error_code\":\"" + ENCODED + "\",\"error_message\":\"Not " + ENCODED + ".\"}"),
        call::on);

    assertThat(failure).isInstanceOfSatisfying(Refused.class, refused -> {
      assertThat(refused.code()).isEqualTo("****");
      assertThat(refused.message()).isEqualTo("Not ****.");
    });
    assertThat(failure.trace().code()).containsExactly("****");
  }

  /** Calls that carry a mobile number. */
  private enum Sending {
    CREATE,
    CHANGE_MOBILE_NUMBER;

    private Either<WalletFailure, ?> on(WalletGateway gateway) {
      MobileNumber number = MobileNumber.of(NUMBER);
      return switch (this) {
        case CREATE ->
          gateway.create(
              StuckCall.CUSTOMER, NewWallet.at(WalletProvider.MOBIKWIK).withMobileNumber(number));
        case CHANGE_MOBILE_NUMBER ->
          gateway.changeMobileNumber(StuckCall.CUSTOMER, SampleWallets.ID, number);
      };
    }
  }

  private WalletFailure failureOf(
      String answer, Function<WalletGateway, Either<WalletFailure, ?>> call) throws IOException {
    try (RawServer server = RawServer.answering(answer);
        Juspay juspay = Juspay.open(
            JuspaySettings.builder(server.uri(), KEY).build(),
            InstantSource.system(),
            new RecordedAttempts(attempts))) {
      return call.apply(juspay.gateway()).getLeft();
    }
  }
}
