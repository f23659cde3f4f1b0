package dev.walletport.adapter.fake.sandbox;

import io.vavr.control.Option;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import javax.net.ssl.SSLSocket;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ContentLengthStrategy;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.HttpRequestFactory;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.impl.io.DefaultBHttpServerConnection;
import org.apache.hc.core5.http.impl.io.DefaultClassicHttpRequestFactory;
import org.apache.hc.core5.http.impl.io.DefaultHttpRequestParser;
import org.apache.hc.core5.http.impl.io.SocketHolder;
import org.apache.hc.core5.http.io.SessionInputBuffer;
import org.apache.hc.core5.http.message.BasicClassicHttpRequest;
import org.apache.hc.core5.http.message.LazyLineParser;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/** A connection that takes complete and well-formed requests alone, and waits for them so long. */
final class StrictServerConnection extends DefaultBHttpServerConnection {

  private static final int MOST_HEADERS = 100;

  /** HttpCore refuses a head as soon as it has as many headers as its limit. */
  private static final Http1Config LIMITS = Http1Config.custom()
      .setBufferSize(1_024)
      .setMaxLineLength(8_192)
      .setMaxHeaderCount(MOST_HEADERS + 1)
      .setMaxEmptyLineCount(10)
      .build();

  private final DeadlineInputStream bytes;
  private final WriteLimit writes;
  private boolean ended;

  private StrictServerConnection(String scheme, DeadlineInputStream bytes, WriteLimit writes) {
    super(scheme, LIMITS, null, null, null, null, config -> parser(), null);
    this.bytes = bytes;
    this.writes = writes;
  }

  /** With no blank before the colon of a header, as RFC 9112 has it (5.1). */
  private static StrictHeadParser parser() {
    return new StrictHeadParser(new DefaultHttpRequestParser(
        LIMITS, LazyLineParser.INSTANCE, new LiteralPathRequestFactory()));
  }

  /**
   * HTTP over a connection, after the handshake of TLS.
   *
   * @param tls TLS over it, or none
   * @throws IOException if the handshake fails or is not complete in time
   */
  static StrictServerConnection over(ClientConnection client, Tls tls, ConnectionLimits limits)
      throws IOException {
    Socket accepted = client.socket();
    DeadlineInputStream bytes = new DeadlineInputStream(
        accepted, accepted.getInputStream(), limits.idle(), limits.request());
    StrictServerConnection connection =
        new StrictServerConnection(tls.scheme(), bytes, client.writes());
    Option<SSLSocket> secure = tls.over(accepted, bytes);
    if (secure.isDefined()) {
      secure.get().startHandshake();
      connection.bind(connection.new EndNotingSocketHolder(secure.get(), accepted));
    } else {
      connection.bind(connection.new EndNotingSocketHolder(accepted));
    }
    return connection;
  }

  /**
   * Awaits a request.
   *
   * @param time for how long
   * @return whether a byte of it has come or was buffered, or the end of all
   */
  boolean isRequestWithin(Timeout time) throws IOException {
    bytes.awaitRequest(time.toDuration());
    writes.awaitResponse();
    boolean isBuffered = isDataAvailable(time);
    if (isBuffered) {
      bytes.beginRequest();
    }
    return bytes.isBegun() || ended;
  }

  /** Limits the time without a byte. */
  @Override
  public void setSocketTimeout(Timeout timeout) {
    bytes.limitSilence(timeout.toDuration());
  }

  @Override
  public @Nullable ClassicHttpRequest receiveRequestHeader() throws HttpException, IOException {
    ClassicHttpRequest request = super.receiveRequestHeader();
    if (request != null) {
      StrictHead.check(request, ended);
    }
    return request;
  }

  @Override
  protected InputStream createContentInputStream(
      long length, SessionInputBuffer buffer, InputStream in) {
    boolean isChunked = length == ContentLengthStrategy.CHUNKED;
    return super.createContentInputStream(
        length, isChunked ? new StrictChunkBuffer(buffer, () -> ended) : buffer, in);
  }

  /**
   * HttpCore would take what follows two slashes for an authority, and would drop a fragment before
   * it can be refused.
   */
  private static final class LiteralPathRequestFactory
      implements HttpRequestFactory<ClassicHttpRequest> {

    @Override
    public ClassicHttpRequest newHttpRequest(String method, String target) {
      return target.startsWith("/")
          ? new BasicClassicHttpRequest(method, (HttpHost) null, target)
          : DefaultClassicHttpRequestFactory.INSTANCE.newHttpRequest(method, target);
    }

    @Override
    public ClassicHttpRequest newHttpRequest(String method, URI target) {
      return DefaultClassicHttpRequestFactory.INSTANCE.newHttpRequest(method, target);
    }
  }

  /** Notes when a read has seen that the client has closed its side. */
  private final class EndNotingSocketHolder extends SocketHolder {
    EndNotingSocketHolder(Socket socket) {
      super(socket);
    }

    EndNotingSocketHolder(SSLSocket socket, Socket accepted) {
      super(socket, accepted);
    }

    @Override
    protected InputStream getInputStream(Socket socket) throws IOException {
      InputStream in = socket instanceof SSLSocket ? super.getInputStream(socket) : bytes;
      return new EndNotingInputStream(in);
    }

    @Override
    protected OutputStream getOutputStream(Socket socket) throws IOException {
      return writes.over(super.getOutputStream(socket));
    }
  }

  private final class EndNotingInputStream extends FilterInputStream {
    EndNotingInputStream(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      return noted(super.read());
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      return noted(super.read(bytes, offset, length));
    }

    private int noted(int read) {
      ended |= read < 0;
      return read;
    }
  }
}
