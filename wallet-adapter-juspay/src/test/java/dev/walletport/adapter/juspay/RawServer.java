package dev.walletport.adapter.juspay;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A bare socket on loopback that keeps every request as it came and answers from a script, byte for
 * byte: the first request gets the first answer, and the last answer is given again and again.
 */
final class RawServer implements AutoCloseable {

  /** An answer that is none: the connection is closed. */
  static final String HANG_UP = "";

  private static final Pattern LENGTH = Pattern.compile("(?i)\r\ncontent-length: *([0-9]+)\r\n");

  /** Two line ends. */
  private static final int END_OF_HEAD = 0x0D0A0D0A;

  private final ServerSocket server;
  private final UnaryOperator<String> handler;
  private final List<String> requests;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();

  private RawServer(UnaryOperator<String> handler, List<String> requests) throws IOException {
    this.server = new ServerSocket(0, 500, InetAddress.getLoopbackAddress());
    this.handler = handler;
    this.requests = requests;
  }

  static RawServer answering(String... script) throws IOException {
    List<String> requests = new CopyOnWriteArrayList<>();
    return handling(
        request -> {
          requests.add(request);
          return script[Math.min(requests.size(), script.length) - 1];
        },
        requests);
  }

  /** One that asks a function for each answer, on a thread for each connection. */
  static RawServer handling(UnaryOperator<String> handler) throws IOException {
    return handling(handler, List.of());
  }

  private static RawServer handling(UnaryOperator<String> handler, List<String> requests)
      throws IOException {
    RawServer raw = new RawServer(handler, requests);
    background(raw::accept);
    return raw;
  }

  /** An answer with a JSON body. */
  static String json(int status, String body) {
    return head(
            status,
            "Content-Type: application/json\r\nContent-Length: " + body.getBytes(UTF_8).length)
        + body;
  }

  /** An answer with more headers and an empty body. */
  static String empty(int status, String headers) {
    return head(status, headers + "\r\nContent-Length: 0");
  }

  private static String head(int status, String headers) {
    return "HTTP/1.1 " + status + " Whatever\r\n" + headers + "\r\n\r\n";
  }

  URI uri() {
    return URI.create("http://127.0.0.1:" + server.getLocalPort());
  }

  /** Every request so far, head and body, each byte a char. */
  List<String> requests() {
    return List.copyOf(requests);
  }

  long commands() {
    return requests.stream().filter(request -> request.startsWith("POST ")).count();
  }

  @Override
  public void close() throws IOException {
    server.close();
    for (Socket socket : open) {
      socket.close();
    }
  }

  private static void background(Runnable work) {
    Thread thread = new Thread(work, "raw-server");
    thread.setDaemon(true);
    thread.start();
  }

  private void accept() {
    try {
      while (!server.isClosed()) {
        Socket socket = server.accept();
        open.add(socket);
        background(() -> serve(socket));
      }
    } catch (IOException e) {
      // The server was closed, which is how a test ends.
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      InputStream in = new BufferedInputStream(socket.getInputStream());
      for (String request = read(in); !request.isEmpty(); request = read(in)) {
        String answer = handler.apply(request);
        if (answer.equals(HANG_UP)) {
          return;
        }
        socket.getOutputStream().write(answer.getBytes(UTF_8));
      }
    } catch (IOException e) {
      // The client went away, which it may.
    } finally {
      open.remove(socket);
    }
  }

  private static String read(InputStream in) throws IOException {
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    int lastFour = 0;
    while (lastFour != END_OF_HEAD) {
      int octet = in.read();
      if (octet < 0) {
        return "";
      }
      head.write(octet);
      lastFour = lastFour << Byte.SIZE | octet;
    }
    Matcher length = LENGTH.matcher(head.toString(ISO_8859_1));
    byte[] body = in.readNBytes(length.find() ? Integer.parseInt(length.group(1)) : 0);
    return head.toString(ISO_8859_1) + new String(body, ISO_8859_1);
  }
}
