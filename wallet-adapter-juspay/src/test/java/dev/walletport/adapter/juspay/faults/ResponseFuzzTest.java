package dev.walletport.adapter.juspay.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.walletport.domain.testing.ByteMutator;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** {@code -Dfuzz.seed} draws other responses, {@code -Dfuzz.inputs} as many as given. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ResponseFuzzTest {

  private static final long SEED = Long.getLong("fuzz.seed", 1);
  private static final int INPUTS = Integer.getInteger("fuzz.inputs", 200);

  private static final String WALLET = "{\"id\":\"" + CanaryCalls.WALLET
      + "\",\"object\":\"wallet_account\",\"wallet\":\"PAYTM\",\"token\":\"" + Canaries.TOKEN
      + "\",\"linked\":true,\"current_balance\":250.75,"
      + "\"last_refreshed\":\"2016-08-01T08:07:52+0000\"}";

  private static final String ECHO = "{\"status\":\"error\",\"error_code\":\"otp_incorrect\","
      + "\"error_message\":\"OTP " + Canaries.OTP + " of " + Canaries.MOBILE + " is wrong: "
      + Canaries.OTP_ON_THE_WIRE + ", you have 2 more attempts\"}";

  /** Good responses, refusals, and heads that frame a body in every way. */
  private static final List<String> SAMPLES = List.of(
      Responses.ok(WALLET),
      Responses.ok("{\"object\":\"list\",\"list\":[" + WALLET + "],\"count\":1}"),
      Responses.ok("X-Request-Id: req_1\r\nConnection: close", WALLET.replace("true", "false")),
      Responses.chunked(Responses.chunk(WALLET.substring(0, 40))
          + Responses.chunk(WALLET.substring(40))
          + "0\r\nX-Trailer: 1\r\n\r\n"),
      Responses.okWith("Connection: close", WALLET),
      Responses.status(400, "X-A: b", ECHO),
      Responses.status(429, "Retry-After: 30", ""),
      Responses.status(503, "Retry-After: Sun, 06 Nov 1994 08:49:37 GMT", "<html>"),
      Responses.status(302, "Location: http://127.0.0.1:1/", ""),
      "HTTP/1.1 100 Continue\r\n\r\n" + Responses.ok(WALLET),
      "HTTP/1.1 204 No Content\r\n\r\n");

  @Test
  @Timeout(300)
  void whatever_comes_is_answered_in_time_and_without_a_secret() {
    ByteMutator mutator = ByteMutator.of(SEED, SAMPLES);

    try (RecordedOutput output = RecordedOutput.begin()) {
      assertThatCode(() -> mutator.draw(INPUTS).forEach(ResponseFuzzTarget::fuzzerTestOneInput))
          .doesNotThrowAnyException();

      assertThat(String.join("\n", output.lines())).doesNotContain(ResponseFuzzTarget.SECRETS);
      assertThat(output.console()).isEmpty();
    }
  }
}
