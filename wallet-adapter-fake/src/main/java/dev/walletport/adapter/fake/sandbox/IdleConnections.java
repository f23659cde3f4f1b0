package dev.walletport.adapter.fake.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The connections that wait for the first byte of a request, all on one thread: before Java 21 a
 * thread for each would hold 100 KB of stack.
 */
final class IdleConnections implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(JuspaySandbox.class);
  private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(100);
  private static final long SECOND_NANOS = TimeUnit.SECONDS.toNanos(1);

  private final Selector selector;
  private final Queue<ClientConnection> arriving = new ConcurrentLinkedQueue<>();
  private final Queue<ClientConnection> leaving = new ArrayDeque<>();
  private final long idleNanos;
  private final Actions actions;
  private final Thread thread = new Thread(this::run, "HTTP-idle");
  private long lastSecond = System.nanoTime();

  /**
   * What it calls, on its thread.
   *
   * @param begun takes a connection over on which a byte has come, or its end
   * @param expired takes one over that has waited too long
   * @param eachSecond runs about once a second
   */
  record Actions(
      Consumer<ClientConnection> begun, Consumer<ClientConnection> expired, Runnable eachSecond) {}

  /**
   * Makes one whose thread is not started.
   *
   * @param longest how long a connection may wait, to the second
   */
  IdleConnections(Duration longest, Actions actions) throws IOException {
    this.idleNanos = longest.toNanos();
    this.actions = actions;
    this.thread.setDaemon(true);
    this.selector = Selector.open();
  }

  void start() {
    thread.start();
  }

  /** Takes a connection over, on which nothing is buffered; after a close it is left alone. */
  void add(ClientConnection connection) {
    arriving.add(connection);
    selector.wakeup();
  }

  private void run() {
    while (selector.isOpen()) {
      try {
        waitOnce();
      } catch (Throwable e) {
        pauseAfter(e);
      }
    }
  }

  /**
   * Those that have arrived are registered before others leave, since a key that is cancelled stays
   * until the next selection.
   */
  private void waitOnce() throws IOException {
    selector.select(TimeUnit.SECONDS.toMillis(1));
    registerArrived();
    take();
    handOver();
    if (System.nanoTime() - lastSecond >= SECOND_NANOS) {
      lastSecond = System.nanoTime();
      expire();
      actions.eachSecond().run();
    }
  }

  private void registerArrived() {
    for (ClientConnection next = arriving.peek(); next != null; next = arriving.peek()) {
      register(next);
      arriving.remove();
    }
  }

  private void register(ClientConnection connection) {
    try {
      connection.channel().configureBlocking(false);
      connection
          .channel()
          .register(selector, SelectionKey.OP_READ, new Waiting(connection, System.nanoTime()));
    } catch (IOException e) {
      actions.expired().accept(connection); // Closed meanwhile.
    }
  }

  /** A connection, and since when it waits. */
  private record Waiting(ClientConnection connection, long since) {
    static Waiting of(SelectionKey key) {
      return (Waiting) key.attachment();
    }
  }

  private void take() {
    for (SelectionKey key : selector.selectedKeys()) {
      if (key.isValid()) {
        leaving.add(Waiting.of(key).connection());
        key.cancel();
      }
    }
    selector.selectedKeys().clear();
  }

  /** A channel blocks again only when the selector has let go of its key. */
  private void handOver() throws IOException {
    if (!leaving.isEmpty()) {
      selector.selectNow();
    }
    while (!leaving.isEmpty()) {
      handOver(leaving.remove());
    }
  }

  private void handOver(ClientConnection connection) {
    try {
      connection.channel().configureBlocking(true);
      actions.begun().accept(connection);
    } catch (IOException e) {
      actions.expired().accept(connection); // Closed meanwhile.
    }
  }

  private void expire() {
    for (SelectionKey key : selector.keys()) {
      if (key.isValid() && System.nanoTime() - Waiting.of(key).since() > idleNanos) {
        key.cancel();
        actions.expired().accept(Waiting.of(key).connection());
      }
    }
  }

  private void pauseAfter(Throwable failure) {
    if (selector.isOpen()) {
      log(failure);
      LockSupport.parkNanos(PAUSE_NANOS);
    }
  }

  private static void log(Throwable failure) {
    try {
      LOG.warn("The idle connections could not be served: {}", failure.toString());
    } catch (Throwable e) {
      // The heap has no place for a line; waiting goes on.
    }
  }

  @Override
  public void close() {
    try {
      selector.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
