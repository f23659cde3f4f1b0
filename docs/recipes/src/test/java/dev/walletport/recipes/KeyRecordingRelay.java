package dev.walletport.recipes;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A server on loopback that notes the key of each request and passes it on to another server. */
final class KeyRecordingRelay implements AutoCloseable {

  private static final Set<String> OF_THE_CONNECTION =
      Set.of("connection", "content-length", "expect", "host", "upgrade");

  private final URI target;
  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final Queue<Request> requests = new ConcurrentLinkedQueue<>();

  private KeyRecordingRelay(URI target, HttpServer server) {
    this.target = target;
    this.server = server;
  }

  static KeyRecordingRelay to(URI target) throws IOException {
    InetSocketAddress free = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    KeyRecordingRelay relay = new KeyRecordingRelay(target, HttpServer.create(free, 0));
    relay.server.setExecutor(relay.threads);
    relay.server.createContext("/", relay::pass);
    relay.server.start();
    return relay;
  }

  URI uri() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** The requests whose path has a word, in the order in which they came. */
  List<Request> requestsAbout(String word) {
    return requests.stream().filter(request -> request.path().contains(word)).toList();
  }

  private void pass(HttpExchange exchange) throws IOException {
    try (exchange) {
      requests.add(new Request(exchange.getRequestURI().getPath(), key(exchange)));
      HttpResponse<byte[]> response = client.send(request(exchange), BodyHandlers.ofByteArray());
      response
          .headers()
          .firstValue("content-type")
          .ifPresent(type -> exchange.getResponseHeaders().set("content-type", type));
      exchange.sendResponseHeaders(response.statusCode(), response.body().length);
      exchange.getResponseBody().write(response.body());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  private HttpRequest request(HttpExchange exchange) throws IOException {
    HttpRequest.Builder request = HttpRequest.newBuilder(target.resolve(exchange.getRequestURI()))
        .method(
            exchange.getRequestMethod(),
            BodyPublishers.ofByteArray(exchange.getRequestBody().readAllBytes()));
    exchange.getRequestHeaders().forEach((name, values) -> {
      if (!OF_THE_CONNECTION.contains(name.toLowerCase(Locale.ROOT))) {
        values.forEach(value -> request.header(name, value));
      }
    });
    return request.build();
  }

  /** The user name of Basic credentials. */
  private static String key(HttpExchange exchange) {
    String credentials = exchange.getRequestHeaders().getFirst("authorization");
    byte[] decoded = Base64.getDecoder().decode(credentials.substring("Basic ".length()));
    String text = new String(decoded, StandardCharsets.US_ASCII);
    return text.substring(0, text.indexOf(':'));
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  /** What came: the path that was asked for, and the key that came along. */
  record Request(String path, String key) {}
}
