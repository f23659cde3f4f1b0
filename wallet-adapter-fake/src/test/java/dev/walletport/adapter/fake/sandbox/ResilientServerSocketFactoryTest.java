package dev.walletport.adapter.fake.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@DisplayNameGeneration(ReplaceUnderscores.class)
@Timeout(60)
class ResilientServerSocketFactoryTest {

  private final ResilientServerSocketFactory factory =
      new ResilientServerSocketFactory(new CountDownLatch(1));
  private final ServerSocket socket = factory.createServerSocket(0, 1);
  private final ExecutorService listener = Executors.newSingleThreadExecutor();

  ResilientServerSocketFactoryTest() throws IOException {}

  @AfterEach
  void close() throws IOException {
    socket.close();
    listener.shutdownNow();
  }

  @Test
  void stays_open_though_a_connection_could_not_be_accepted() throws Exception {
    socket.setSoTimeout(1); // Each look for a connection fails at once.
    try (RecordingLogAppender log = RecordingLogAppender.attach()) {
      Future<Socket> accepted = accepting();
      assertThat(factory.isIdleWithin(50)).isFalse(); // It has failed once at least.

      try (Socket client = new Socket(InetAddress.getLoopbackAddress(), socket.getLocalPort());
          Socket server = accepted.get()) {
        assertThat(server.getPort()).isEqualTo(client.getLocalPort());
      }
      assertThat(log.lines())
          .contains("[WARN] A connection could not be accepted: Accept timed out {}");
    }
  }

  @Test
  void is_idle_once_it_is_closed() throws Exception {
    Future<Socket> accepted = listener.submit(socket::accept);

    socket.close();

    assertThat(factory.isIdleWithin(30_000)).isTrue();
    assertThatThrownBy(accepted::get).hasCauseInstanceOf(SocketException.class);
  }

  @Test
  void is_not_idle_while_it_accepts() throws Exception {
    Future<Socket> accepted = accepting();

    assertThat(factory.isIdleWithin(50)).isFalse();
    assertThat(accepted).isNotDone();
  }

  private Future<Socket> accepting() throws InterruptedException {
    Future<Socket> accepted = listener.submit(socket::accept);
    while (factory.isIdleWithin(1)) {
      Thread.onSpinWait(); // No thread accepts yet.
    }
    return accepted;
  }
}
