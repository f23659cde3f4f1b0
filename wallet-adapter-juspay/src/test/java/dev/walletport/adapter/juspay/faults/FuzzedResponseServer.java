package dev.walletport.adapter.juspay.faults;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A server on loopback that reads one request a connection and sends any bytes for an answer. */
final class FuzzedResponseServer implements AutoCloseable {

  private static final Pattern LENGTH = Pattern.compile("(?i)\r\ncontent-length: *([0-9]+)\r\n");

  private final ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
  private volatile byte[] response = new byte[0];
  private volatile End end = End.CLOSES;

  /** What comes behind the bytes. */
  enum End {
    CLOSES,
    /** Nothing, until the client goes away. */
    HANGS
  }

  private FuzzedResponseServer() throws IOException {}

  static FuzzedResponseServer start() throws IOException {
    FuzzedResponseServer started = new FuzzedResponseServer();
    Thread thread = new Thread(started::serve, "fuzzed-response-server");
    thread.setDaemon(true);
    thread.start();
    return started;
  }

  URI uri() {
    return URI.create("http://127.0.0.1:" + server.getLocalPort());
  }

  /** Answers every request with these bytes from now on. */
  void response(byte[] bytes, End behind) {
    response = bytes.clone();
    end = behind;
  }

  @Override
  public void close() throws IOException {
    server.close();
  }

  private void serve() {
    while (!server.isClosed()) {
      try (Socket socket = server.accept()) {
        readRequest(socket.getInputStream());
        socket.getOutputStream().write(response);
        awaitEnd(socket.getInputStream());
      } catch (IOException e) {
        // The client went away, as it may, or the test has ended.
      }
    }
  }

  private void awaitEnd(InputStream in) throws IOException {
    int next = 0;
    while (end == End.HANGS && next >= 0) {
      next = in.read();
    }
  }

  private static void readRequest(InputStream in) throws IOException {
    StringBuilder head = new StringBuilder();
    for (int octet = in.read(); octet >= 0; octet = in.read()) {
      head.append((char) octet);
      if (head.indexOf("\r\n\r\n") >= 0) {
        break;
      }
    }
    Matcher length = LENGTH.matcher(head);
    int rest = length.find() ? Integer.parseInt(length.group(1)) : 0;
    String unread = new String(in.readNBytes(rest), ISO_8859_1);
    if (unread.length() < rest) {
      throw new IOException("the client went away");
    }
  }
}
