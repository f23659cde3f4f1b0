package dev.walletport.adapter.juspay;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.walletport.adapter.juspay.http.Response;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Reads any bytes as a {@code Retry-After}, a date and a message of the provider: what is read is
 * in bounds, and a secret that stands in it is masked.
 */
public final class HeaderFuzzTarget {

  private static final Instant NOW = Instant.parse("2026-01-01T09:00:00Z");
  private static final Instant LATEST = Instant.parse("+10000-01-01T00:00:01Z");
  private static final Duration LONGEST = Duration.between(NOW, LATEST);
  private static final String OTP = "Zq7otPx91kWv3R";
  private static final JuspayApiKey KEY = JuspayApiKey.of("Kx4keYb82vTgJ");

  private HeaderFuzzTarget() {}

  /** What a fuzzer calls. */
  public static void fuzzerTestOneInput(byte[] input) {
    String text = new String(input, UTF_8);
    assertInBounds(RetryAfter.of(new Response(429, Option.some(text), new byte[0]), NOW));
    HttpDate.parse(text, NOW).forEach(date -> assertThat(date).isBefore(LATEST));
    NumberInMessage.GUESSES_LEFT.in(text).forEach(left -> assertThat(left).isBetween(0, 9_999));
    NumberInMessage.IN_SECONDS.in(text).forEach(wait -> assertThat(wait).isBetween(0, 999_999));
    assertMasked(text);
  }

  private static void assertInBounds(Option<Duration> wait) {
    wait.forEach(read -> assertThat(read).isBetween(Duration.ZERO, LONGEST));
  }

  /** Between blanks, because letters around a secret may make another word of it. */
  private static void assertMasked(String text) {
    Masking masking = new Masking(List.of(OTP), KEY);

    String masked = masking.mask(text + " " + OTP + " " + text);

    assertThat(masked).doesNotContain(OTP);
  }
}
