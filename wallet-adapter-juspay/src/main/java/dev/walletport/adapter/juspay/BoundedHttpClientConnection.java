package dev.walletport.adapter.juspay;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import javax.net.ssl.SSLSocket;
import org.apache.hc.client5.http.impl.io.DefaultManagedHttpClientConnection;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.impl.io.SocketHolder;
import org.jspecify.annotations.Nullable;

/**
 * A connection that never logs what goes over it, and takes no more of a reply than it may have.
 *
 * <p>Its parent writes every byte to the logger {@code org.apache.hc.client5.http.wire} and every
 * header to {@code org.apache.hc.client5.http.headers} when they are on: the API key, the one-time
 * password and the token. Here both are cut off, whatever the level.
 */
final class BoundedHttpClientConnection extends DefaultManagedHttpClientConnection {

  private final ResponseLimits limits;
  private final StrictResponseParser heads;
  private final ByteBudget meter = new ByteBudget();

  private BoundedHttpClientConnection(
      String id, ResponseLimits limits, StrictResponseParser heads) {
    super(id, null, null, limits.lines(), null, null, null, ignored -> heads);
    this.limits = limits;
    this.heads = heads;
  }

  /** The name shows in the library's own log lines, which hold no content. */
  static BoundedHttpClientConnection open(
      String name, ResponseLimits limits, @Nullable Socket socket) throws IOException {
    StrictResponseParser heads = new StrictResponseParser(limits.lines());
    BoundedHttpClientConnection connection = new BoundedHttpClientConnection(name, limits, heads);
    if (socket != null) {
      connection.bind(socket);
    }
    return connection;
  }

  @Override
  public void bind(Socket socket) throws IOException {
    bind(new Metered(socket));
  }

  @Override
  public void bind(SSLSocket secured, Socket plain) throws IOException {
    bind(new Metered(secured, plain));
  }

  /** From here on a head may come, or several: those before the last have a status of 1xx. */
  @Override
  public void sendRequestHeader(ClassicHttpRequest request) throws HttpException, IOException {
    meter.allow(limits.head());
    super.sendRequestHeader(request);
  }

  @Override
  public void receiveResponseEntity(ClassicHttpResponse response)
      throws HttpException, IOException {
    meter.allow(limits.rest());
    super.receiveResponseEntity(response);
  }

  /** One with an answer on it that nobody asked for is not used again. */
  @Override
  public boolean isConsistent() {
    return super.isConsistent() && !heads.isMoreThanRead();
  }

  /** As {@link #isConsistent}, for what came while it was idle. */
  @Override
  public boolean isStale() throws IOException {
    return super.isStale() || heads.isMoreThanRead();
  }

  @Override
  protected void onRequestSubmitted(ClassicHttpRequest request) {
    // The parent would log the headers.
  }

  @Override
  protected void onResponseReceived(ClassicHttpResponse response) {
    // The parent would log the headers.
  }

  /** A socket whose input is metered. */
  private final class Metered extends SocketHolder {

    private Metered(Socket socket) {
      super(socket);
    }

    private Metered(SSLSocket secured, Socket plain) {
      super(secured, plain);
    }

    @Override
    protected InputStream getInputStream(Socket socket) throws IOException {
      return meter.over(super.getInputStream(socket));
    }
  }
}
