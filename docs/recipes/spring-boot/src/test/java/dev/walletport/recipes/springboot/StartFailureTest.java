package dev.walletport.recipes.springboot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;

/** What stops the start, and what is printed then. */
@ExtendWith(OutputCaptureExtension.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class StartFailureTest {

  private static final String CANARY = "canary5e1f7c";
  private static final String BASE_URI = "http://127.0.0.1:9";

  @Test
  void a_missing_key_stops_the_start_and_is_named(CapturedOutput output) {
    assertStopped(Map.of("JUSPAY_BASE_URI", BASE_URI));

    assertThat(output)
        .contains("APPLICATION FAILED TO START", "JUSPAY_API_KEY is missing or blank.")
        .contains("Set the environment variable JUSPAY_API_KEY.");
  }

  @Test
  void a_blank_key_is_a_missing_one(CapturedOutput output) {
    assertStopped(Map.of("JUSPAY_BASE_URI", BASE_URI, "JUSPAY_API_KEY", " \t"));

    assertThat(output).contains("JUSPAY_API_KEY is missing or blank.");
  }

  @Test
  void a_malformed_key_is_refused_without_a_trace_of_it(CapturedOutput output) {
    assertStopped(Map.of("JUSPAY_BASE_URI", BASE_URI, "JUSPAY_API_KEY", CANARY + ":"));

    assertThat(output)
        .contains("JUSPAY_API_KEY is refused: apiKey must be 1 to 256 visible ASCII characters")
        .doesNotContain(CANARY);
  }

  @Test
  void a_missing_address_stops_the_start_and_is_named(CapturedOutput output) {
    assertStopped(Map.of("JUSPAY_API_KEY", CANARY));

    assertThat(output).contains("JUSPAY_BASE_URI is missing or blank.").doesNotContain(CANARY);
  }

  @Test
  void an_address_that_is_none_is_refused_without_what_it_holds(CapturedOutput output) {
    assertStopped(Map.of("JUSPAY_API_KEY", "k", "JUSPAY_BASE_URI", "https://" + CANARY + " @x"));

    assertThat(output).contains("JUSPAY_BASE_URI is no URI").doesNotContain(CANARY);
  }

  @Test
  void an_address_with_a_key_in_it_is_refused_without_the_key(CapturedOutput output) {
    assertStopped(Map.of("JUSPAY_API_KEY", "k", "JUSPAY_BASE_URI", "https://" + CANARY + "@x.in"));

    assertThat(output).contains("JUSPAY_BASE_URI is refused: baseUri").doesNotContain(CANARY);
  }

  @Test
  void a_merchant_id_that_is_none_is_refused_and_named(CapturedOutput output) {
    assertStopped(Map.of(
        "JUSPAY_API_KEY", CANARY, "JUSPAY_BASE_URI", BASE_URI, "JUSPAY_MERCHANT_ID", "two words"));

    assertThat(output).contains("JUSPAY_MERCHANT_ID is refused: merchantId").doesNotContain(CANARY);
  }

  @ParameterizedTest
  @CsvSource({"-1ms, PT-0.001S", "600001ms, PT10M0.001S", "1d, PT24H"})
  void a_grace_below_zero_or_above_ten_minutes_is_refused_and_shown(
      String given, String shown, CapturedOutput output) {
    assertStopped(
        Map.of("JUSPAY_API_KEY", CANARY, "JUSPAY_BASE_URI", BASE_URI, "JUSPAY_CLOSE_GRACE", given));

    assertThat(output)
        .contains("JUSPAY_CLOSE_GRACE must be 0s to 10m, not " + shown + ".")
        .contains("Set the environment variable JUSPAY_CLOSE_GRACE.")
        .doesNotContain(CANARY);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0s", "10m"})
  void a_grace_of_zero_to_ten_minutes_starts(String given) {
    Map<String, Object> variables =
        Map.of("JUSPAY_API_KEY", CANARY, "JUSPAY_BASE_URI", BASE_URI, "JUSPAY_CLOSE_GRACE", given);

    try (ConfigurableApplicationContext host = HostFixture.start(variables)) {
      assertThat(host.isRunning()).isTrue();
    }
  }

  @Test
  void another_setting_that_cannot_be_read_prints_no_key(CapturedOutput output) {
    Map<String, Object> variables = new HashMap<>();
    variables.put("JUSPAY_API_KEY", CANARY);
    variables.put("JUSPAY_BASE_URI", BASE_URI);
    variables.put("JUSPAY_CLOSE_GRACE", "soon");

    assertStopped(variables);

    assertThat(output).contains("juspay.close-grace", "soon").doesNotContain(CANARY);
  }

  /** With the log of Spring on DEBUG, which prints stack traces besides. */
  private static void assertStopped(Map<String, Object> variables) {
    assertThatThrownBy(
            () -> HostFixture.start(variables, "--logging.level.org.springframework=DEBUG")
                .close())
        .isInstanceOf(Exception.class);
  }
}
