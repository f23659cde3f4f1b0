package dev.walletport.adapter.juspay.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketException;
import java.net.SocketImpl;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.channels.CancelledKeyException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import org.jspecify.annotations.Nullable;

/**
 * A socket that tells in one system call whether something can be read, the end of the stream
 * included. No socket of the JDK does: {@code available()} does not see an end, and a read with the
 * shortest timeout takes a millisecond.
 *
 * <p>It is a channel that never blocks, and a selector to wait with, so a read takes no more system
 * calls than that of an ordinary socket. An interrupt ends every wait.
 */
@SuppressWarnings("UnsynchronizedOverridesSynchronized") // A close must not wait for a reader.
final class ChannelSocket extends Socket {

  private static final int INCOMING = 16 * 1024;
  private static final int OUTGOING = 4 * 1024;

  private final SocketChannel channel;
  private final Selector selector;
  private final InputStream input = new ChannelInputStream();
  private final OutputStream output = new ChannelOutputStream();

  /**
   * What was read and not asked for yet. It is direct, as is what is written from: for any other
   * buffer the JDK keeps one of the same size for each thread that ever read.
   */
  private final ByteBuffer incoming = ByteBuffer.allocateDirect(INCOMING).limit(0);

  private final ByteBuffer outgoing = ByteBuffer.allocateDirect(OUTGOING);
  private volatile @Nullable TlsRecordPosition records;
  private volatile @Nullable SelectionKey registration;
  private volatile int timeoutMillis;

  private ChannelSocket(SocketChannel channel, Selector selector) throws SocketException {
    super((SocketImpl) null); // The channel does what an implementation would do.
    this.channel = channel;
    this.selector = selector;
  }

  static ChannelSocket open() throws IOException {
    SocketChannel channel = SocketChannel.open();
    try {
      return new ChannelSocket(channel, Selector.open());
    } catch (Throwable t) { // No more files, say.
      channel.close();
      throw t;
    }
  }

  /** Blocks while it connects, and never again. */
  @Override
  public void connect(SocketAddress address, int millis) throws IOException {
    channel.socket().connect(address, millis);
    channel.configureBlocking(false);
    registration = channel.register(selector, SelectionKey.OP_READ);
  }

  /**
   * Tells whether a read would return at once, with data, with the end or with a reset. It tries to
   * read, which takes half the time of a selector's look, and keeps what it gets.
   */
  boolean isReadable() throws IOException {
    return incoming.hasRemaining() || look() != 0;
  }

  /** Follows the records of TLS in what is read from now on. */
  void beginTls() {
    records = new TlsRecordPosition();
  }

  /** Tells whether the begin of a TLS record was read, and the rest has not come. */
  boolean isWithinRecord() {
    TlsRecordPosition position = records;
    return position != null && position.isWithinRecord();
  }

  private int look() throws IOException {
    try {
      return receive();
    } catch (ClosedChannelException e) {
      throw closed(e);
    } catch (IOException reset) {
      return -1; // A later read has the same end.
    }
  }

  /** Reads what is there without a wait; only when nothing is left. */
  private int receive() throws IOException {
    try {
      return channel.read(incoming.clear());
    } finally {
      incoming.flip();
    }
  }

  @Override
  public InputStream getInputStream() {
    return input;
  }

  @Override
  public OutputStream getOutputStream() {
    return output;
  }

  /** A thread that waits here, whichever it is, ends its wait. */
  @Override
  public void close() throws IOException {
    try {
      channel.close();
    } finally {
      selector.close();
    }
  }

  /** Nothing but an interrupt, a close and the end of its time ends a look of the selector. */
  private void await(int operation) throws IOException {
    while (!isSelected(operation)) {
      if (Thread.currentThread().isInterrupted()) {
        throw new InterruptedIOException("interrupted");
      }
      if (timeoutMillis > 0) {
        throw new SocketTimeoutException("timed out");
      }
    }
  }

  private boolean isSelected(int operation) throws IOException {
    try {
      SelectionKey key = registration;
      if (key == null) {
        throw new SocketException("not connected, or closed");
      }
      if (key.interestOps() != operation) {
        key.interestOps(operation);
      }
      return selector.select(ChannelSocket::ignore, timeoutMillis) > 0;
    } catch (ClosedSelectorException | CancelledKeyException e) {
      throw closed(e);
    }
  }

