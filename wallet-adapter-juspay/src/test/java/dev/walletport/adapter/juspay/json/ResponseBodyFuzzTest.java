package dev.walletport.adapter.juspay.json;

import static org.assertj.core.api.Assertions.assertThatCode;

import dev.walletport.adapter.juspay.Payloads;
import dev.walletport.domain.testing.ByteMutator;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** {@code -Dfuzz.seed} draws other bodies, {@code -Dfuzz.inputs} more of them. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ResponseBodyFuzzTest {

  private static final long SEED = Long.getLong("fuzz.seed", 1);
  private static final int INPUTS = Integer.getInteger("fuzz.inputs", 40_000);

  private static final String WALLET =
      "{\"id\":\"wlt_q23xzki3pazgtezo\",\"object\":\"wallet_account\","
          + "\"wallet\":\"MOBIKWIK\",\"token\":\"" + ResponseBodyFuzzTarget.TOKEN
          + "\",\"linked\":true,"
          + "\"current_balance\":250.75,\"last_refreshed\":\"2016-08-01T08:07:52+0000\","
          + "\"metadata\":{\"mobile_number\":\"9876543210\"},\"gateway_reference_id\":null}";

  private static final String LIST =
      "{\"object\":\"list\",\"list\":[" + WALLET + "],\"count\":1,\"offset\":0,\"total\":1}";

  private static final String ERROR =
      "{\"status\":\"error\",\"error_code\":\"otp_incorrect\",\"error_message\":\"Incorrect OTP.\","
          + "\"error_info\":{\"code\":\"Invalid\",\"user_message\":\"You have 2 more attempts.\"}}";

  @Test
  @Timeout(120)
  void whatever_comes_is_read_or_unreadable() throws IOException {
    ByteMutator mutator = ByteMutator.of(SEED, samples());

    assertThatCode(() -> mutator.draw(INPUTS).forEach(ResponseBodyFuzzTarget::fuzzerTestOneInput))
        .doesNotThrowAnyException();
  }

  private static List<String> samples() throws IOException {
    return List.of(
        WALLET,
        LIST,
        ERROR,
        Payloads.named("link-wallet.json"),
        Payloads.named("delink-wallet.json"),
        Payloads.named("link-wallet-error.json"));
  }
}
