package dev.walletport.adapter.fake.sandbox;

import io.vavr.control.Option;
import java.io.IOException;
import java.net.Socket;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/**
 * TLS of a server, or none. The handshake runs with the first read, on the thread that reads: on
 * the listener's, one silent client would delay all others.
 *
 * @param context none for plain HTTP
 */
record Tls(Option<SSLContext> context) {

  String scheme() {
    return context.isDefined() ? "https" : "http";
  }

  /** A socket of TLS over one that was accepted; none for plain HTTP. */
  Option<SSLSocket> over(Socket accepted) throws IOException {
    return context.isDefined() ? Option.some(server(context.get(), accepted)) : Option.none();
  }

  private static SSLSocket server(SSLContext context, Socket accepted) throws IOException {
    SSLSocket socket = (SSLSocket) context.getSocketFactory().createSocket(accepted, null, true);
    socket.setUseClientMode(false);
    return socket;
  }
}
