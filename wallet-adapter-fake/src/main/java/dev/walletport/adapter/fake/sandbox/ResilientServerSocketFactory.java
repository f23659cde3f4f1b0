package dev.walletport.adapter.fake.sandbox;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import javax.net.ServerSocketFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Server sockets that go on accepting after an accept has failed, such as when all file descriptors
 * are in use. HttpCore alone would stop listening.
 */
final class ResilientServerSocketFactory extends ServerSocketFactory {

  private static final Logger LOG = LoggerFactory.getLogger(JuspaySandbox.class);
  private static final int PAUSE_MILLIS = 100;

  private final CountDownLatch closed;
  private final Lock accepting = new ReentrantLock();

  /**
   * Makes one.
   *
   * @param closed ends the pause after a connection that could not be accepted
   */
  ResilientServerSocketFactory(CountDownLatch closed) {
    this.closed = closed;
  }

  @Override
  public ServerSocket createServerSocket(int port) throws IOException {
    return createServerSocket(port, 0);
  }

  @Override
  public ServerSocket createServerSocket(int port, int backlog) throws IOException {
    return createServerSocket(port, backlog, InetAddress.getLoopbackAddress());
  }

  @Override
  public ServerSocket createServerSocket(int port, int backlog, InetAddress address)
      throws IOException {
    return new ResilientServerSocket(port, backlog, address);
  }

  /**
   * Waits until no thread is in {@code accept}: until then, the port of a closed socket is taken.
   *
   * @return false if a thread is still in accept after the time
   */
  boolean isIdleWithin(int millis) throws InterruptedException {
    boolean idle = accepting.tryLock(millis, TimeUnit.MILLISECONDS);
    if (idle) {
      accepting.unlock();
    }
    return idle;
  }

  private final class ResilientServerSocket extends ServerSocket {
    ResilientServerSocket(int port, int backlog, InetAddress address) throws IOException {
      super(port, backlog, address);
    }

    @Override
    public Socket accept() throws IOException {
      accepting.lock();
      try {
        return next();
      } finally {
        accepting.unlock();
      }
    }

    private Socket next() throws IOException {
      while (true) {
        try {
          return super.accept();
        } catch (IOException e) {
          pauseAfter(e);
        }
      }
    }

    private void pauseAfter(IOException failure) throws IOException {
      if (isClosed()) {
        throw failure;
      }
      LOG.warn("A connection could not be accepted: {}", failure.getMessage());
      try {
        closed.await(PAUSE_MILLIS, TimeUnit.MILLISECONDS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw failure;
      }
    }
  }
}
