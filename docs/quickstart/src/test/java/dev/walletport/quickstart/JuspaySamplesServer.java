package dev.walletport.quickstart;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A server on this machine that answers as the samples on Juspay's pages do. */
final class JuspaySamplesServer implements AutoCloseable {

  private static final String RIGHT_OTP = "otp=345678";
  private static final String LINKED = """
      {"id": "wlt_q23xzki3pazgtezo", "object": "wallet_account", "wallet": "MOBIKWIK",
       "token": "tok_winysteev9eftrwcv6me", "current_balance": 250, "linked": true,
       "last_refreshed": "2016-08-01T08:07:52+0000"}""";
  private static final String UNLINKED = """
      {"id": "wlt_q23xzki3pazgtezo", "object": "wallet_account", "wallet": "MOBIKWIK",
       "token": null, "current_balance": null, "linked": false, "last_refreshed": null}""";

  private final HttpServer server;
  private final List<String> requests = new CopyOnWriteArrayList<>();

  private JuspaySamplesServer(HttpServer server) {
    this.server = server;
  }

  static JuspaySamplesServer start() throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    JuspaySamplesServer samples = new JuspaySamplesServer(server);
    server.createContext("/wallets/", samples::answer);
    server.start();
    return samples;
  }

  String baseUri() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** The form bodies that came in, or the method of a call without one. */
  List<String> requests() {
    return requests;
  }

  private void answer(HttpExchange exchange) throws IOException {
    String form = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
    requests.add(form.isEmpty() ? exchange.getRequestMethod() : form);
    byte[] response = (form.endsWith(RIGHT_OTP) ? LINKED : UNLINKED).getBytes(UTF_8);
    exchange.sendResponseHeaders(200, response.length);
    exchange.getResponseBody().write(response);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
