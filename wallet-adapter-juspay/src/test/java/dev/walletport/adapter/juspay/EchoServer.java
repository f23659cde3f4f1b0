package dev.walletport.adapter.juspay;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A server on loopback that answers each call with the wallet it is about, unlinked, after a while,
 * and closes connections that were idle for too long.
 */
final class EchoServer implements AutoCloseable {

  private final ServerSocket server = new ServerSocket(0, 500, InetAddress.getLoopbackAddress());
  private final CountDownLatch closed = new CountDownLatch(1);
  private final AtomicInteger connections = new AtomicInteger();
  private final Duration slow;
  private final Duration idle;

  private EchoServer(Duration slow, Duration idle) throws IOException {
    this.slow = slow;
    this.idle = idle;
    inBackground(this::accept);
  }

  static EchoServer slowBy(Duration slow) throws IOException {
    return new EchoServer(slow, Duration.ofMinutes(1));
  }

  static EchoServer closingAfter(Duration idle) throws IOException {
    return new EchoServer(Duration.ZERO, idle);
  }

  URI uri() {
    return URI.create("http://127.0.0.1:" + server.getLocalPort());
  }

  /** How many connections were ever made. */
  int connections() {
    return connections.get();
  }

  @Override
  public void close() throws IOException {
    closed.countDown();
    server.close();
  }

  private static void inBackground(Runnable work) {
    Thread thread = new Thread(work, "echo-server");
    thread.setDaemon(true);
    thread.start();
  }

  private void accept() {
    try {
      while (!server.isClosed()) {
        Socket socket = server.accept();
        connections.incrementAndGet();
        inBackground(() -> serve(socket));
      }
    } catch (IOException e) {
      // The test has ended.
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      socket.setTcpNoDelay(true);
      socket.setSoTimeout((int) idle.toMillis());
      BufferedReader in =
          new BufferedReader(new InputStreamReader(socket.getInputStream(), US_ASCII));
      for (String first = in.readLine(); first != null; first = in.readLine()) {
        skipRest(in);
        closed.await(slow.toMillis(), TimeUnit.MILLISECONDS);
        socket.getOutputStream().write(answer(first).getBytes(US_ASCII));
      }
    } catch (IOException e) {
      // It was idle for too long, or the client has gone.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void skipRest(BufferedReader in) throws IOException {
    int length = 0;
    for (String line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
      if (line.startsWith("Content-Length: ")) {
        length = Integer.parseInt(line.substring(16));
      }
    }
    while (length-- > 0 && in.read() >= 0) {
      // The form does not matter.
    }
  }

  private static String answer(String requestLine) {
    String id = requestLine.replaceFirst("^\\w+ /wallets/(\\w+) .*", "$1");
    return RawServer.json(200, "{\"id\":\"" + id + "\",\"wallet\":\"MOBIKWIK\",\"linked\":false}");
  }
}
