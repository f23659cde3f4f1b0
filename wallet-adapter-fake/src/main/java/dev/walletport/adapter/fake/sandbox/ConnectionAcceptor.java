package dev.walletport.adapter.fake.sandbox;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Accepts connections until its socket is closed, whatever fails meanwhile: an accept while all
 * file descriptors are in use, or an allocation while the heap is full.
 */
final class ConnectionAcceptor implements Runnable {

  private static final Logger LOG = LoggerFactory.getLogger(JuspaySandbox.class);
  private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

  private final ServerSocket socket;
  private final Consumer<Socket> connections;

  /**
   * Makes one.
   *
   * @param socket listens already
   * @param connections takes each connection over, unless it throws
   */
  ConnectionAcceptor(ServerSocket socket, Consumer<Socket> connections) {
    this.socket = socket;
    this.connections = connections;
  }

  @Override
  public void run() {
    while (!socket.isClosed()) {
      acceptOne();
    }
  }

  private void acceptOne() {
    try {
      handOver(socket.accept());
    } catch (Throwable e) {
      pauseAfter(e);
    }
  }

  private void handOver(Socket accepted) throws IOException {
    boolean isTaken = false;
    try {
      connections.accept(accepted);
      isTaken = true;
    } finally {
      if (!isTaken) {
        accepted.close();
      }
    }
  }

  private void pauseAfter(Throwable failure) {
    if (!socket.isClosed()) {
      log(failure);
      LockSupport.parkNanos(PAUSE_NANOS);
    }
  }

  private static void log(Throwable failure) {
    try {
      LOG.warn("A connection could not be accepted: {}", failure.toString());
    } catch (Throwable e) {
      // The heap has no place for a line; listening goes on.
    }
  }
}
