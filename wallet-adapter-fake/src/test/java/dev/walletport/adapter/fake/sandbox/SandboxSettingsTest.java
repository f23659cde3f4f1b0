package dev.walletport.adapter.fake.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.walletport.adapter.fake.FakeWallets;
import java.io.IOException;
import java.net.BindException;
import java.net.ConnectException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
@Timeout(60)
class SandboxSettingsTest {

  private static final Duration AT_ONCE = Duration.ofSeconds(3);
  private static final int STARTS = 20;

  private final FakeWallets fake = FakeWallets.create();

  @Nested
  class The_uri {

    @Test
    void is_of_loopback_and_of_a_free_port() throws IOException {
      try (JuspaySandbox one = JuspaySandbox.start(fake);
          JuspaySandbox other = JuspaySandbox.start(FakeWallets.create())) {
        assertThat(one.uri().toString()).matches("http://127\\.0\\.0\\.1:[0-9]+");
        assertThat(one.uri()).isNotEqualTo(other.uri());
        assertThat(one.fake()).isSameAs(fake);
      }
    }

    @Test
    void stays_when_it_is_closed() throws IOException {
      JuspaySandbox sandbox = JuspaySandbox.start(fake);
      URI uri = sandbox.uri();

      sandbox.close();

      assertThat(sandbox.uri()).isEqualTo(uri);
    }

    @Test
    void answers_on_an_address_of_ipv6() throws IOException {
      assumeTrue(hasIpv6(), "IPv6");
      InetAddress address = address("::1");
      try (JuspaySandbox sandbox = JuspaySandbox.builder(fake).address(address).start()) {
        assertThat(sandbox.uri().toString()).startsWith("http://[::1]:");
        assertThat(state(sandbox).status()).isEqualTo(200);
      }
    }

    /** No test listens on more than loopback, so the name alone is looked at. */
    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0", "::"})
    void is_of_loopback_on_every_address(String any) throws IOException {
      assertThat(HostName.of(address(any)).inUri()).isEqualTo("127.0.0.1");
    }

    /** The number of a network interface, which has no place in a URI or in Host. */
    @Test
    void leaves_the_scope_of_an_address_out() throws IOException {
      assertThat(HostName.of(address("fe80:1:2:3:4:5:6:7%3")).inUri())
          .isEqualTo("[fe80:1:2:3:4:5:6:7]");
    }

    @Test
    void answers_on_another_address_of_this_machine() throws IOException {
      InetAddress address = address("127.0.0.5");
      assumeTrue(isOurs(address), "a whole net of loopback");
      try (JuspaySandbox sandbox = JuspaySandbox.builder(fake).address(address).start()) {
        assertThat(state(sandbox).status()).isEqualTo(200);
      }
    }

    private InetAddress address(String literal) throws IOException {
      return InetAddress.getAllByName(literal)[0];
    }

    private boolean hasIpv6() throws IOException {
      return NetworkInterface.networkInterfaces()
          .flatMap(NetworkInterface::inetAddresses)
          .anyMatch(address -> address instanceof Inet6Address && address.isLoopbackAddress());
    }

    private boolean isOurs(InetAddress address) {
      try (ServerSocket socket = new ServerSocket(0, 1, address)) {
        return socket.isBound();
      } catch (IOException e) {
        return false;
      }
    }
  }

  @Nested
  class The_port {

