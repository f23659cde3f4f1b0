package dev.walletport.benchmarks;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.CancelledKeyException;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.function.Consumer;

/**
 * A provider on loopback that always says the same over http, from bytes that were made before, and
 * allocates nothing for a request. One thread serves all connections: with a thread for each, the
 * kernel may keep one client's server thread on the client's own core and another's elsewhere,
 * which moves CPU time and latency by a factor of three, with every client. It looks for requests
 * without ever sleeping, because to wake a core costs a client as much as the rest of its call.
 */
final class SelectorServer implements AutoCloseable {

  private final ServerSocketChannel listener;
  private final Selector selector;
  private final ByteBuffer answer = ByteBuffer.allocateDirect(LoopbackServer.ANSWER.length);
  private final Gets gets;
  private final Consumer<SelectionKey> handling = this::handle; // Each look would allocate one.
  private final Thread thread = new Thread(this::serve, "selector-server");

  private SelectorServer(ServerSocketChannel listener, Selector selector, Gets gets) {
    this.listener = listener;
    this.selector = selector;
    this.gets = gets;
    answer.put(LoopbackServer.ANSWER);
  }

  /** What becomes of a GET. */
  enum Gets {
    /** It is answered as a POST is. */
    ANSWERED,
    /** It is never answered. */
    LEFT_HANGING
  }

  static SelectorServer start() throws IOException {
    return start(Gets.ANSWERED);
  }

  static SelectorServer start(Gets gets) throws IOException {
    ServerSocketChannel listener = ServerSocketChannel.open();
    listener.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    listener.configureBlocking(false);
    SelectorServer server = new SelectorServer(listener, Selector.open(), gets);
    listener.register(server.selector, SelectionKey.OP_ACCEPT);
    server.thread.setDaemon(true);
    server.thread.start();
    return server;
  }

  URI uri() {
    return URI.create("http://127.0.0.1:" + listener.socket().getLocalPort());
  }

  /** Whether this server's thread has this id. */
  boolean owns(long id) {
    return thread.getId() == id;
  }

  @Override
  public void close() throws IOException {
    for (SelectionKey key : selector.keys()) {
      key.channel().close();
    }
    selector.close();
  }

  private void serve() {
    try {
      while (selector.isOpen()) {
        if (selector.selectNow(handling) == 0) {
          Thread.onSpinWait();
        }
      }
    } catch (ClosedSelectorException e) {
      // The server was closed between two looks.
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private void handle(SelectionKey key) {
    try {
      if (key.isAcceptable()) {
        accept();
      } else {
        answer((SocketChannel) key.channel(), (RequestFraming) key.attachment());
      }
    } catch (IOException | CancelledKeyException e) {
      key.cancel(); // The client has reset its connection, or the server was closed.
    }
  }

  private void accept() throws IOException {
    SocketChannel connection = listener.accept();
    connection.configureBlocking(false);
    connection.setOption(StandardSocketOptions.TCP_NODELAY, true);
    connection.register(selector, SelectionKey.OP_READ, new RequestFraming());
  }

  private void answer(SocketChannel connection, RequestFraming requests) throws IOException {
    if (requests.fill(connection) < 0) {
      connection.close();
    }
    int end = endOfAnswer(requests);
    while (requests.take()) {
      send(connection, end);
      end = endOfAnswer(requests);
    }
  }

  /** Of an answer that never comes there is nothing. */
  private int endOfAnswer(RequestFraming requests) {
    return gets == Gets.LEFT_HANGING && requests.isGet() ? 0 : answer.capacity();
  }

  private void send(SocketChannel connection, int end) throws IOException {
    answer.position(0).limit(end);
    while (answer.hasRemaining()) {
      connection.write(answer);
    }
  }
}
