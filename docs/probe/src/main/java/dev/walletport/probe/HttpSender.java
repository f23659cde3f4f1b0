package dev.walletport.probe;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;

/**
 * Sends each command once, within a deadline that covers the last byte of the response.
 *
 * <p>The JDK's client repeats a GET whose connection ended before the response, and a POST in one
 * case: when no connection came about. It follows no redirect here, answers no challenge, and keeps
 * no cookie.
 */
final class HttpSender {

  private static final Duration CONNECT = Duration.ofSeconds(10);
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient client = HttpClient.newBuilder()
      .version(Version.HTTP_1_1)
      .followRedirects(Redirect.NEVER)
      .connectTimeout(CONNECT)
      .build();
  private final Target target;
  private final String authorization;
  private final Duration deadline;
  private final ShownText shown;

  /**
   * Makes one.
   *
   * @param key the API key
   * @param deadline of a whole request
   * @param shown how codes may be shown
   */
  HttpSender(Target target, String key, Duration deadline, ShownText shown) {
    this.target = target;
    this.authorization = "Basic " + Base64.getEncoder().encodeToString((key + ":").getBytes(UTF_8));
    this.deadline = deadline;
    this.shown = shown;
  }

  /**
   * A request without a whole response has the status {@link ProbeResponse#NONE}, as has one not
   * sent.
   */
  ProbeResponse send(ProbeRequest sent) {
    long start = System.nanoTime();
    if (Thread.currentThread().isInterrupted()) {
      return noResponse(sent, start);
    }
    CompletableFuture<HttpResponse<byte[]>> exchange =
        client.sendAsync(request(sent), response -> new BoundedBodySubscriber());
    try {
      HttpResponse<byte[]> response = exchange.get(deadline.toMillis(), TimeUnit.MILLISECONDS);
      return response(sent, response, since(start));
    } catch (TimeoutException | ExecutionException e) {
      return noResponse(sent, start);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return noResponse(sent, start);
    } finally {
      exchange.cancel(true);
    }
  }

  private ProbeResponse noResponse(ProbeRequest sent, long start) {
    return new ProbeResponse(
        sent.operation(),
        ProbeResponse.NONE,
        Map.of(),
        MissingNode.getInstance(),
        since(start),
        shown);
  }

  private static Duration since(long start) {
    return Duration.ofNanos(System.nanoTime() - start);
  }

  private ProbeResponse response(ProbeRequest sent, HttpResponse<byte[]> response, Duration time) {
    return new ProbeResponse(
        sent.operation(),
        response.statusCode(),
        headers(response),
        json(response.body()),
        time,
        shown);
  }

  private static Map<String, String> headers(HttpResponse<byte[]> response) {
    Map<String, String> headers = new HashMap<>();
    response.headers().map().forEach((name, values) -> headers.put(name, values.get(0)));
    return headers;
  }

  private static JsonNode json(byte[] body) {
    try {
      return JSON.readTree(new String(body, UTF_8));
    } catch (JsonProcessingException e) {
      return MissingNode.getInstance(); // The report says that the body was no JSON.
    }
  }

  private HttpRequest request(ProbeRequest sent) {
    HttpRequest.Builder request = HttpRequest.newBuilder(uri(sent)).timeout(deadline);
    headers(sent).forEach((name, value) -> {
      if (!value.isEmpty()) {
        request.header(name, value);
      }
    });
    return request.method(sent.method(), body(sent)).build();
  }

  private static HttpRequest.BodyPublisher body(ProbeRequest sent) {
    return sent.method().equals("POST")
        ? BodyPublishers.ofString(form(sent.form()))
        : BodyPublishers.noBody();
  }

  private URI uri(ProbeRequest sent) {
    return URI.create(target.baseUri() + sent.path());
  }

  private Map<String, String> headers(ProbeRequest sent) {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("Authorization", authorization);
    headers.put("Accept", "application/json");
    headers.put("x-routing-id", target.customer());
    headers.put("x-merchantid", target.merchantId().getOrElse(""));
    headers.put("version", target.version().getOrElse(""));
    headers.put(
        "Content-Type", sent.method().equals("POST") ? "application/x-www-form-urlencoded" : "");
    headers.putAll(sent.headers());
    return headers;
  }

  private static String form(Map<String, String> fields) {
    return fields.entrySet().stream()
        .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
        .collect(Collectors.joining("&"));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, UTF_8);
  }
}
