package dev.walletport.adapter.fake.sandbox.clients;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A web site of another origin. Its page tries the cross-site requests that a page can make; the
 * server itself answers them without any check, to show that they would succeed there.
 */
final class CrossOriginSite implements AutoCloseable {

  static final String SECRET = "the unprotected state";

  private static final String ATTACK = """
      <!DOCTYPE html>
      <title>Elsewhere</title>
      <iframe id="framed" src="%1$s/"></iframe>
      <iframe name="into"></iframe>
      <form id="by-form" method="post" target="into" action="%1$s/sandbox/reset"></form>
      <script>
        const sandbox = '%1$s';
        const fault = new URLSearchParams(
          {operation: 'LINK', fault: 'answer_lost', while_set: 'true'});
        const loaded = (element) => new Promise((resolve, reject) => {
          element.onload = () => resolve('loaded');
          element.onerror = () => reject('not loaded');
          document.body.append(element);
        });
        const element = (tag, src) => Object.assign(document.createElement(tag), {src});
        const tries = {
          read: () => fetch(sandbox + '/sandbox/state').then((it) => it.text()),
          opaque: () => fetch(sandbox + '/sandbox/state', {mode: 'no-cors'}).then((it) => it.text()),
          script: () => loaded(element('script', sandbox + '/sandbox/state')),
          image: () => loaded(element('img', sandbox + '/sandbox/state')),
          frame: () => document.getElementById('framed').contentDocument.body.textContent,
          command: () => fetch(sandbox + '/sandbox/faults', {method: 'POST', mode: 'no-cors', body: fault})
            .then((it) => it.type),
          form: () => new Promise((resolve) => {
            document.querySelector('[name=into]').onload = () => resolve('sent');
            document.getElementById('by-form').submit();
          }),
        };
        const told = {};
        addEventListener('load', async () => {
          for (const [name, attempt] of Object.entries(tries)) {
            told[name] = await Promise.resolve().then(attempt).catch((problem) => 'no: ' + problem);
          }
          window.told = told;
        });
      </script>
      """;

  private final HttpServer server;
  private final List<String> commands = new CopyOnWriteArrayList<>();
  private volatile String page = "";

  private CrossOriginSite(HttpServer server) {
    this.server = server;
  }

  static CrossOriginSite open() throws IOException {
    InetAddress loopback = InetAddress.getLoopbackAddress();
    CrossOriginSite site =
        new CrossOriginSite(HttpServer.create(new InetSocketAddress(loopback, 0), 0));
    site.server.createContext("/", site::answer);
    site.server.start();
    return site;
  }

  /** Where its page is, by one of the names of this machine. */
  URI at(String host) {
    return URI.create("http://" + host + ":" + server.getAddress().getPort());
  }

  void attack(URI sandbox) {
    page = ATTACK.formatted(sandbox);
  }

  /** What it was commanded to do, as if it were a sandbox. */
  List<String> commands() {
    return commands;
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getPath();
      if (exchange.getRequestMethod().equals("POST")) {
        commands.add(path);
      }
      exchange.getResponseHeaders().set("Access-Control-Allow-Origin", "*");
      exchange.getResponseHeaders().set("Content-Type", type(path));
      byte[] body = body(path).getBytes(UTF_8);
      exchange.sendResponseHeaders(200, body.length);
      exchange.getResponseBody().write(body);
    }
  }

  private static String type(String path) {
    return path.equals("/") ? "text/html; charset=UTF-8" : "text/javascript; charset=UTF-8";
  }

  private String body(String path) {
    return path.equals("/") ? page : "'" + SECRET + "'";
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
