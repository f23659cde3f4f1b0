package dev.walletport.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.walletport.adapter.fake.KnownCustomer;
import dev.walletport.adapter.fake.sandbox.JuspaySandbox;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.BindException;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The command line. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class SandboxTest {

  private final ByteArrayOutputStream said = new ByteArrayOutputStream();

  @Test
  void says_where_it_is_and_has_a_customer_with_two_wallets() throws IOException {
    try (JuspaySandbox sandbox = start("--port", "0")) {
      assertThat(said.toString(UTF_8)).startsWith("The sandbox is open: " + sandbox.uri() + "\n");
      assertThat(sandbox.fake().customers())
          .extracting(KnownCustomer::wallets)
          .satisfiesExactly(wallets -> assertThat(wallets).hasSize(2));
      assertThat(sandbox.fake().journal()).isEmpty();
    }
  }

  @Test
  void is_empty_if_asked_to_be() throws IOException {
    try (JuspaySandbox sandbox = start("--empty", "--port", "0")) {
      assertThat(sandbox.fake().customers()).isEmpty();
    }
  }

  @Test
  void tells_how_to_trust_it_over_https() throws IOException {
    try (JuspaySandbox sandbox = start("--https", "--port", "0")) {
      assertThat(said.toString(UTF_8))
          .contains("curl -k -o ca.pem " + sandbox.uri() + "/sandbox/ca.pem");
    }
  }

  @Test
  void listens_where_it_is_told_to() throws IOException {
    try (JuspaySandbox sandbox = start("--address", "localhost", "--port", "0")) {
      assertThat(InetAddress.getByName(sandbox.uri().getHost()).isLoopbackAddress())
          .isTrue();
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
  @CsvSource(
      delimiter = '|',
      value = {
        "--prot 8080|\"--prot\" is none of --port N, --https",
        "--port|--port needs a value: --port N, --https",
        "--port x|--port needs a number from 0 to 65535",
        "--port 65536|a port is 0 to 65535, not 65536",
        "--host-name http://x|a host name is a name or an address without a port",
        "--host-name|--host-name needs a value"
      })
  void says_what_is_wrong_and_what_is_right(String arguments, String words) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> start(arguments.split(" ")))
        .withMessageStartingWith(words);
    assertThat(said.size()).isZero();
  }

  private JuspaySandbox start(String... arguments) throws IOException {
    List<String> line = Arrays.asList(arguments);
    return Sandbox.start(line, new PrintStream(said, true, UTF_8));
  }
}
