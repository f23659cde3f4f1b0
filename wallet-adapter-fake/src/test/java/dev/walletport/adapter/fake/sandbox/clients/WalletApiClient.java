package dev.walletport.adapter.fake.sandbox.clients;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.walletport.domain.WalletId;
import io.vavr.control.Option;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.CompletableFuture;

/** A host that calls the wallet API with nothing but an HTTP client. */
final class WalletApiClient {

  private static final String CREDENTIALS =
      "Basic " + Base64.getEncoder().encodeToString("any_key:".getBytes(UTF_8));

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final URI sandbox;
  private final Option<String> routingId;

  WalletApiClient(URI sandbox, String routingId) {
    this(sandbox, Option.some(routingId));
  }

  private WalletApiClient(URI sandbox, Option<String> routingId) {
    this.sandbox = sandbox;
    this.routingId = routingId;
  }

  /** The same, as old SDKs call. */
  WalletApiClient withoutRoutingId() {
    return new WalletApiClient(sandbox, Option.none());
  }

  int requestOtp(WalletId wallet) throws IOException, InterruptedException {
    return post("/wallets/" + wallet, "command=authenticate");
  }

  int link(WalletId wallet, String otp) throws IOException, InterruptedException {
    return post("/wallets/" + wallet, "command=link&otp=" + otp);
  }

  /** Links without waiting for the status, which fails if the connection ends before one. */
  CompletableFuture<Integer> linkLater(WalletId wallet, String otp) {
    HttpRequest request = form("/wallets/" + wallet, "command=link&otp=" + otp).build();
    return client.sendAsync(request, BodyHandlers.ofString()).thenApply(HttpResponse::statusCode);
  }

  int delink(WalletId wallet) throws IOException, InterruptedException {
    return post("/wallets/" + wallet, "command=delink");
  }

  /** Uses a control, such as {@code reset}. */
  int control(String name, String form) throws IOException, InterruptedException {
    return post("/sandbox/" + name, form);
  }

  int post(String path, String form) throws IOException, InterruptedException {
    return send(form(path, form));
  }

  int get(String path) throws IOException, InterruptedException {
    return send(request(path).GET());
  }

  private HttpRequest.Builder form(String path, String form) {
    return request(path)
        .header("Content-Type", "application/x-www-form-urlencoded")
        .POST(BodyPublishers.ofString(form));
  }

  private HttpRequest.Builder request(String path) {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(sandbox + path))
        .timeout(Duration.ofSeconds(10))
        .header("Authorization", CREDENTIALS);
    routingId.forEach(id -> request.header("x-routing-id", id));
    return request;
  }

  private int send(HttpRequest.Builder request) throws IOException, InterruptedException {
    return client.send(request.build(), BodyHandlers.ofString()).statusCode();
  }
}
