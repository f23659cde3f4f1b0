package dev.walletport.benchmarks;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;
import org.apache.hc.client5.http.HttpRoute;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.io.ConnectionEndpoint;
import org.apache.hc.client5.http.io.ManagedHttpClientConnection;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.impl.io.DefaultBHttpClientConnection;
import org.apache.hc.core5.http.impl.io.HttpRequestExecutor;
import org.apache.hc.core5.http.impl.io.SocketHolder;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.message.BasicClassicHttpRequest;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/**
 * HttpClient's pool and HttpCore's connections, without HttpClient's client: what ours is built on,
 * with no deadline, no limit and no look before a request.
 */
final class PoolOnlyWalletClient implements WalletClient {

  private static final Timeout WAIT = Timeout.ofSeconds(2);
  private static final String ID = "pool-only";

  private final PoolingHttpClientConnectionManager pool;
  private final HttpHost server;
  private final HttpRoute route;
  private final HttpRequestExecutor executor = new HttpRequestExecutor();

  PoolOnlyWalletClient(URI baseUri) {
    server = HttpHost.create(baseUri);
    route = new HttpRoute(server, null, false);
    pool = PoolingHttpClientConnectionManagerBuilder.create()
        .setConnectionFactory(PlainConnection::open)
        .setDefaultConnectionConfig(ConnectionConfig.custom()
            .setConnectTimeout(Timeout.ofSeconds(3))
            .setSocketTimeout(Timeout.ofSeconds(10))
            .build())
        .build();
  }

  @Override
  public Object link() throws IOException, InterruptedException {
    try {
      ConnectionEndpoint endpoint = pool.lease(ID, route, WAIT, null).get(WAIT);
      HttpClientContext context = HttpClientContext.create();
      if (!endpoint.isConnected()) {
        pool.connect(endpoint, WAIT, context);
      }
      ClassicHttpResponse response = endpoint.execute(ID, request(), executor::execute, context);
      byte[] body = body(response);
      pool.release(endpoint, null, TimeValue.ofSeconds(30));
      return WalletBody.linked(response.getCode(), body);
    } catch (ExecutionException | TimeoutException | HttpException e) {
      throw new IOException(e);
    }
  }

  private ClassicHttpRequest request() {
    byte[] form = FORM.getBytes(US_ASCII);
    ClassicHttpRequest request = new BasicClassicHttpRequest("POST", server, TARGET);
    request.addHeader("Host", server.toHostString());
    request.addHeader("Authorization", WalletBody.AUTHORIZATION);
    request.addHeader("x-routing-id", CUSTOMER_ID);
    request.addHeader("Content-Type", FORM_TYPE);
    request.addHeader("Content-Length", form.length);
    request.setEntity(new ByteArrayEntity(form, null));
    return request;
  }

  private static byte[] body(ClassicHttpResponse response) throws IOException {
    try (InputStream content = response.getEntity().getContent()) {
      byte[] body = content.readNBytes((int) response.getEntity().getContentLength());
      if (content.read() != -1) {
        throw new IOException("a body longer than it says");
      }
      return body;
    }
  }

  @Override
  public void close() {
    pool.close(CloseMode.IMMEDIATE);
  }

  /** HttpCore's own connection, as HttpClient's pool wants it. */
  private static final class PlainConnection extends DefaultBHttpClientConnection
      implements ManagedHttpClientConnection {

    private PlainConnection() {
      super(Http1Config.DEFAULT);
    }

    private static PlainConnection open(@Nullable Socket socket) throws IOException {
      PlainConnection connection = new PlainConnection();
      if (socket != null) {
        connection.bind(socket);
      }
      return connection;
    }

    @Override
    public void bind(Socket socket) throws IOException {
      super.bind(socket);
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

    @Override
    public void passivate() {
      // Nothing is read while it is idle.
    }

    @Override
    public void activate() {
      // As in passivate.
    }
  }
}
