package dev.walletport.recipes.springboot;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Stands before a provider and holds its responses to links back, each until it is let go. */
final class HoldingRelay implements AutoCloseable {

  /** What java.net.http sets by itself. */
  private static final Set<String> OWN_HEADERS =
      Set.of("host", "content-length", "connection", "expect", "upgrade");

  private final URI provider;
  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final HttpClient client = HttpClient.newHttpClient();
  private final BlockingQueue<CountDownLatch> held = new LinkedBlockingQueue<>();

  private HoldingRelay(URI provider, HttpServer server) {
    this.provider = provider;
    this.server = server;
  }

  static HoldingRelay before(URI provider) throws IOException {
    InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    HoldingRelay relay = new HoldingRelay(provider, HttpServer.create(address, 0));
    relay.server.createContext("/", relay::relay);
    relay.server.setExecutor(relay.threads);
    relay.server.start();
    return relay;
  }

  URI uri() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** Waits for the next link that the provider has answered; counting down lets the response go. */
  CountDownLatch nextHeld() throws InterruptedException {
    CountDownLatch next = held.poll(10, TimeUnit.SECONDS);
    if (next == null) {
      throw new AssertionError("no link has come");
    }
    return next;
  }

  private void relay(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] form = exchange.getRequestBody().readAllBytes();
      HttpResponse<byte[]> response =
          client.send(request(exchange, form), HttpResponse.BodyHandlers.ofByteArray());
      if (new String(form, StandardCharsets.US_ASCII).contains("command=link")) {
        hold();
      }
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      exchange.sendResponseHeaders(response.statusCode(), response.body().length);
      exchange.getResponseBody().write(response.body());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private HttpRequest request(HttpExchange exchange, byte[] form) {
    HttpRequest.Builder request = HttpRequest.newBuilder(provider.resolve(exchange.getRequestURI()))
        .method(exchange.getRequestMethod(), HttpRequest.BodyPublishers.ofByteArray(form));
    exchange.getRequestHeaders().forEach((name, values) -> {
      if (!OWN_HEADERS.contains(name.toLowerCase(Locale.ROOT))) {
        values.forEach(value -> request.header(name, value));
      }
    });
    return request.version(HttpClient.Version.HTTP_1_1).build();
  }

  private void hold() throws InterruptedException {
    CountDownLatch latch = new CountDownLatch(1);
    held.put(latch);
    latch.await();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
