package dev.walletport.adapter.fake.sandbox;

import io.vavr.control.Option;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/**
 * TLS of a server, or none. The handshake runs on the thread of the connection: on the listener's,
 * one silent client would delay all others.
 *
 * @param context none for plain HTTP
 */
record Tls(Option<SSLContext> context) {

  String scheme() {
    return context.isDefined() ? "https" : "http";
  }

  /**
   * A socket of TLS over one that was accepted, before the handshake; none for plain HTTP.
   *
   * @param in the bytes of the accepted socket
   */
  Option<SSLSocket> over(Socket accepted, InputStream in) throws IOException {
    return context.isDefined() ? Option.some(server(context.get(), accepted, in)) : Option.none();
  }

  private static SSLSocket server(SSLContext context, Socket accepted, InputStream in)
      throws IOException {
    SSLSocket socket = (SSLSocket) context.getSocketFactory().createSocket(accepted, in, true);
    socket.setUseClientMode(false);
    return socket;
  }
}
