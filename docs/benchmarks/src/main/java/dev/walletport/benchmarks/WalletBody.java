package dev.walletport.benchmarks;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.util.Base64;

/** A response about a wallet, as databind fills it; every other client than ours reads it so. */
record WalletBody(
    String id,
    String object,
    String wallet,
    String token,
    BigDecimal currentBalance,
    boolean linked,
    String lastRefreshed) {

  static final String AUTHORIZATION = "Basic "
      + Base64.getEncoder().encodeToString((WalletClient.API_KEY + ":").getBytes(US_ASCII));

  private static final ObjectReader READER = new ObjectMapper()
      .setPropertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
      .readerFor(WalletBody.class);

  static WalletBody read(byte[] body) throws IOException {
    return READER.readValue(body);
  }

  /**
   * Reads a response that must be a yes.
   *
   * @throws IOException if it is not
   */
  static WalletBody linked(int status, byte[] body) throws IOException {
    return yes(status, read(body));
  }

  /**
   * Reads a response that must be a yes, from the connection.
   *
   * @throws IOException if it is not
   */
  static WalletBody linked(int status, InputStream body) throws IOException {
    return yes(status, READER.readValue(body));
  }

  private static WalletBody yes(int status, WalletBody wallet) throws IOException {
    if (status != 200 || !wallet.linked) {
      throw new IOException("HTTP " + status + ", linked: " + wallet.linked);
    }
    return wallet;
  }
}
