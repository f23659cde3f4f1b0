package dev.walletport.adapter.juspay.faults;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/** One connection, as the server has it in hand. */
final class FaultConnection implements AutoCloseable {

  private static final Pattern LENGTH = Pattern.compile("(?i)\r\ncontent-length: *([0-9]+)\r\n");
  private static final int NOTHING = -1;

  private final FaultServer server;
  private Socket socket;
  private final ByteArrayOutputStream heard = new ByteArrayOutputStream();
  private int first = NOTHING;
  private int served;

  FaultConnection(FaultServer server, Socket socket) {
    this.server = server;
    this.socket = socket;
  }

  /** Waits for the first byte of a request, and reads no more; false if the client went away. */
  boolean isAsked() throws IOException {
    first = socket.getInputStream().read();
    return first != NOTHING;
  }

  /** How many requests were served well on this connection. */
  int served() {
    return served;
  }

  /** Goes on in TLS, as a server. */
  void secure(SSLContext context) throws IOException {
    SSLSocket secured =
        (SSLSocket) context.getSocketFactory().createSocket(socket, null, socket.getPort(), true);
    socket = secured;
    secured.setUseClientMode(false);
    secured.startHandshake();
  }

  /** Reads a head, up to its end and no further. */
  @CanIgnoreReturnValue
  String head() throws IOException {
    StringBuilder head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      head.append((char) next());
    }
    return head.toString();
  }

  /**
   * Reads a request to its end, which counts it and applies it if the fault has it so.
   *
   * @return the body of the response that a good server would send
   */
  @CanIgnoreReturnValue
  String request() throws IOException {
    return server.arrived(wholeRequest());
  }

  /** Reads a request and answers it as it should be. */
  void serve(String header) throws IOException {
    String body = server.served(wholeRequest());
    send(Responses.ok(header, body));
    served++;
  }

  /** Reads a request to its end, which counts it, and gives it back as it came. */
  String echo() throws IOException {
    String request = wholeRequest();
    server.arrived(request);
    return request;
  }

  private String wholeRequest() throws IOException {
    String head = head();
    Matcher length = LENGTH.matcher(head);
    int size = length.find() ? Integer.parseInt(length.group(1)) : 0;
    byte[] body = socket.getInputStream().readNBytes(size);
    heard.write(body);
    server.heard(heard.toString(ISO_8859_1));
    heard.reset();
    return head + new String(body, UTF_8);
  }

  void send(String text) throws IOException {
    send(text.getBytes(UTF_8));
  }

  void send(byte[] bytes) throws IOException {
    socket.getOutputStream().write(bytes);
  }

  /** Sends a byte at a time, until it is done or the client has had enough. */
  void drip(String text, Duration every) throws IOException {
    for (byte octet : text.getBytes(UTF_8)) {
      send(new byte[] {octet});
      server.pause(every);
    }
  }

  /** Sends the same again and again, until the client has had enough. */
  void insist(String text, Duration every) throws IOException {
    while (isOpen()) {
      send(text);
      server.pause(every);
    }
  }

  /** Sends the same again and again, up to a bound that no client should reach. */
  void flood(String text, long bound) throws IOException {
    byte[] bytes = text.getBytes(UTF_8);
    for (long sent = 0; sent < bound; sent += bytes.length) {
      send(bytes);
      server.flooded(bytes.length);
    }
  }

  /** Says nothing until the client goes away. */
  void hold() throws IOException {
    while (socket.getInputStream().read() != NOTHING) {
      // A client that was promised an answer has nothing more to say.
    }
  }

  /** Neither reads nor writes, until the server is good again. */
  void playDead() {
    server.awaitMood();
  }

  /** Ends the connection with a reset, so that the client sees an error and no end of stream. */
  void reset() throws IOException {
    socket.setSoLinger(true, 0);
    socket.close();
  }

  /** Ends the connection; what was not read turns that into a reset, as TCP has it. */
  @Override
  public void close() throws IOException {
    socket.close();
  }

  boolean isOpen() {
    return !socket.isClosed();
  }

  private int next() throws IOException {
    int octet = first == NOTHING ? socket.getInputStream().read() : first;
    first = NOTHING;
    if (octet == NOTHING) {
      throw new IOException("the client went away");
    }
    heard.write(octet);
    return octet;
  }
}
