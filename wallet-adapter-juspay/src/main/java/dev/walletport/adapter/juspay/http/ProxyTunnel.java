package dev.walletport.adapter.juspay.http;

import java.io.IOException;
import org.apache.hc.client5.http.io.ConnectionEndpoint;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpStatus;
import org.apache.hc.core5.http.io.HttpClientConnection;
import org.apache.hc.core5.http.message.BasicClassicHttpRequest;
import org.apache.hc.core5.http.message.BasicHeader;

/**
 * Asks a proxy for a tunnel. It sees the server's host and port, and nothing else: no credentials
 * and no request.
 */
final class ProxyTunnel {

  private final ServerOrigin server;
  private final ServerOrigin proxy;

  ProxyTunnel(ServerOrigin server, ServerOrigin proxy) {
    this.server = server;
    this.proxy = proxy;
  }

  /**
   * Opens one over a connection to the proxy.
   *
   * @throws NotSentException if the proxy answers anything but 200
   */
  void open(ConnectionEndpoint endpoint, Exchange exchange) throws IOException, HttpException {
    ClassicHttpRequest connect =
        new BasicClassicHttpRequest("CONNECT", proxy.toHttpHost(), server.hostAndPort());
    connect.setHeaders(new BasicHeader("Host", server.hostAndPort()));
    ClassicHttpResponse response = endpoint.execute(
        ManagedPool.ID,
        connect,
        (request, connection, context) -> ask(request, connection, exchange),
        null);
    if (response.getCode() != HttpStatus.SC_OK) {
      throw new NotSentException(
          ExchangeFailure.PROXY_REFUSED, "the proxy answered HTTP " + response.getCode());
    }
  }

  private static ClassicHttpResponse ask(
      ClassicHttpRequest connect, HttpClientConnection connection, Exchange exchange)
      throws IOException, HttpException {
    RequestBuffer unused = ((BoundedHttpClientConnection) connection).begin(exchange.allowance());
    connection.sendRequestHeader(connect);
    connection.flush();
    return SingleRequestExecutor.finalHead(connection);
  }
}
