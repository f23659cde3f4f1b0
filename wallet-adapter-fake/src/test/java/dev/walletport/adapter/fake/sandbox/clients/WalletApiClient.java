package dev.walletport.adapter.fake.sandbox.clients;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.walletport.domain.WalletId;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Base64;

/** A host that calls the wallet API with nothing but an HTTP client. */
final class WalletApiClient {

  private static final String CREDENTIALS =
      "Basic " + Base64.getEncoder().encodeToString("any_key:".getBytes(UTF_8));

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final URI sandbox;
  private final String routingId;

  WalletApiClient(URI sandbox, String routingId) {
    this.sandbox = sandbox;
    this.routingId = routingId;
  }

  int requestOtp(WalletId wallet) throws IOException, InterruptedException {
    return post(wallet, "command=authenticate").statusCode();
  }

  int link(WalletId wallet, String otp) throws IOException, InterruptedException {
    return post(wallet, "command=link&otp=" + otp).statusCode();
  }

  private HttpResponse<String> post(WalletId wallet, String form)
      throws IOException, InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(sandbox.resolve("/wallets/" + wallet))
        .timeout(Duration.ofSeconds(10))
        .header("Authorization", CREDENTIALS)
        .header("x-routing-id", routingId)
        .header("Content-Type", "application/x-www-form-urlencoded")
        .POST(BodyPublishers.ofString(form))
        .build();
    return client.send(request, BodyHandlers.ofString());
  }
}
