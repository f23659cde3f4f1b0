package dev.walletport.adapter.juspay.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;
import org.apache.hc.client5.http.io.ManagedHttpClientConnection;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.impl.io.DefaultBHttpClientConnection;
import org.apache.hc.core5.http.impl.io.SocketHolder;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/**
 * A connection that has no wire log, takes no more of a response than it may have, tells before a
 * request whether anything can be read yet, and stays closed once it was closed.
 *
 * <p>It extends a class of HttpCore that is made to be extended, and none of HttpClient's own:
 * those log every byte, the API key, the one-time password and the token, and are final in most of
 * the versions that a host may bring.
 */
final class BoundedHttpClientConnection extends DefaultBHttpClientConnection
    implements ManagedHttpClientConnection {

  /** Long enough for TLS 1.3 tickets that are on their way to be read. */
  private static final int TICKET_MILLIS = 1;

  /** Long enough for the rest of a TLS record that is on its way. */
  private static final int RECORD_MILLIS = 50;

  private final ResponseLimits limits;
  private final StrictResponseParser parser;
  private final ByteBudget budget = new ByteBudget();
  private final RequestBuffer outgoing = new RequestBuffer();
  private int bodyLimit;
  private volatile boolean closed;

  private BoundedHttpClientConnection(ResponseLimits limits, StrictResponseParser parser) {
    super(limits.lines(), null, null, null, null, null, ignored -> parser);
    this.limits = limits;
    this.parser = parser;
  }

  /** Makes a connection, bound to a socket if there is one yet. */
  static BoundedHttpClientConnection open(ResponseLimits limits, @Nullable Socket socket)
      throws IOException {
    BoundedHttpClientConnection connection =
        new BoundedHttpClientConnection(limits, new StrictResponseParser(limits.lines()));
    if (socket != null) {
      connection.bind(socket);
    }
    return connection;
  }

  @Override
  public void bind(Socket socket) throws IOException {
    bind(new MeteredSocketHolder(socket));
  }

  @Override
  public void bind(SSLSocket secured, Socket plain) throws IOException {
    bind(new MeteredSocketHolder(secured, plain));
  }

  /** A connection that was closed while it was being opened must not come to life again. */
  @Override
  protected void bind(SocketHolder holder) throws IOException {
    super.bind(holder);
    if (closed) {
      close(CloseMode.IMMEDIATE);
      throw new InterruptedIOException("the connection was closed");
    }
  }

  @Override
  public @Nullable Socket getSocket() {
    SocketHolder holder = getSocketHolder();
    return holder == null ? null : holder.getSocket();
  }

  @Override
  public @Nullable SSLSession getSSLSession() {
    return getSocket() instanceof SSLSocket secured ? secured.getSession() : null;
  }

  /**
   * Refuses a connection on which something can be read, the end of the stream included: it would
   * be taken for the answer to a request that has not been sent. Where nothing came it costs one
   * system call.
   */
  void requireNothingToRead() throws StaleConnectionException {
    requireNothing(this::lookForInput);
  }

  private void lookForInput() throws IOException {
    SocketHolder holder = ensureOpen();
    SSLSocket secured = holder.getSSLSocket();
    if (secured != null) {
      requireNoMessage(secured, holder);
    }
    if (base(holder).isReadable() || base(holder).isWithinRecord()) {
      throw new StaleConnectionException();
    }
  }

  private static ChannelSocket base(SocketHolder holder) {
    return (ChannelSocket) holder.getBaseSocket();
  }

  /** The same, waiting so long for what a server sends by itself when it accepts a connection. */
  void requireNothingToRead(int millis) throws StaleConnectionException {
    requireNothing(() -> requireNoMessage(ensureOpen().getSocket(), millis));
  }

  private void requireNothing(StaleCheck check) throws StaleConnectionException {
    if (parser.isMoreThanRead()) {
      throw new StaleConnectionException();
    }
    try {
      check.run();
    } catch (StaleConnectionException e) {
      throw e;
    } catch (IOException e) { // A reset, or a close by the watchdog: no request goes out on it.
      throw new StaleConnectionException(e);
    }
  }

  /** Refuses bytes that came in clear before TLS begins, which TLS would not protect. */
  void requireNothingInClear() throws IOException {
    if (parser.isMoreThanRead() || base(ensureOpen()).isReadable()) {
      throw new NotSentException(
          ExchangeFailure.PROXY_REFUSED, "the proxy sent something in clear where TLS begins");
    }
  }

  /** TLS may hold what it has read of a record, apart from what is still on the socket. */
  private static void requireNoMessage(SSLSocket secured, SocketHolder holder) throws IOException {
    if (secured.getInputStream().available() > 0) {
      throw new StaleConnectionException();
    }
    if (base(holder).isReadable()) {
      requireNoMessage(secured, TICKET_MILLIS);
    }
    if (base(holder).isWithinRecord()) {
      requireNoMessage(secured, RECORD_MILLIS);
    }
  }

  /** Tickets of TLS 1.3 are read on the way and are no message. */
  private static void requireNoMessage(Socket socket, int millis) throws IOException {
    socket.setSoTimeout(millis);
    try {
      int ignored = socket.getInputStream().read();
    } catch (SocketTimeoutException e) {
      return; // As it should be: nothing came.
    }
    throw new StaleConnectionException();
  }

  /** Begins an exchange; answers an empty buffer for its request. */
  RequestBuffer begin(ExchangeLimits allowance) {
    bodyLimit = allowance.bodyLimit();
    budget.begin(allowance.deadline(), limits.head());
    outgoing.clear();
    return outgoing;
  }

  /** Writes what the buffer holds, in one piece, and waits up to the deadline for space. */
  void send(RequestBuffer buffer) throws IOException {
    SocketHolder holder = ensureOpen();
    holder.getSocket().setSoTimeout(budget.millisLeft());
    buffer.writeTo(holder.getOutputStream());
  }

  /** The end of the stream is data too: it must not be taken for silence. */
  @Override
  public boolean isDataAvailable(Timeout timeout) throws IOException {
    budget.waitAtMost(timeout.toMilliseconds());
    try {
      return super.isDataAvailable(timeout) || budget.isEnded();
    } finally {
      budget.waitAsUsual();
    }
  }

  @Override
  public void receiveResponseEntity(ClassicHttpResponse response)
      throws HttpException, IOException {
    budget.allow(limits.rest(bodyLimit));
    super.receiveResponseEntity(response);
  }

  /** One with a response on it that was not asked for is not used again. */
  @Override
  public boolean isConsistent() {
    return super.isConsistent() && !parser.isMoreThanRead();
  }

  /** What is sent by itself is looked for before each request, so there is nothing to do here. */
  @Override
  public boolean isStale() {
    return !isOpen();
  }

  /** Each read has a timeout of its own. */
  @Override
  public void passivate() {
    // Nothing is read while it is idle.
  }

  @Override
  public void activate() {
    // As in passivate.
  }

  @Override
  public void close() throws IOException {
    closed = true;
    super.close();
  }

  @Override
  public void close(CloseMode mode) {
    closed = true;
    super.close(mode);
  }

  /** Throws if something can be read. */
  @FunctionalInterface
  private interface StaleCheck {
    void run() throws IOException;
  }

  /** A socket whose input is metered. */
  private final class MeteredSocketHolder extends SocketHolder {

    private MeteredSocketHolder(Socket socket) {
      super(socket);
    }

    private MeteredSocketHolder(SSLSocket secured, Socket plain) {
      super(secured, plain);
    }

    @Override
    protected InputStream getInputStream(Socket socket) throws IOException {
      return budget.over(super.getInputStream(socket), socket);
    }
  }
}
