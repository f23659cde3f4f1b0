package dev.walletport.adapter.juspay;

import java.io.IOException;
import java.net.Socket;
import javax.net.ssl.SSLSocket;
import org.apache.hc.client5.http.impl.io.DefaultManagedHttpClientConnection;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.impl.io.SocketHolder;
import org.jspecify.annotations.Nullable;

/**
 * A connection that never logs what goes over it.
 *
 * <p>Its parent writes every byte to the logger {@code org.apache.hc.client5.http.wire} and every
 * header to {@code org.apache.hc.client5.http.headers} when they are on: the API key, the one-time
 * password and the token. Here both are cut off, whatever the level.
 */
final class QuietConnection extends DefaultManagedHttpClientConnection {

  private QuietConnection(String id, Http1Config limits) {
    super(id, null, null, limits, null, null, null, null);
  }

  /** The name shows in the library's own log lines, which hold no content. */
  static QuietConnection open(String name, Http1Config limits, @Nullable Socket socket)
      throws IOException {
    QuietConnection connection = new QuietConnection(name, limits);
    if (socket != null) {
      connection.bind(socket);
    }
    return connection;
  }

  @Override
  public void bind(Socket socket) throws IOException {
    bind(new SocketHolder(socket));
  }

  @Override
  public void bind(SSLSocket secured, Socket plain) throws IOException {
    bind(new SocketHolder(secured, plain));
  }

  @Override
  protected void onRequestSubmitted(ClassicHttpRequest request) {
    // The parent would log the headers.
  }

  @Override
  protected void onResponseReceived(ClassicHttpResponse response) {
    // The parent would log the headers.
  }
}
