package dev.walletport.adapter.fake.sandbox;

import java.io.IOException;
import java.net.Socket;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.apache.hc.core5.http.impl.io.DefaultBHttpServerConnection;
import org.apache.hc.core5.http.io.HttpConnectionFactory;

/**
 * Connections whose TLS handshake runs when their own thread reads from them. HttpCore would run it
 * on the thread that accepts, where one silent client delays all others.
 */
final class LazyTlsConnectionFactory
    implements HttpConnectionFactory<DefaultBHttpServerConnection> {

  private final SSLSocketFactory tls;
  private final HttpConnectionFactory<DefaultBHttpServerConnection> connections;

  LazyTlsConnectionFactory(
      SSLSocketFactory tls, HttpConnectionFactory<DefaultBHttpServerConnection> connections) {
    this.tls = tls;
    this.connections = connections;
  }

  @Override
  public DefaultBHttpServerConnection createConnection(Socket accepted) throws IOException {
    SSLSocket socket = (SSLSocket) tls.createSocket(accepted, null, true);
    socket.setUseClientMode(false);
    return connections.createConnection(socket, accepted);
  }
}
