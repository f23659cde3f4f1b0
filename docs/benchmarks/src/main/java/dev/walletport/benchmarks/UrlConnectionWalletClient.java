package dev.walletport.benchmarks;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URL;

/** The JDK's {@link HttpURLConnection} over http, with two timeouts. */
final class UrlConnectionWalletClient implements WalletClient {

  private final URL wallet;

  UrlConnectionWalletClient(URI baseUri) throws IOException {
    wallet = baseUri.resolve(TARGET).toURL();
  }

  @Override
  public Object link() throws IOException {
    HttpURLConnection connection = (HttpURLConnection) wallet.openConnection();
    connection.setConnectTimeout(3_000);
    connection.setReadTimeout(10_000);
    connection.setRequestMethod("POST");
    connection.setRequestProperty("Authorization", WalletBody.AUTHORIZATION);
    connection.setRequestProperty("x-routing-id", CUSTOMER_ID);
    connection.setRequestProperty("Content-Type", FORM_TYPE);
    connection.setDoOutput(true);
    try (OutputStream out = connection.getOutputStream()) {
      out.write(FORM.getBytes(US_ASCII));
    }
    try (InputStream in = connection.getInputStream()) {
      return WalletBody.linked(connection.getResponseCode(), in.readAllBytes());
    }
  }

  /** Does nothing: the connections are the JDK's. */
  @Override
  public void close() {}
}
