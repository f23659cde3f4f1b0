package dev.walletport.recipes.springboot;

import com.jayway.jsonpath.JsonPath;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** A client of the host's endpoints. */
final class RestFixture {

  private static final Duration LIMIT = Duration.ofSeconds(30);

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final int port;

  RestFixture(int port) {
    this.port = port;
  }

  HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return client.send(request(path).GET().build(), BodyHandlers.ofString());
  }

  HttpResponse<String> post(String path, String json) throws IOException, InterruptedException {
    return client.send(postRequest(path, json), BodyHandlers.ofString());
  }

  CompletableFuture<HttpResponse<String>> postAsync(String path, String json) {
    return client.sendAsync(postRequest(path, json), BodyHandlers.ofString());
  }

  private HttpRequest postRequest(String path, String json) {
    return request(path)
        .header("Content-Type", "application/json")
        .POST(BodyPublishers.ofString(json))
        .build();
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)).timeout(LIMIT);
  }

  /** A value of a JSON body; null if it is null. */
  static <T> T read(HttpResponse<String> response, String path) {
    return JsonPath.read(response.body(), path);
  }

  static String otp(String typed) {
    return "{\"otp\":\"" + typed + "\"}";
  }

  static String otp(String typed, String provider) {
    return "{\"otp\":\"" + typed + "\",\"provider\":\"" + provider + "\"}";
  }
}
