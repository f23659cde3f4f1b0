package dev.walletport.adapter.fake.sandbox;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;

/**
 * The bytes of a connection, below TLS, on which a request or a handshake must be complete some
 * time after its first byte. A timeout of the socket alone begins anew with every byte.
 */
final class DeadlineInputStream extends FilterInputStream {

  private final Socket socket;
  private final long requestNanos;
  private long patienceNanos;
  private long silenceNanos;
  private long deadline;
  private boolean begun;

  /**
   * Makes one.
   *
   * @param socket whose timeout is set before each read
   * @param silence the longest time without a byte, also before a request
   * @param request the longest time from the first byte of a request to its last
   */
  DeadlineInputStream(Socket socket, InputStream in, Duration silence, Duration request) {
    super(in);
    this.socket = socket;
    this.patienceNanos = silence.toNanos();
    this.silenceNanos = silence.toNanos();
    this.requestNanos = request.toNanos();
  }

  /**
   * The next byte is the first of a request.
   *
   * @param patience the longest time until it comes
   */
  void awaitRequest(Duration patience) {
    begun = false;
    patienceNanos = patience.toNanos();
  }

  /** The first byte of the request is there. */
  void beginRequest() {
    if (!begun) {
      begun = true;
      deadline = System.nanoTime() + requestNanos;
    }
  }

  void limitSilence(Duration silence) {
    patienceNanos = silence.toNanos();
    silenceNanos = silence.toNanos();
  }

  /** Whether the request that is awaited has begun to come. */
  boolean isBegun() {
    return begun;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    socket.setSoTimeout(timeoutMillis());
    int count = super.read(bytes, offset, length);
    if (count > 0) {
      beginRequest();
    }
    return count;
  }

  /** Never 0, which would be no timeout. */
  private int timeoutMillis() throws SocketTimeoutException {
    long nanos = begun ? Math.min(silenceNanos, deadline - System.nanoTime()) : patienceNanos;
    if (nanos <= 0) {
      throw new SocketTimeoutException("the request is not complete in time");
    }
    return (int) (nanos / 1_000_000) + 1;
  }
}
