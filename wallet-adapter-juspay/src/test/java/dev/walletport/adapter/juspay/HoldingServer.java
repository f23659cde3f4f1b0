package dev.walletport.adapter.juspay;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A server on loopback that keeps each request waiting until it is told to answer, and counts
 * connections that come and go. It reads heads only, so requests are to be without a body.
 */
final class HoldingServer implements AutoCloseable {

  private static final int FOR_EVER = 1_000_000;

  private final ServerSocket server = new ServerSocket(0, 500, InetAddress.getLoopbackAddress());
  private final CountDownLatch closed = new CountDownLatch(1);
  private final AtomicInteger connections = new AtomicInteger();
  private final Semaphore arrived = new Semaphore(0);
  private final Semaphore ended = new Semaphore(0);
  private final Semaphore mayAnswer;
  private final String answer;

  private HoldingServer(String answer, int answers) throws IOException {
    this.answer = answer;
    this.mayAnswer = new Semaphore(answers);
    inBackground(this::accept);
  }

  /** One that answers at once. */
  static HoldingServer answering(String answer) throws IOException {
    return new HoldingServer(answer, FOR_EVER);
  }

  /** One that answers when it is told to. */
  static HoldingServer holding(String answer) throws IOException {
    return new HoldingServer(answer, 0);
  }

  /** Answers all requests, those to come as well. */
  void answer() {
    mayAnswer.release(FOR_EVER);
  }

  URI uri() {
    return URI.create("http://127.0.0.1:" + server.getLocalPort());
  }

  /** How many connections were ever made. */
  int connections() {
    return connections.get();
  }

  /** Waits until so many more requests have come, far longer than that may take. */
  boolean hasReceivedSoon(int requests) throws InterruptedException {
    return arrived.tryAcquire(requests, 10, TimeUnit.SECONDS);
  }

  /** Tells how many requests came that were not waited for. */
  int unexpected() {
    return arrived.availablePermits();
  }

  /** Waits until one more connection has been closed by the client. */
  boolean isLeftSoon() throws InterruptedException {
    return ended.tryAcquire(20, TimeUnit.SECONDS);
  }

  @Override
  public void close() throws IOException {
    closed.countDown();
    mayAnswer.release(FOR_EVER);
    server.close();
  }

  private static void inBackground(Runnable work) {
    Thread thread = new Thread(work, "holding-server");
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
      BufferedReader in =
          new BufferedReader(new InputStreamReader(socket.getInputStream(), US_ASCII));
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        if (line.isEmpty()) {
          answer(socket);
        }
      }
      ended.release();
    } catch (IOException e) {
      ended.release(); // A reset ends a connection as well.
    }
  }

  private void answer(Socket socket) throws IOException {
    arrived.release();
    mayAnswer.acquireUninterruptibly();
    if (closed.getCount() > 0) {
      socket.getOutputStream().write(answer.getBytes(UTF_8));
    }
  }
}
