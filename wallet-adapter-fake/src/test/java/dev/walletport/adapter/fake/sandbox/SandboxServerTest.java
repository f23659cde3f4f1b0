package dev.walletport.adapter.fake.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.walletport.adapter.fake.FakeWallets;
import dev.walletport.adapter.fake.sandbox.SandboxServer.Endpoint;
import dev.walletport.domain.testing.StartedThreads;
import io.vavr.control.Option;
import java.io.IOException;
import java.lang.reflect.Field;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** A server that cannot start leaves nothing open. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class SandboxServerTest {

  private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();
  private static final int SERVERS = 200;

  /** More nanoseconds than a long can say, which is found when the idle connections are made. */
  private static final Duration TOO_LONG = Duration.ofDays(365_000);

  @Test
  void frees_its_port_if_its_thread_cannot_be_started() throws Exception {
    int port = freePort();
    StartedThreads threads = new StartedThreads();
    SandboxServer server =
        threads.call(() -> server(new Endpoint(LOOPBACK, port, ConnectionLimits.standard())));
    setListener(server, new UnstartableThread());

    assertThatThrownBy(server::start).isInstanceOf(OutOfMemoryError.class);

    try (ServerSocket other = new ServerSocket(port, 1, LOOPBACK)) {
      assertThat(other.isBound()).isTrue();
    }
    assertThat(threads.left()).isEmpty();
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void leaves_no_descriptor_open_if_it_cannot_be_made() throws IOException {
    Endpoint endpoint = new Endpoint(LOOPBACK, 0, ConnectionLimits.standard().withIdle(TOO_LONG));
    long before = openDescriptors();

    for (int i = 0; i < SERVERS; i++) {
      assertThatThrownBy(() -> server(endpoint)).isInstanceOf(ArithmeticException.class);
    }

    assertThat(openDescriptors()).isLessThan(before + SERVERS / 2);
  }

  private static SandboxServer server(Endpoint endpoint) throws IOException {
    Router router =
        JuspaySandbox.builder(FakeWallets.create()).router(HostName.LOOPBACK, Option.none());
    return new SandboxServer(endpoint, new Tls(Option.none()), router);
  }

  private static void setListener(SandboxServer server, Thread listener)
      throws ReflectiveOperationException {
    Field field = SandboxServer.class.getDeclaredField("listener");
    field.setAccessible(true);
    field.set(server, listener);
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, LOOPBACK)) {
      return socket.getLocalPort();
    }
  }

  private static long openDescriptors() throws IOException {
    try (Stream<Path> open = Files.list(Path.of("/proc/self/fd"))) {
      return open.count();
    }
  }

  /** As if the process had no place for one more. */
  private static final class UnstartableThread extends Thread {
    @Override
    public synchronized void start() {
      throw new OutOfMemoryError("scripted");
    }
  }
}
