package dev.walletport.adapter.fake.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.walletport.adapter.fake.sandbox.RawResponse.End;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@DisplayNameGeneration(ReplaceUnderscores.class)
@Timeout(60)
class ConnectionAcceptorTest {

  private final BlockingQueue<Socket> accepted = new LinkedBlockingQueue<>();
  private final ScriptedServerSocket socket = new ScriptedServerSocket();
  private final Thread listener =
      new Thread(new ConnectionAcceptor(socket, accepted::add), "listener");

  ConnectionAcceptorTest() throws IOException {}

  @AfterEach
  void close() throws Exception {
    socket.close();
    listener.join();
  }

  @Test
  void goes_on_after_an_accept_that_failed_and_one_for_which_the_heap_was_full() throws Exception {
    socket.failures.addAll(List.of(new IOException("no descriptor"), new OutOfMemoryError()));
    try (RecordingLogAppender log = RecordingLogAppender.attach()) {
      listener.start();

      try (Socket client = new Socket(InetAddress.getLoopbackAddress(), socket.getLocalPort());
          Socket server = accepted.poll(30, TimeUnit.SECONDS)) {
        assertThat(server.getPort()).isEqualTo(client.getLocalPort());
      }
      assertThat(log.lines())
          .contains(
              "[WARN] A connection could not be accepted: java.io.IOException: no descriptor {}",
              "[WARN] A connection could not be accepted: java.lang.OutOfMemoryError {}");
    }
  }

  @Test
  void goes_on_when_the_heap_has_no_place_for_the_line_of_the_log() throws Exception {
    socket.failures.add(new IOException("no descriptor"));
    try (FullHeapLogAppender log = FullHeapLogAppender.attach()) {
      listener.start();

      try (Socket client = new Socket(InetAddress.getLoopbackAddress(), socket.getLocalPort());
          Socket server = accepted.poll(30, TimeUnit.SECONDS)) {
        assertThat(server.getPort()).isEqualTo(client.getLocalPort());
      }
      assertThat(log.lines()).isOne();
    }
  }

  @Test
  void ends_when_its_socket_is_closed() throws Exception {
    listener.start();

    socket.close();

    listener.join();
    assertThat(accepted).isEmpty();
  }

  /** Fails as often as it is told, and then accepts. */
  private static final class ScriptedServerSocket extends ServerSocket {
    private final Deque<Throwable> failures = new ArrayDeque<>();

    ScriptedServerSocket() throws IOException {
      super(0, 1, InetAddress.getLoopbackAddress());
    }

    @Override
    public Socket accept() throws IOException {
      if (failures.peek() instanceof OutOfMemoryError) {
        throw (OutOfMemoryError) failures.remove();
      }
      if (!failures.isEmpty()) {
        throw (IOException) failures.remove();
      }
      return super.accept();
    }
  }

  @Test
  void closes_a_connection_that_could_not_be_taken_over() throws Exception {
    Thread failing = new Thread(
        new ConnectionAcceptor(socket, connection -> {
          throw new OutOfMemoryError("scripted");
        }),
        "listener");
    failing.start();

    try (Socket client = new Socket(InetAddress.getLoopbackAddress(), socket.getLocalPort())) {
      client.setSoTimeout((int) TimeUnit.SECONDS.toMillis(30));
      assertThat(RawHttpClient.readRest(client)).isEqualTo(new RawResponse("", End.CLOSED));
    } finally {
      socket.close();
      failing.join();
    }
  }
}
