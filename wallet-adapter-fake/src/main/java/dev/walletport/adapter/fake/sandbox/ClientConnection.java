package dev.walletport.adapter.fake.sandbox;

import java.io.IOException;
import java.net.Socket;
import java.nio.channels.SocketChannel;
import org.jspecify.annotations.Nullable;

/** A connection that was accepted; it speaks HTTP from its first byte on. */
final class ClientConnection {

  private final Socket socket;
  private final WriteLimit writes;
  private @Nullable StrictServerConnection http;

  /**
   * Makes one.
   *
   * @param socket of a channel
   */
  ClientConnection(Socket socket, ConnectionLimits limits) {
    this.socket = socket;
    this.writes = new WriteLimit(limits.response());
  }

  Socket socket() {
    return socket;
  }

  SocketChannel channel() {
    return socket.getChannel();
  }

  WriteLimit writes() {
    return writes;
  }

  /**
   * HTTP over it; at the first call the handshake of TLS comes before.
   *
   * @throws IOException if the handshake fails or is not complete in time
   */
  StrictServerConnection http(Tls tls, ConnectionLimits limits) throws IOException {
    if (http == null) {
      socket.setTcpNoDelay(true);
      http = StrictServerConnection.over(this, tls, limits);
    }
    return http;
  }

  /** Closes it; twice is once. */
  void close() throws IOException {
    socket.close();
  }
}
