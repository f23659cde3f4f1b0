package dev.walletport.adapter.fake.sandbox;

import io.vavr.control.Option;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import javax.net.ssl.SSLSocket;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.HttpRequestFactory;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.impl.io.DefaultBHttpServerConnection;
import org.apache.hc.core5.http.impl.io.DefaultClassicHttpRequestFactory;
import org.apache.hc.core5.http.impl.io.DefaultHttpRequestParserFactory;
import org.apache.hc.core5.http.impl.io.SocketHolder;
import org.apache.hc.core5.http.message.BasicClassicHttpRequest;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/** A connection that takes complete and well-formed requests alone, and waits for them so long. */
final class StrictServerConnection extends DefaultBHttpServerConnection {

  /** How long a connection may be idle. */
  static final Duration IDLE = Duration.ofSeconds(30);

  private static final Http1Config LIMITS = Http1Config.custom()
      .setBufferSize(2_048)
      .setMaxLineLength(8_192)
      .setMaxHeaderCount(100)
      .setMaxEmptyLineCount(10)
      .build();

  private final Duration requestTime;
  private @Nullable DeadlineInputStream input;

  private StrictServerConnection(String scheme, Duration requestTime) {
    super(
        scheme,
        LIMITS,
        null,
        null,
        null,
        null,
        new DefaultHttpRequestParserFactory(null, new LiteralPathRequestFactory()),
        null);
    this.requestTime = requestTime;
  }

  /**
   * A connection over a socket.
   *
   * @param accepted as it was accepted
   * @param tls the socket of TLS over it; none for plain HTTP
   * @param requestTime the longest time from the first byte of a request to its last
   */
  static StrictServerConnection over(Socket accepted, Option<SSLSocket> tls, Duration requestTime)
      throws IOException {
    StrictServerConnection connection =
        new StrictServerConnection(tls.isDefined() ? "https" : "http", requestTime);
    connection.bind(tls.map(socket -> connection.new DeadlineSocketHolder(socket, accepted))
        .getOrElse(() -> connection.new DeadlineSocketHolder(accepted)));
    return connection;
  }

  /** The next byte is the first of a request. */
  void awaitRequest() {
    if (input != null) {
      input.awaitRequest();
    }
  }

  /** Whether the request that is awaited has begun to come. */
  boolean isRequestBegun() {
    return input != null && input.isBegun();
  }

  /** Limits the time without a byte. */
  @Override
  public void setSocketTimeout(Timeout timeout) {
    if (input != null) {
      input.limitSilence(timeout.toDuration());
    }
  }

  @Override
  public @Nullable ClassicHttpRequest receiveRequestHeader() throws HttpException, IOException {
    ClassicHttpRequest request = super.receiveRequestHeader();
    if (request != null) {
      StrictHead.check(request, input != null && input.isEnded());
    }
    return request;
  }

  /** HttpCore would take what follows two slashes for an authority. */
  private static final class LiteralPathRequestFactory
      implements HttpRequestFactory<ClassicHttpRequest> {

    @Override
    public ClassicHttpRequest newHttpRequest(String method, String target) {
      return target.startsWith("//")
          ? new BasicClassicHttpRequest(method, (HttpHost) null, target)
          : DefaultClassicHttpRequestFactory.INSTANCE.newHttpRequest(method, target);
    }

    @Override
    public ClassicHttpRequest newHttpRequest(String method, URI target) {
      return DefaultClassicHttpRequestFactory.INSTANCE.newHttpRequest(method, target);
    }
  }

  private final class DeadlineSocketHolder extends SocketHolder {
    DeadlineSocketHolder(Socket socket) {
      super(socket);
    }

    DeadlineSocketHolder(SSLSocket socket, Socket accepted) {
      super(socket, accepted);
    }

    @Override
    protected InputStream getInputStream(Socket socket) throws IOException {
      input = new DeadlineInputStream(socket, super.getInputStream(socket), IDLE, requestTime);
      return input;
    }
  }
}
