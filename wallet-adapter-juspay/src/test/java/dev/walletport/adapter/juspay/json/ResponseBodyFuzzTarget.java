package dev.walletport.adapter.juspay.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;

/**
 * Reads any bytes as a wallet, a list and an error: they are read, or an
 * {@link UnreadableResponseException} says why not, which shows nothing of them.
 */
public final class ResponseBodyFuzzTarget {

  /** A token that a sample has and nothing may show. */
  public static final String TOKEN = "tok_Tw5uZ0pYd73qHnL";

  private static final Instant NOW = Instant.parse("2026-01-01T09:00:00Z");

  private ResponseBodyFuzzTarget() {}

  /** What a fuzzer calls. */
  public static void fuzzerTestOneInput(byte[] body) {
    assertHidden(read(() -> WalletJsonReader.wallet(body, NOW)));
    assertHidden(read(() -> WalletJsonReader.list(body, NOW)));
    if (ErrorBody.canBe(body)) {
      ErrorBody error = ErrorBody.read(body);
      assertThat(error.codes()).doesNotContainNull();
      assertThat(error.messages()).doesNotContainNull();
      assertThat(error.allMessages().length()).isLessThanOrEqualTo(body.length * 2 + 1);
      assertThat(error.code() + error.message() + error.isRefusal()).isNotEmpty();
    }
  }

  private static String read(Reading reading) {
    try {
      return String.valueOf(reading.read());
    } catch (UnreadableResponseException e) {
      return String.valueOf(e.getMessage());
    }
  }

  /** A mutation may have made the token an id, which is shown. */
  private static void assertHidden(String shown) {
    String known = shown.replace("id=" + TOKEN, "");
    assertThat(known).doesNotContain(TOKEN);
  }

  @FunctionalInterface
  private interface Reading {
    Object read() throws UnreadableResponseException;
  }
}
