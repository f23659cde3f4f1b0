package dev.walletport.adapter.fake.sandbox;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.util.function.Predicate;
import javax.net.SocketFactory;

/**
 * A client on a bare socket, without retries and added headers: one connection per request, read to
 * its end.
 */
final class RawHttpClient {

  /** A server that sends nothing for so long never ends. */
  private static final int TIMEOUT_MILLIS = 20_000;

  private final URI uri;
  private final SocketFactory sockets;

  private RawHttpClient(URI uri, SocketFactory sockets) {
    this.uri = uri;
    this.sockets = sockets;
  }

  static RawHttpClient to(JuspaySandbox sandbox) {
    return sandbox.uri().getScheme().equals("https")
        ? new RawHttpClient(sandbox.uri(), sandbox.clientSslContext().getSocketFactory())
        : plain(sandbox);
  }

  /** Without TLS, whatever the sandbox speaks. */
  static RawHttpClient plain(JuspaySandbox sandbox) {
    return new RawHttpClient(sandbox.uri(), SocketFactory.getDefault());
  }

  RawResponse send(RawRequest call) {
    return send(call.text(uri.getAuthority()));
  }

  /** Says some bytes, each a char, and hears the rest. */
  RawResponse send(String bytes) {
    try (Socket socket = connect()) {
      write(socket, bytes);
      return readRest(socket);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Says some bytes and that nothing follows, and hears the rest. */
  RawResponse sendAndHalfClose(String bytes) {
    try (Socket socket = connect()) {
      write(socket, bytes);
      socket.shutdownOutput();
      return readRest(socket);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Opens a connection of the caller's. */
  Socket connect() throws IOException {
    Socket socket = sockets.createSocket(uri.getHost(), uri.getPort());
    socket.setSoTimeout(TIMEOUT_MILLIS);
    return socket;
  }

  Socket connect(RawRequest call) throws IOException {
    Socket socket = connect();
    write(socket, call.text(uri.getAuthority()));
    return socket;
  }

  /**
   * Each byte a char. What the server will not hear to its end is no matter here: it has answered.
   */
  static void write(Socket socket, String bytes) {
    try {
      socket.getOutputStream().write(bytes.getBytes(ISO_8859_1));
    } catch (IOException e) {
      // As above.
    }
  }

  static RawResponse readRest(Socket socket) {
    return readUntil(socket, received -> false);
  }

  /** What comes until it is enough, or to the end. */
  static RawResponse readUntil(Socket socket, Predicate<StringBuilder> enough) {
    StringBuilder received = new StringBuilder();
    try {
      InputStream in = socket.getInputStream();
      for (int octet = in.read(); octet >= 0; octet = in.read()) {
        received.append((char) octet);
        if (enough.test(received)) {
          break;
        }
      }
      return new RawResponse(received.toString(), RawResponse.End.CLOSED);
    } catch (SocketTimeoutException e) {
      return new RawResponse(received.toString(), RawResponse.End.TIMED_OUT);
    } catch (IOException e) {
      return new RawResponse(received.toString(), RawResponse.End.RESET);
    }
  }
}
