package dev.walletport.probe;

import com.sun.net.httpserver.Headers;
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
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** A server between the probe and a sandbox that changes single answers. */
final class AlteringRelay implements AutoCloseable {

  private static final List<String> HEADERS =
      List.of("Authorization", "x-routing-id", "Content-Type");

  static {
    System.setProperty("sun.net.httpserver.nodelay", "true"); // Else 40 ms for each small answer.
  }

  private final HttpClient client = HttpClient.newHttpClient();
  private final List<String> commands = new ArrayList<>();
  private final List<Headers> received = new ArrayList<>();
  private final URI sandbox;
  private final UnaryOperator<Answer> alteration;
  private final HttpServer server;

  AlteringRelay(URI sandbox, UnaryOperator<Answer> alteration) throws IOException {
    this.sandbox = sandbox;
    this.alteration = alteration;
    this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::relay);
    server.start();
  }

  URI uri() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** Method, path and form of all requests to the wallet API. */
  List<String> requests() {
    return List.copyOf(commands);
  }

  /** All values of a header in requests to the wallet API. */
  List<String> values(String header) {
    return received.stream()
        .flatMap(headers -> headers.getOrDefault(header, List.of()).stream())
        .toList();
  }

  private void relay(HttpExchange exchange) throws IOException {
    String form = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    String request = exchange.getRequestMethod() + " " + exchange.getRequestURI() + " " + form;
    if (!request.contains("/sandbox/")) {
      commands.add(request);
      received.add(exchange.getRequestHeaders());
    }
    Answer answer = alteration.apply(forward(exchange, form, request));
    if (answer.status() == 0) {
      exchange.close();
      return;
    }
    answer.headers().forEach(exchange.getResponseHeaders()::set);
    byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  private Answer forward(HttpExchange exchange, String form, String request) throws IOException {
    HttpRequest.Builder builder = HttpRequest.newBuilder(sandbox.resolve(exchange.getRequestURI()));
    HEADERS.forEach(name -> {
      String value = exchange.getRequestHeaders().getFirst(name);
      if (value != null) {
        builder.header(name, value);
      }
    });
    boolean post = exchange.getRequestMethod().equals("POST");
    builder.method(
        exchange.getRequestMethod(),
        post ? BodyPublishers.ofString(form) : BodyPublishers.noBody());
    return answer(send(builder.build()), request);
  }

  private HttpResponse<String> send(HttpRequest request) throws IOException {
    try {
      return client.send(request, BodyHandlers.ofString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  private static Answer answer(HttpResponse<String> response, String request) {
    Map<String, String> headers = new HashMap<>();
    response
        .headers()
        .firstValue("Retry-After")
        .ifPresent(seconds -> headers.put("Retry-After", seconds));
    return new Answer(request, response.statusCode(), response.body(), headers);
  }

  @Override
  public void close() {
    server.stop(0);
  }

  /**
   * An answer of the sandbox.
   *
   * @param request what it answers: method, path and form
   * @param status the status; 0 for a hang-up
   * @param body the body
   * @param headers headers that matter
   */
  record Answer(String request, int status, String body, Map<String, String> headers) {

    boolean answers(String part) {
      return request.contains(part);
    }

    Answer with(int other, String text) {
      return new Answer(request, other, text, headers);
    }

    Answer with(String header, String value) {
      Map<String, String> more = new HashMap<>(headers);
      more.put(header, value);
      return new Answer(request, status, body, more);
    }
  }
}
