package dev.walletport.adapter.juspay;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import dev.walletport.adapter.juspay.faults.TlsFixture;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLSocket;

/** One connection, as a {@link ScriptedServer} has it in hand. */
final class ServerConnection implements AutoCloseable {

  private static final Pattern LENGTH = Pattern.compile("(?i)\r\ncontent-length: *([0-9]+)\r\n");

  private final CountDownLatch closed = new CountDownLatch(1);
  private final ByteArrayOutputStream received = new ByteArrayOutputStream();
  private final int number;
  private final Socket base;
  private Socket socket;

  ServerConnection(int number, Socket base) {
    this.number = number;
    this.base = base;
    this.socket = base;
  }

  /** 1 for the first that the server accepted. */
  int number() {
    return number;
  }

  /** Goes on in TLS, as a server with a good certificate. */
  void secure(String protocol) throws IOException {
    secure("good", protocol);
  }

  /** Goes on in TLS, as a server with the keys of that name. */
  void secure(String keys, String protocol) throws IOException {
    SSLSocket secured = (SSLSocket)
        TlsFixture.server(keys).getSocketFactory().createSocket(base, null, base.getPort(), true);
    secured.setUseClientMode(false);
    secured.setEnabledProtocols(new String[] {protocol});
    secured.startHandshake();
    socket = secured;
  }

  /** Sends a message of the handshake once more: in TLS 1.3, new keys. */
  void updateKeys() throws IOException {
    ((SSLSocket) socket).startHandshake();
  }

  /** Reads a request, head and body. Empty if the client went away in place of it. */
  @CanIgnoreReturnValue
  String request() throws IOException {
    String head = head();
    Matcher length = LENGTH.matcher(head);
    return head.isEmpty() || !length.find() ? head : head + text(Integer.parseInt(length.group(1)));
  }

  /** Reads the form whose head was read before. */
  @CanIgnoreReturnValue
  String formAfterHead() throws IOException {
    Matcher length = LENGTH.matcher(received());
    int size = 0;
    while (length.find()) {
      size = Integer.parseInt(length.group(1));
    }
    return text(size);
  }

  /** Reads a head, up to its end and no further. Empty if the client went away in place of it. */
  @CanIgnoreReturnValue
  String head() throws IOException {
    StringBuilder head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      String octet = text(1);
      if (octet.isEmpty()) {
        return "";
      }
      head.append(octet);
    }
    return head.toString();
  }

  /** Reads until the client goes away. */
  @CanIgnoreReturnValue
  String rest() throws IOException {
    StringBuilder rest = new StringBuilder();
    for (String octet = text(1); !octet.isEmpty(); octet = text(1)) {
      rest.append(octet);
    }
    return rest.toString();
  }

  private String text(int most) throws IOException {
    byte[] bytes = socket.getInputStream().readNBytes(most);
    received.writeBytes(bytes);
    return new String(bytes, ISO_8859_1);
  }

  /** Tells whether anything came that was not read yet, TLS not undone. */
  boolean isAnythingToRead() throws IOException {
    return base.getInputStream().available() > 0;
  }

  /** All bytes so far, each a char. */
  String received() {
    return received.toString(ISO_8859_1);
  }

  void send(String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(UTF_8));
  }

  /** Lets time pass between two things that a server does. */
  void pause(Duration time) {
    long end = System.nanoTime() + time.toNanos();
    for (long left = time.toNanos(); left > 0; left = end - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
  }

  /** Sends no more, and goes on reading. */
  void endOutput() throws IOException {
    socket.shutdownOutput();
  }

  /** Ends the connection with a reset. */
  void reset() throws IOException {
    base.setSoLinger(true, 0);
    base.close();
    closed.countDown();
  }

  @Override
  public void close() throws IOException {
    socket.close();
    closed.countDown();
  }

  boolean isClosed() {
    return base.isClosed();
  }

  /** Waits until this end is closed, for 20 seconds at most. */
  boolean awaitClose() throws InterruptedException {
    return closed.await(20, TimeUnit.SECONDS);
  }
}
