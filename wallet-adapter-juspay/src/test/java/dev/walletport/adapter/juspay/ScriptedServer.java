package dev.walletport.adapter.juspay;

import dev.walletport.adapter.juspay.faults.TlsFixture;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SSLContext;

/**
 * A server on loopback that plays a script on each connection, and keeps all that it received. A
 * connection is closed when its script ends.
 */
final class ScriptedServer implements AutoCloseable {

  /** How a server speaks. */
  enum Security {
    HTTP,
    TLS_1_2,
    TLS_1_3;

    String scheme() {
      return this == HTTP ? "http" : "https";
    }

    /** What JSSE calls it. */
    String protocol() {
      return this == TLS_1_2 ? "TLSv1.2" : "TLSv1.3";
    }
  }

  /** What happens on one connection. */
  @FunctionalInterface
  interface Script {
    void play(ServerConnection connection) throws IOException;
  }

  private final ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
  private final List<ServerConnection> connections = new CopyOnWriteArrayList<>();
  private final Security security;
  private final Script script;

  private ScriptedServer(Security security, Script script) throws IOException {
    this.security = security;
    this.script = script;
    SSLContext unused = TlsFixture.server("good");
  }

  static ScriptedServer http(Script script) throws IOException {
    return playing(Security.HTTP, script);
  }

  /** In TLS the handshake comes before the script. */
  static ScriptedServer playing(Security security, Script script) throws IOException {
    ScriptedServer scripted = new ScriptedServer(security, script);
    inBackground(scripted::accept);
    return scripted;
  }

  URI uri() {
    return URI.create(security.scheme() + "://127.0.0.1:" + server.getLocalPort());
  }

  /** Settings that reach it, with one attempt. */
  JuspaySettings.Builder settings() {
    return settings(uri());
  }

  /** The same by way of something that stands before it. */
  JuspaySettings.Builder settings(URI uri) {
    return JuspaySettings.builder(uri, JuspayApiKey.of("your_api_key"))
        .sslContext(TlsFixture.client())
        .maxAttempts(1);
  }

  /** Every connection so far, in the order in which they were accepted. */
  List<ServerConnection> connections() {
    return List.copyOf(connections);
  }

  /** All bytes of all connections after TLS, each a char. */
  String received() {
    StringBuilder all = new StringBuilder();
    connections.forEach(connection -> all.append(connection.received()));
    return all.toString();
  }

  @Override
  public void close() throws IOException {
    server.close();
    for (ServerConnection connection : connections) {
      connection.close();
    }
  }

  private static void inBackground(Runnable work) {
    Thread thread = new Thread(work, "scripted-server");
    thread.setDaemon(true);
    thread.start();
  }

  private void accept() {
    try {
      while (!server.isClosed()) {
        Socket socket = server.accept();
        socket.setTcpNoDelay(true);
        ServerConnection connection = new ServerConnection(connections.size() + 1, socket);
        connections.add(connection);
        inBackground(() -> play(connection));
      }
    } catch (IOException e) {
      // The server was closed, which is how a test ends.
    }
  }

  private void play(ServerConnection connection) {
    try (connection) {
      if (security != Security.HTTP) {
        connection.secure(security.protocol());
      }
      script.play(connection);
    } catch (IOException e) {
      // The client went away, or does not trust the server.
    }
  }
}
