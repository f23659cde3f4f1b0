package dev.walletport.adapter.juspay;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;

/** A server on loopback that answers every connection with one response, which may have no end. */
final class HostileServer implements AutoCloseable {

  /**
   * What it says; a char is a byte.
   *
   * @param name what is wrong with it
   * @param once how it begins
   * @param forever what comes again and again until the client hangs up; empty for a hang-up
   */
  record Response(String name, String once, String forever) {
    @Override
    public String toString() {
      return name;
    }
  }

  private final ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
  private final Response response;

  private HostileServer(Response response) throws IOException {
    this.response = response;
  }

  static HostileServer giving(Response response) throws IOException {
    HostileServer hostile = new HostileServer(response);
    Thread thread = new Thread(hostile::serve, "hostile-server");
    thread.setDaemon(true);
    thread.start();
    return hostile;
  }

  URI uri() {
    return URI.create("http://127.0.0.1:" + server.getLocalPort());
  }

  @Override
  public void close() throws IOException {
    server.close();
  }

  private void serve() {
    while (!server.isClosed()) {
      try (Socket socket = server.accept()) {
        speak(socket);
      } catch (IOException e) {
        // The client hung up, as it should, or the test has ended.
      }
    }
  }

  private void speak(Socket socket) throws IOException {
    int first = socket.getInputStream().read(new byte[8192]);
    OutputStream out = new BufferedOutputStream(socket.getOutputStream(), 65_536);
    out.write(response.once().getBytes(ISO_8859_1));
    byte[] again = response.forever().getBytes(ISO_8859_1);
    while (first > 0 && again.length > 0) {
      out.write(again);
    }
    out.flush();
    socket.shutdownOutput();
    while (socket.getInputStream().read(new byte[8192]) >= 0) {
      // Until the client has hung up: closing before that would cut its reading short.
    }
  }
}