    @Test
    void is_named_when_it_is_taken() throws IOException {
      try (JuspaySandbox first = JuspaySandbox.start(fake)) {
        int port = first.uri().getPort();

        assertThatThrownBy(
                () -> JuspaySandbox.builder(FakeWallets.create()).port(port).start())
            .isInstanceOf(BindException.class)
            .hasMessageStartingWith("cannot listen on 127.0.0.1:" + port + ": ")
            .hasCauseInstanceOf(BindException.class);
      }
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void that_is_taken_leaves_no_selector_open() throws IOException {
      try (JuspaySandbox first = JuspaySandbox.start(fake)) {
        int port = first.uri().getPort();
        long before = openSelectors();

        for (int i = 0; i < STARTS; i++) {
          assertThatThrownBy(
                  () -> JuspaySandbox.builder(FakeWallets.create()).port(port).start())
              .isInstanceOf(BindException.class);
        }

        assertThat(openSelectors()).isLessThan(before + STARTS / 2);
      }
    }

    /** Of this process. */
    private long openSelectors() throws IOException {
      try (Stream<Path> files = Files.list(Path.of("/proc/self/fd"))) {
        return files.filter(this::isSelector).count();
      }
    }

    private boolean isSelector(Path file) {
      try {
        return Files.readSymbolicLink(file).toString().contains("eventpoll");
      } catch (IOException e) {
        return false; // Closed meanwhile.
      }
    }

    @Test
    void can_be_taken_again_at_once() throws IOException {
      JuspaySandbox first = JuspaySandbox.start(fake);
      state(first);
      first.close();

      try (JuspaySandbox second =
          JuspaySandbox.builder(fake).port(first.uri().getPort()).start()) {
        assertThat(second.uri()).isEqualTo(first.uri());
        assertThat(state(second).status()).isEqualTo(200);
      }
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 65_536, Integer.MAX_VALUE})
    void is_one_that_there_is(int port) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> JuspaySandbox.builder(fake).port(port))
          .withMessage("a port is 0 to 65535, not " + port);
    }

    @Test
    void may_be_the_first_or_the_last() {
      assertThat(JuspaySandbox.builder(fake).port(0).port(65_535)).isNotNull();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "key:", ":", "a:b"})
  void a_key_is_not_blank_and_has_no_colon(String key) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> JuspaySandbox.builder(fake).apiKey(key))
        .withMessage("an API key is not blank and has no colon");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "sandbox:80",
        "sandbox:",
        "http://sandbox",
        "a,b",
        "a b",
        "[::1]:80",
        "a/b",
        "\u00e9",
        "*"
      })
  void a_host_name_has_no_port_and_nothing_else(String name) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> JuspaySandbox.builder(fake).hostName(name))
        .withMessageStartingWith("a host name is a name or an address without a port");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"sandbox", "my_sandbox.local", "192.0.2.1", "[2001:db8::1]", "2001:DB8::1"})
  void a_host_name_is_accepted(String name) throws IOException {
    try (JuspaySandbox sandbox = JuspaySandbox.builder(fake).hostName(name).start()) {
      String host = name.contains(":") && !name.startsWith("[") ? "[" + name + "]" : name;

      RawResponse response = RawHttpClient.to(sandbox)
          .send(RawRequest.get("/sandbox/state").with(RawRequest.HOST, host + ":80"));

      assertThat(response.status()).isEqualTo(200);
    }
  }

  @Test
  @SuppressWarnings("NullAway") // What a caller without the checker may do.
  void nothing_is_null() {
    assertThatNullPointerException().isThrownBy(() -> JuspaySandbox.builder(null));
    assertThatNullPointerException()
        .isThrownBy(() -> JuspaySandbox.builder(fake).address(null));
  }

  @Test
  void tls_is_for_https() throws IOException {
    try (JuspaySandbox sandbox = JuspaySandbox.start(fake)) {
      assertThatThrownBy(sandbox::clientSslContext)
          .isInstanceOf(IllegalStateException.class)
          .hasMessage("this sandbox speaks plain HTTP");
    }
  }

  @Nested
  class Closing {

    @Test
    void twice_does_nothing() throws IOException {
      JuspaySandbox sandbox = JuspaySandbox.start(fake);

      sandbox.close();
      sandbox.close();

      assertThatThrownBy(() -> RawHttpClient.to(sandbox).connect())
          .isInstanceOf(ConnectException.class);
    }

    @Test
    void is_done_at_once_while_an_answer_drips() throws IOException {
      SandboxFixture fixture = SandboxFixture.start();
      RawRequest drips = RawRequest.post(fixture.path(), "command=link&otp=000035");
      try (Socket socket = fixture.client().connect(drips)) {
        assertThat(socket.getInputStream().read()).isEqualTo('H');

        assertClosesAtOnce(fixture.sandbox());
        assertThat(RawHttpClient.readRest(socket).end()).isNotEqualTo(RawResponse.End.TIMED_OUT);
      }
    }

    @Test
    void is_done_at_once_while_requests_are_half_sent() throws IOException {
      SandboxFixture fixture = SandboxFixture.start();
      List<Socket> sockets = new ArrayList<>();
      for (int i = 0; i < 50; i++) {
        sockets.add(fixture
            .client()
            .connect(RawRequest.post(fixture.path(), "command=").with(RawRequest.LENGTH, "20")));
      }

      assertClosesAtOnce(fixture.sandbox());
      for (Socket socket : sockets) {
        assertThat(RawHttpClient.readRest(socket).text()).isEmpty();
        socket.close();
      }
    }

    @Test
    void is_done_by_an_interrupted_thread_too() throws IOException {
      JuspaySandbox sandbox = JuspaySandbox.start(fake);

      Thread.currentThread().interrupt();
      sandbox.close();

      assertThat(Thread.interrupted()).isTrue();
      assertThatThrownBy(() -> RawHttpClient.to(sandbox).connect())
          .isInstanceOf(ConnectException.class);
    }

    private void assertClosesAtOnce(JuspaySandbox sandbox) {
      long begun = System.nanoTime();
      sandbox.close();
      assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(AT_ONCE);
    }
  }

  private static RawResponse state(JuspaySandbox sandbox) {
    return RawHttpClient.to(sandbox).send(RawRequest.get("/sandbox/state"));
  }
}
