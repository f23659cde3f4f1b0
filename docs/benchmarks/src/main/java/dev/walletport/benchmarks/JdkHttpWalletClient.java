package dev.walletport.benchmarks;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** The JDK's {@link HttpClient}, held to HTTP/1.1 so that it asks for no upgrade. */
final class JdkHttpWalletClient implements WalletClient {

  private final URI wallet;
  private final HttpClient client;

  JdkHttpWalletClient(URI baseUri, LoopbackTls tls) {
    wallet = baseUri.resolve(TARGET);
    client = HttpClient.newBuilder()
        .version(HttpClient.Version.HTTP_1_1)
        .connectTimeout(Duration.ofSeconds(3))
        .sslContext(tls.client())
        .build();
  }

  @Override
  public Object link() throws IOException, InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(wallet)
        .timeout(Duration.ofSeconds(10))
        .header("Authorization", WalletBody.AUTHORIZATION)
        .header("x-routing-id", CUSTOMER_ID)
        .header("Content-Type", FORM_TYPE)
        .POST(BodyPublishers.ofString(FORM))
        .build();
    HttpResponse<byte[]> response = client.send(request, BodyHandlers.ofByteArray());
    return WalletBody.linked(response.statusCode(), response.body());
  }

  /** Does nothing: on JDK 17 there is nothing to close. */
  @Override
  public void close() {}
}
