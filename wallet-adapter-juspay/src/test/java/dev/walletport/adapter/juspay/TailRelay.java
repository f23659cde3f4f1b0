package dev.walletport.adapter.juspay;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Passes bytes between a client and a server on loopback, and can keep the last byte of something
 * that the server sends until the client has sent something.
 */
final class TailRelay implements AutoCloseable {

  /** In which what was passed on has come to the client. */
  private static final long ARRIVAL_MILLIS = 50;

  private final ServerSocket listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
  private final List<Socket> sockets = new CopyOnWriteArrayList<>();
  private final AtomicBoolean keeping = new AtomicBoolean();
  private final CountDownLatch kept = new CountDownLatch(1);
  private final CountDownLatch clientSent = new CountDownLatch(1);
  private final URI server;

  private TailRelay(URI server) throws IOException {
    this.server = server;
  }

  static TailRelay to(URI server) throws IOException {
    TailRelay relay = new TailRelay(server);
    inBackground(relay::accept);
    return relay;
  }

  URI uri() {
    return URI.create(server.getScheme() + "://127.0.0.1:" + listener.getLocalPort());
  }

  /** Keeps the last byte of what the server sends next. */
  void keepNextTail() {
    keeping.set(true);
  }

  /** Waits until a byte is kept and all before it was passed on, for 20 seconds at most. */
  boolean awaitKept() throws InterruptedException {
    return kept.await(20, TimeUnit.SECONDS);
  }

  @Override
  public void close() throws IOException {
    listener.close();
    for (Socket socket : sockets) {
      socket.close();
    }
  }

  private static void inBackground(Runnable work) {
    Thread thread = new Thread(work, "tail-relay");
    thread.setDaemon(true);
    thread.start();
  }

  private void accept() {
    try {
      while (!listener.isClosed()) {
        Socket client = listener.accept();
        Socket far = new Socket(InetAddress.getLoopbackAddress(), server.getPort());
        sockets.addAll(List.of(client, far));
        client.setTcpNoDelay(true);
        far.setTcpNoDelay(true);
        inBackground(() -> pass(client, far, false));
        inBackground(() -> pass(far, client, true));
      }
    } catch (IOException e) {
      // The relay was closed, which is how a test ends.
    }
  }

  private void pass(Socket from, Socket to, boolean fromServer) {
    byte[] bytes = new byte[16 * 1024];
    try (from;
        to) {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      for (int count = in.read(bytes); count > 0; count = in.read(bytes)) {
        if (fromServer) {
          passFromServer(bytes, count, out);
        } else {
          noteClient();
          out.write(bytes, 0, count);
        }
      }
    } catch (IOException | InterruptedException e) {
      // One end went away, and the other follows.
    }
  }

  private void passFromServer(byte[] bytes, int count, OutputStream out)
      throws IOException, InterruptedException {
    if (!keeping.getAndSet(false)) {
      out.write(bytes, 0, count);
      return;
    }
    out.write(bytes, 0, count - 1);
    boolean soon = clientSent.await(ARRIVAL_MILLIS, TimeUnit.MILLISECONDS);
    kept.countDown();
    boolean ignored = soon || clientSent.await(20, TimeUnit.SECONDS);
    out.write(bytes, count - 1, 1);
  }

  /** Before it is passed on: the server answers only behind that. */
  private void noteClient() {
    if (kept.getCount() == 0) {
      clientSent.countDown();
    }
  }
}
