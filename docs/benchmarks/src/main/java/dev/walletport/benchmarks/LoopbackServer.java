package dev.walletport.benchmarks;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import java.util.Locale;

/**
 * A provider that always says the same, in a process of its own so that nobody counts what it
 * takes. It ends when its parent does.
 */
public final class LoopbackServer implements AutoCloseable {

  static final String WALLET_ID = "wlt_q23xzki3pazgtezo";

  /** The reply on Juspay's page "Link Wallet". */
  static final String BODY = "{\"id\":\"" + WALLET_ID + "\",\"object\":\"wallet_account\","
      + "\"wallet\":\"MOBIKWIK\",\"token\":\"tok_winysteev9eftrwcv6me\",\"current_balance\":250,"
      + "\"linked\":true,\"last_refreshed\":\"2016-08-01T08:07:52+0000\"}";

  private final Process process;
  private final URI uri;

  private LoopbackServer(Process process, URI uri) {
    this.process = process;
    this.uri = uri;
  }

  /** How it answers. */
  enum Manner {
    /** At once. */
    PROMPT,
    /** Never. */
    MUTE,
    /** With a head, and a byte of the body each 20 ms for ever. */
    DRIP
  }

  static LoopbackServer start(Manner manner) throws IOException {
    Process process = new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            LoopbackServer.class.getName(),
            manner.name())
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
    String port = process.inputReader().readLine();
    return new LoopbackServer(process, URI.create("http://127.0.0.1:" + port));
  }

  URI uri() {
    return uri;
  }

  @Override
  public void close() {
    process.destroy();
  }

  /** Serves until its input ends. */
  public static void main(String[] arguments) throws IOException {
    Manner manner = Manner.valueOf(arguments[0]);
    ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    System.out.println(server.getLocalPort());
    background(() -> accept(server, manner));
    while (System.in.read() >= 0) {
      // Nothing is said; the end is waited for.
    }
    System.exit(0);
  }

  private static void accept(ServerSocket server, Manner manner) throws IOException {
    while (true) {
      Socket socket = server.accept();
      socket.setTcpNoDelay(true);
      background(() -> serve(socket, manner));
    }
  }

  private static void serve(Socket socket, Manner manner) throws IOException {
    byte[] answer = ("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: "
            + BODY.length() + "\r\n\r\n" + BODY)
        .getBytes(US_ASCII);
    try (socket) {
      InputStream in = new BufferedInputStream(socket.getInputStream());
      OutputStream out = socket.getOutputStream();
      while (skipRequest(in)) {
        switch (manner) {
          case PROMPT -> out.write(answer);
          case DRIP -> drip(out);
          case MUTE -> {}
        }
      }
    }
  }

  private static void drip(OutputStream out) throws IOException {
    out.write("HTTP/1.1 200 OK\r\nContent-Length: 60000\r\n\r\n".getBytes(US_ASCII));
    try {
      while (true) {
        out.write(' ');
        Thread.sleep(20);
      }
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }

  private static boolean skipRequest(InputStream in) throws IOException {
    StringBuilder head = new StringBuilder(400);
    for (int octet = in.read(); octet >= 0; octet = in.read()) {
      head.append((char) octet);
      int length = head.length();
      if (octet == '\n' && length > 3 && head.charAt(length - 3) == '\n') {
        in.skipNBytes(lengthIn(head.toString().toLowerCase(Locale.ROOT)));
        return true;
      }
    }
    return false;
  }

  private static int lengthIn(String head) {
    int at = head.indexOf("content-length: ");
    return at < 0 ? 0 : Integer.parseInt(head.substring(at + 16, head.indexOf('\r', at)));
  }

  private static void background(Task task) {
    Thread thread = new Thread(() -> {
      try {
        task.run();
      } catch (IOException e) {
        // The client hung up, as one does that is out of time.
      }
    });
    thread.setDaemon(true);
    thread.start();
  }

  private interface Task {
    void run() throws IOException;
  }
}
