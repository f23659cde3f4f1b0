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
 * What a server listens at: open until it is closed, though one connection or another cannot be
 * accepted, such as when all file descriptors are in use. HttpCore would listen no more.
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
   * Waits until nobody listens: the port of a closed socket is taken while a thread still does.
   *
   * @return false if somebody listens on when the time is over
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
