package dev.walletport.adapter.juspay;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.Socket;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;
import org.apache.hc.client5.http.io.ManagedHttpClientConnection;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.impl.io.DefaultBHttpClientConnection;
import org.apache.hc.core5.http.impl.io.SocketHolder;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/**
 * A connection that has no wire log, takes no more of a response than it may have, and stays closed
 * once it was closed.
 *
 * <p>It extends a class of HttpCore that is made to be extended, and none of HttpClient's own:
 * those log every byte, the API key, the one-time password and the token, and are final in most of
 * the versions that a host may bring.
 */
final class BoundedHttpClientConnection extends DefaultBHttpClientConnection
    implements ManagedHttpClientConnection {

  private final ResponseLimits limits;
  private final StrictResponseParser parser;
  private final ByteBudget budget = new ByteBudget();
  private Timeout timeoutInUse = Timeout.DISABLED;
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

  /** From here on a head may come, or several: those before the last have a status of 1xx. */
  @Override
  public void sendRequestHeader(ClassicHttpRequest request) throws HttpException, IOException {
    budget.allow(limits.head());
    super.sendRequestHeader(request);
  }

  @Override
  public void receiveResponseEntity(ClassicHttpResponse response)
      throws HttpException, IOException {
    budget.allow(limits.rest());
    super.receiveResponseEntity(response);
  }

  /** One with a response on it that was not asked for is not used again. */
  @Override
  public boolean isConsistent() {
    return super.isConsistent() && !parser.isMoreThanRead();
  }

  /** As {@link #isConsistent}, for what came while it was idle. */
  @Override
  public boolean isStale() throws IOException {
    return super.isStale() || parser.isMoreThanRead();
  }

  /** An idle connection waits for nothing. */
  @Override
  public void passivate() {
    timeoutInUse = getSocketTimeout();
    setSocketTimeout(Timeout.DISABLED);
  }

  @Override
  public void activate() {
    setSocketTimeout(timeoutInUse);
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
      return budget.over(super.getInputStream(socket));
    }
  }
}
