package dev.walletport.adapter.fake.sandbox;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.walletport.adapter.fake.KnownCustomer;
import dev.walletport.adapter.fake.KnownWallet;
import io.vavr.control.Option;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The command line. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class MainTest {

  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

  @Test
  void prints_its_uri_and_has_a_customer_with_two_wallets_of_money() throws IOException {
    try (JuspaySandbox sandbox = start("--port", "0")) {
      assertThat(printed.toString(UTF_8))
          .startsWith("The sandbox is open: " + sandbox.uri() + "\n");
      assertThat(sandbox.fake().customers())
          .extracting(KnownCustomer::wallets)
          .satisfiesExactly(wallets -> assertThat(wallets)
              .extracting(KnownWallet::holds)
              .containsExactly(new BigDecimal("250"), new BigDecimal("250")));
      assertThat(sandbox.fake().journal()).isEmpty();
    }
  }

  @Test
  void has_its_customer_when_it_says_that_it_is_open() throws IOException {
    CustomersAtFirstLine out = new CustomersAtFirstLine();

    Main.run(List.of("--port", "0"), out).get().close();

    assertThat(out.customers).contains("customer_1122");
  }

  /** Asks the sandbox for its customers while it prints where it is. */
  private static final class CustomersAtFirstLine extends PrintStream {

    private String customers = "";

    CustomersAtFirstLine() {
      super(OutputStream.nullOutputStream());
    }

    @Override
    public void println(@Nullable String text) {
      if (customers.isEmpty()) {
        customers = customersOf(String.valueOf(text).lines().findFirst().get());
      }
    }

    private static String customersOf(String line) {
      URI uri = URI.create(line.substring("The sandbox is open: ".length()) + "/sandbox/customers");
      try (InputStream in = uri.toURL().openStream()) {
        return new String(in.readAllBytes(), UTF_8);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  @Test
  void prints_that_any_key_will_do_and_names_no_certificate_over_http() throws IOException {
    try (JuspaySandbox sandbox = start("--port", "0")) {
      assertThat(sandbox.uri()).hasScheme("http");
      assertThat(printed.toString(UTF_8))
          .contains(", with any API key.\n")
          .doesNotContain("certificate", "ca.pem");
    }
  }

  @Test
  void is_empty_if_asked_to_be() throws IOException {
    try (JuspaySandbox sandbox = start("--empty", "--port", "0")) {
      assertThat(sandbox.fake().customers()).isEmpty();
    }
  }

  @Test
  void prints_how_to_trust_it_over_https() throws IOException {
    try (JuspaySandbox sandbox = start("--https", "--port", "0")) {
      assertThat(printed.toString(UTF_8))
          .contains("curl -k -o ca.pem " + sandbox.uri() + "/sandbox/ca.pem");
    }
  }

  @Test
  void listens_on_the_address_that_is_given() throws IOException {
    try (JuspaySandbox sandbox = start("--address", "localhost", "--port", "0")) {
      assertThat(InetAddress.getByName(sandbox.uri().getHost()).isLoopbackAddress())
          .isTrue();
    }
  }

  @Test
  void writes_its_port_to_a_file_and_replaces_an_old_one(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("port");
    start("--port", "0", "--port-file", file.toString()).close();

    try (JuspaySandbox sandbox = start("--port", "0", "--port-file", file.toString())) {
      assertThat(file).hasContent(String.valueOf(sandbox.uri().getPort()));
      assertThat(folder.toFile().list()).containsExactly("port");
    }
  }

  /** A write into the old file would show in its other link as well. */
  @Test
  void moves_the_complete_port_file_into_place(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("port"), "old");
    Path old = Files.createLink(folder.resolve("old"), file);

    try (JuspaySandbox sandbox = start("--port", "0", "--port-file", file.toString())) {
      assertThat(file).hasContent(String.valueOf(sandbox.uri().getPort()));
      assertThat(old).hasContent("old");
    }
  }

  @Test
  void does_not_run_without_the_port_file_that_it_was_to_write(@TempDir Path folder)
      throws IOException {
    String port = freePort();
    String file = folder.resolve("missing").resolve("port").toString();

    assertThatThrownBy(() -> start("--port", port, "--port-file", file))
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith("cannot write the port to " + file);

    assertThat(printed.size()).isZero();
    start("--port", port).close();
  }

  /** Every write to {@code /dev/full} fails as on a full disk. */
  @Test
  @EnabledOnOs(OS.LINUX)
  void leaves_no_half_written_port_file(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("port");
    Files.createSymbolicLink(folder.resolve("port.tmp"), Path.of("/dev/full"));

    assertThatThrownBy(() -> start("--port", "0", "--port-file", file.toString()))
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith("cannot write the port to " + file);

    assertThat(folder).isEmptyDirectory();
  }

  private static String freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return String.valueOf(socket.getLocalPort());
    }
  }

  @Test
  void draws_other_ids_on_every_start_and_the_same_ones_from_a_seed() throws IOException {
    try (JuspaySandbox one = start("--port", "0");
        JuspaySandbox other = start("--port", "0");
        JuspaySandbox seeded = start("--port", "0", "--seed", "7");
        JuspaySandbox again = start("--port", "0", "--seed", "7")) {
      assertThat(firstWallet(one)).isNotEqualTo(firstWallet(other));
      assertThat(firstWallet(seeded)).isEqualTo(firstWallet(again));
      assertThat(printed.toString(UTF_8)).contains("--seed 7\n");
    }
  }

  private static String firstWallet(JuspaySandbox sandbox) {
    return sandbox.fake().customers().get(0).wallets().get(0).account().id().value();
  }

  @Test
  void has_a_clock_that_runs_if_asked_to() throws IOException {
    try (JuspaySandbox sandbox = start("--port", "0", "--live-clock")) {
      assertThat(sandbox.fake().clock().isRunning()).isTrue();
      assertThat(
              RawHttpClient.to(sandbox).send(RawRequest.get("/sandbox/state")).json())
          .containsEntry("clock", "running");
    }
  }

  @Test
  void has_a_clock_that_stands_unless_told_otherwise() throws IOException {
    try (JuspaySandbox sandbox = start("--port", "0")) {
      assertThat(sandbox.fake().clock().isRunning()).isFalse();
    }
  }

  /** Or names that port, if another process of this machine has it. */
  @Test
  void listens_on_port_8080_of_loopback_unless_told_otherwise() throws IOException {
    try (JuspaySandbox sandbox = start()) {
      assertThat(sandbox.uri()).hasHost("127.0.0.1").hasPort(8080);
    } catch (BindException taken) {
      assertThat(taken).hasMessageContaining("127.0.0.1:8080");
    }
  }

  @Test
  void accepts_one_key_alone_if_told_to() throws IOException {
    try (JuspaySandbox sandbox = start("--port", "0", "--api-key", "right")) {
      assertThat(printed.toString(UTF_8)).contains("with its API key.").doesNotContain("right");
      RawRequest list = RawRequest.get("/customers/customer_1122/wallets");
      RawHttpClient client = RawHttpClient.to(sandbox);

      assertThat(client.send(list).status()).isEqualTo(401);
      assertThat(client
              .send(list.with(RawRequest.AUTHORIZATION, RawRequest.basic("right:")))
              .status())
          .isEqualTo(200);
    }
  }

  @Test
  void refuses_a_changed_routing_id_if_told_to() throws IOException {
    try (JuspaySandbox sandbox = start("--port", "0", "--strict-routing")) {
      RawRequest list = RawRequest.get("/customers/customer_1122/wallets");
      RawHttpClient client = RawHttpClient.to(sandbox);

      client.send(list.with("x-routing-id", "customer_1122"));

      assertThat(client.send(list.with("x-routing-id", "another")).status()).isEqualTo(400);
    }
  }

  @Test
  void accepts_the_names_that_are_given() throws IOException {
    String names = "--host-name shop.example --host-name other.example --public-url "
        + "https://front.example:8443";
    try (JuspaySandbox sandbox = start(("--port 0 " + names).split(" "))) {
      RawHttpClient client = RawHttpClient.to(sandbox);
      RawRequest state = RawRequest.get("/sandbox/state");

      assertThat(Stream.of("shop.example", "other.example", "front.example:8443", "foreign.example")
              .map(host -> client.send(state.with("Host", host)).status()))
          .containsExactly(200, 200, 200, 403);
      assertThat(client
              .send(state
                  .with("Host", "front.example:8443")
                  .with("Origin", "https://front.example:8443"))
              .status())
          .isEqualTo(200);
    }
  }

  @Test
  void keeps_as_many_connections_open_as_it_is_told() throws IOException {
    try (JuspaySandbox sandbox = start("--port", "0", "--connections", "1");
        Socket first = new Socket(sandbox.uri().getHost(), sandbox.uri().getPort())) {
      first.getOutputStream().write("GET /nothing HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(US_ASCII));
      assertThat(first.getInputStream().read()).isEqualTo('H');

      RawResponse second = RawHttpClient.to(sandbox).send(RawRequest.get("/sandbox/state"));

      assertThat(second.status()).isEqualTo(503);
    }
  }

  @Test
  void names_the_port_that_is_taken() throws IOException {
    try (JuspaySandbox sandbox = start("--port", "0")) {
      String port = String.valueOf(sandbox.uri().getPort());

      assertThatThrownBy(() -> start("--port", port))
          .isInstanceOf(BindException.class)
          .hasMessageContaining(port);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"--help", "--port 0 --help", "--help --https"})
  void prints_help_and_starts_nothing(String arguments) throws IOException {
    assertThat(run(arguments.split(" ")).isEmpty()).isTrue();

    assertThat(printed.toString(UTF_8)).startsWith("Usage: java -jar ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--port",
        "--port-file",
        "--https",
        "--strict-routing",
        "--api-key",
        "--live-clock",
        "--seed",
        "--public-url",
        "--connections",
        "--address",
        "--host-name",
        "--empty",
        "--help"
      })
  void help_has_every_option(String option) {
    assertThat(LauncherOptions.HELP).contains("\n  " + option + " ");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--prot 8080|\"--prot\" is not an option; --help lists them",
        "8080|\"8080\" is not an option; --help lists them",
        "--port|--port needs a value; --help lists the options",
        "--port x|--port needs a number from 0 to 65535",
        "--port -1|--port needs a number from 0 to 65535",
        "--port 65536|a port is 0 to 65535, not 65536",
        "--port-file|--port-file needs a value",
        "--host-name http://x|a host name is a name or an address without a port",
        "--host-name|--host-name needs a value",
        "--api-key|--api-key needs a value",
        "--api-key a:b|an API key is not blank and has no colon",
        "--seed x|--seed needs a whole number",
        "--public-url x|a public URL is scheme, host and port alone",
        "--public-url http://[|--public-url needs a URL",
        "--address [::x]|--address needs an address of this machine",
        "--connections 0|at least one connection is needed, not 0",
        "--connections x|--connections needs a number from 1 to 99999",
        "--connections 100000|--connections needs a number from 1 to 99999",
        "--help --prot|\"--prot\" is not an option"
      })
  void refuses_what_is_not_valid_and_says_what_is(String arguments, String message) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> run(arguments.split(" ")))
        .withMessageStartingWith(message);
    assertThat(printed.size()).isZero();
  }

  private JuspaySandbox start(String... arguments) throws IOException {
    return run(arguments).get();
  }

  private Option<JuspaySandbox> run(String... arguments) throws IOException {
    List<String> line = Arrays.asList(arguments);
    return Main.run(line, new PrintStream(printed, true, UTF_8));
  }

  @Test
  void leaves_no_half_written_port_file_if_it_cannot_be_moved(@TempDir Path folder)
      throws IOException {
    Path file = Files.createDirectory(folder.resolve("port"));
    Files.createFile(file.resolve("full"));

    assertThatThrownBy(() -> start("--port", "0", "--port-file", file.toString()))
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith("cannot write the port to " + file);

    assertThat(folder.toFile().list()).containsExactly("port");
  }
}