  /** That a key is ready is all there is to know. */
  private static void ignore(SelectionKey ready) {}

  private static SocketException closed(Throwable cause) {
    SocketException closed = new SocketException("closed");
    closed.initCause(cause);
    return closed;
  }

  /** Of each wait, in milliseconds; zero for one without an end. */
  @Override
  public void setSoTimeout(int millis) {
    timeoutMillis = millis;
  }

  @Override
  public int getSoTimeout() {
    return timeoutMillis;
  }

  @Override
  public void setTcpNoDelay(boolean on) throws SocketException {
    channel.socket().setTcpNoDelay(on);
  }

  @Override
  public boolean getTcpNoDelay() throws SocketException {
    return channel.socket().getTcpNoDelay();
  }

  @Override
  public void setSoLinger(boolean on, int seconds) throws SocketException {
    channel.socket().setSoLinger(on, seconds);
  }

  @Override
  public int getSoLinger() throws SocketException {
    return channel.socket().getSoLinger();
  }

  @Override
  public void shutdownInput() throws IOException {
    SocketChannel ignored = channel.shutdownInput();
  }

  @Override
  public void shutdownOutput() throws IOException {
    SocketChannel ignored = channel.shutdownOutput();
  }

  @Override
  public boolean isInputShutdown() {
    return channel.socket().isInputShutdown();
  }

  @Override
  public boolean isOutputShutdown() {
    return channel.socket().isOutputShutdown();
  }

  @Override
  public boolean isConnected() {
    return channel.socket().isConnected();
  }

  @Override
  public boolean isBound() {
    return channel.socket().isBound();
  }

  @Override
  public boolean isClosed() {
    return !channel.isOpen();
  }

  @Override
  public @Nullable InetAddress getInetAddress() {
    return channel.socket().getInetAddress();
  }

  @Override
  public InetAddress getLocalAddress() {
    return channel.socket().getLocalAddress();
  }

  @Override
  public int getPort() {
    return channel.socket().getPort();
  }

  @Override
  public int getLocalPort() {
    return channel.socket().getLocalPort();
  }

  @Override
  public @Nullable SocketAddress getRemoteSocketAddress() {
    return channel.socket().getRemoteSocketAddress();
  }

  @Override
  public @Nullable SocketAddress getLocalSocketAddress() {
    return channel.socket().getLocalSocketAddress();
  }

  @Override
  public String toString() {
    return "ChannelSocket";
  }

  private final class ChannelInputStream extends InputStream {

    private boolean mayHaveMore;

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      if (length == 0) {
        return 0;
      }
      if (!incoming.hasRemaining() && fill() < 0) {
        return -1;
      }
      int count = Math.min(length, incoming.remaining());
      incoming.get(bytes, offset, count);
      follow(bytes, offset, count);
      return count;
    }

    private void follow(byte[] bytes, int offset, int count) {
      TlsRecordPosition position = records;
      if (position != null) {
        position.passed(bytes, offset, count);
      }
    }

    /** Waits first, unless the last read filled the buffer: as a rule nothing is there yet. */
    private int fill() throws IOException {
      if (!mayHaveMore) {
        await(SelectionKey.OP_READ);
      }
      int count = receive();
      while (count == 0) {
        await(SelectionKey.OP_READ);
        count = receive();
      }
      mayHaveMore = count == INCOMING;
      return count;
    }
  }

  private final class ChannelOutputStream extends OutputStream {

    @Override
    public void write(int octet) throws IOException {
      write(new byte[] {(byte) octet}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      int end = offset + length;
      for (int from = offset; from < end; from += OUTGOING) {
        outgoing.clear().put(bytes, from, Math.min(OUTGOING, end - from)).flip();
        send();
      }
    }

    private void send() throws IOException {
      int ignored = channel.write(outgoing);
      while (outgoing.hasRemaining()) {
        await(SelectionKey.OP_WRITE);
        ignored = channel.write(outgoing);
      }
    }
  }
}
