package dev.walletport.adapter.juspay;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.SocketAddress;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;

/** A port whose queue of connections that are not accepted is full: a connect there hangs. */
final class FullPort implements Closeable {

  private final ServerSocket server = new ServerSocket();
  private final List<SocketChannel> waiting = new ArrayList<>();

  private FullPort() throws IOException {}

  static FullPort open(InetSocketAddress address) throws IOException {
    FullPort port = new FullPort();
    port.server.bind(address, 1);
    for (int i = 0; i < 8; i++) {
      port.fill(port.server.getLocalSocketAddress());
    }
    return port;
  }

  private void fill(SocketAddress address) throws IOException {
    SocketChannel channel = SocketChannel.open();
    waiting.add(channel);
    channel.configureBlocking(false);
    boolean ignored = channel.connect(address);
  }

  int number() {
    return server.getLocalPort();
  }

  @Override
  public void close() throws IOException {
    server.close();
    for (SocketChannel channel : waiting) {
      channel.close();
    }
  }
}
