package dev.walletport.benchmarks;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ServerSocketFactory;

/**
 * A provider on loopback that always says the same, from bytes that were made before, with a thread
 * for each connection.
 */
final class LoopbackServer implements AutoCloseable {

  static final String WALLET_ID = "wlt_q23xzki3pazgtezo";

  /** The response on Juspay's page "Link Wallet". */
  static final String BODY = "{\"id\":\"" + WALLET_ID + "\",\"object\":\"wallet_account\","
      + "\"wallet\":\"MOBIKWIK\",\"token\":\"tok_winysteev9eftrwcv6me\",\"current_balance\":250,"
      + "\"linked\":true,\"last_refreshed\":\"2016-08-01T08:07:52+0000\"}";

  static final byte[] ANSWER =
      ("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: " + BODY.length()
              + "\r\n\r\n" + BODY)
          .getBytes(US_ASCII);

  private static final byte[] ENDLESS =
      "HTTP/1.1 200 OK\r\nContent-Length: 60000\r\n\r\n".getBytes(US_ASCII);

  private final ServerSocket server;
  private final String scheme;
  private final Manner manner;
  private final Set<Socket> connections = ConcurrentHashMap.newKeySet();
  private final Set<Long> threads = ConcurrentHashMap.newKeySet();

  private LoopbackServer(ServerSocket server, String scheme, Manner manner) {
    this.server = server;
    this.scheme = scheme;
    this.manner = manner;
  }

  /** How it answers. */
  enum Manner {
    /** At once. */
    PROMPT,
    /** Never. */
    MUTE,
    /** With a head, and a byte of the body each 20 ms for ever. */
    DRIP
  }

  /** Starts a server for http. */
  static LoopbackServer http(Manner manner) throws IOException {
    return start(ServerSocketFactory.getDefault(), "http", manner);
  }

  /** Starts a server for https that answers at once. */
  static LoopbackServer https(LoopbackTls tls) throws IOException {
    return start(tls.server().getServerSocketFactory(), "https", Manner.PROMPT);
  }

  private static LoopbackServer start(ServerSocketFactory factory, String scheme, Manner manner)
      throws IOException {
    LoopbackServer server = new LoopbackServer(
        factory.createServerSocket(0, 50, InetAddress.getLoopbackAddress()), scheme, manner);
    server.run(server::accept);
    return server;
  }

  URI uri() {
    return URI.create(scheme + "://127.0.0.1:" + server.getLocalPort());
  }

  /** Whether a thread with this id is or was one of this server. */
  boolean owns(long thread) {
    return threads.contains(thread);
  }

  @Override
  public void close() throws IOException {
    server.close();
    for (Socket connection : connections) {
      connection.close();
    }
  }

  private void accept() throws IOException {
    while (true) {
      Socket connection = server.accept();
      connections.add(connection);
      run(() -> serve(connection));
    }
  }

  private void serve(Socket connection) throws IOException {
    try (connection) {
      connection.setTcpNoDelay(true);
      InputStream in = connection.getInputStream();
      OutputStream out = connection.getOutputStream();
      RequestFraming requests = new RequestFraming();
      while (requests.skip(in)) {
        answer(out);
      }
    } finally {
      connections.remove(connection);
    }
  }

  private void answer(OutputStream out) throws IOException {
    switch (manner) {
      case PROMPT -> out.write(ANSWER);
      case DRIP -> drip(out);
      case MUTE -> {}
    }
  }

  private static void drip(OutputStream out) throws IOException {
    out.write(ENDLESS);
    try {
      while (true) {
        out.write(' ');
        Thread.sleep(20);
      }
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }

  private void run(ServerTask task) {
    Thread thread = new Thread(() -> runToEnd(task), "loopback-server");
    thread.setDaemon(true);
    threads.add(thread.getId());
    thread.start();
  }

  private static void runToEnd(ServerTask task) {
    try {
      task.run();
    } catch (IOException e) {
      // The client has closed its connection, or the server was closed.
    }
  }

  private interface ServerTask {
    void run() throws IOException;
  }
}
