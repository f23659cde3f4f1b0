package dev.walletport.adapter.fake.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.walletport.adapter.fake.FakeWallets;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/**
 * Whether a sandbox whose address was not set listens on loopback alone. Then another socket may
 * have its port on another address, of which Linux has a whole net.
 */
@DisplayNameGeneration(ReplaceUnderscores.class)
@EnabledOnOs(OS.LINUX)
class LoopbackTest {

  @Test
  void a_sandbox_leaves_its_port_free_on_other_addresses() throws IOException {
    try (JuspaySandbox sandbox = JuspaySandbox.start(FakeWallets.create())) {
      assertLoopbackAlone(sandbox.uri());
    }
  }

  @Test
  void a_sandbox_that_was_built_does_so() throws IOException {
    try (JuspaySandbox sandbox =
        JuspaySandbox.builder(FakeWallets.create()).apiKey("key").start()) {
      assertLoopbackAlone(sandbox.uri());
    }
  }

  @Test
  void a_sandbox_over_tls_does_so() throws IOException {
    try (JuspaySandbox sandbox =
        JuspaySandbox.builder(FakeWallets.create()).https().start()) {
      assertLoopbackAlone(sandbox.uri());
    }
  }

  private static void assertLoopbackAlone(URI uri) throws IOException {
    InetAddress other = InetAddress.getByName("127.0.0.9");
    try (ServerSocket socket = new ServerSocket(uri.getPort(), 1, other)) {
      assertThat(socket.isBound()).isTrue();
    }
    assertThat(uri.getHost()).isEqualTo("127.0.0.1");
  }
}
