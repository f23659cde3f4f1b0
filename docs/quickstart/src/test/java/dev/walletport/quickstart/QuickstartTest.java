package dev.walletport.quickstart;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.vavr.control.Option;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class QuickstartTest {

  private static final String KEY = "canary-of-an-api-key";

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @Nested
  class On_the_embedded_fake {
    @Test
    void every_step_is_printed() throws IOException {
      int code = run(Map.of(), withoutTerminal());

      assertThat(err.toString(UTF_8)).isEmpty();
      assertThat(code).isEqualTo(Quickstart.DONE);
      assertThat(out.toString(UTF_8)).isEqualTo(Files.readString(Path.of("expected-output.txt")));
    }
  }

  @Nested
  class On_juspay {
    @Test
    void the_same_steps_run_with_a_customer_at_the_terminal() throws IOException {
      try (JuspaySamplesServer juspay = JuspaySamplesServer.start()) {
        int code = run(environment(juspay), typing("111111", "345678"));

        assertThat(err.toString(UTF_8)).isEmpty();
        assertThat(out.toString(UTF_8))
            .contains(
                "of two taps at once, 1 is held back, remedy WAIT",
                "OtpRejected.Wrong",
                "LINKED wlt_q23xzki3pazgtezo at MOBIKWIK, balance 250")
            .doesNotContain(KEY, "111111", "345678", "tok_");
        assertThat(code).isEqualTo(Quickstart.DONE);
        assertThat(juspay.requests())
            .containsExactly(
                "GET",
                "command=authenticate",
                "command=link&otp=111111",
                "command=link&otp=345678",
                "command=delink");
      }
    }

    @Test
    void it_stops_with_1_when_the_customer_leaves() throws IOException {
      try (JuspaySamplesServer juspay = JuspaySamplesServer.start()) {
        int code = run(environment(juspay), typing());

        assertThat(code).isEqualTo(Quickstart.STOPPED);
        assertThat(out.toString(UTF_8)).contains("stopped: OtpRejected.Missing");
        assertThat(juspay.requests()).containsExactly("GET", "command=authenticate");
      }
    }

    @ParameterizedTest
    @ValueSource(
        strings = {"JUSPAY_API_KEY", "JUSPAY_BASE_URI", "JUSPAY_CUSTOMER_ID", "JUSPAY_WALLET_ID"})
    void it_exits_with_2_and_sends_nothing_when_a_variable_is_missing(String missing)
        throws IOException {
      try (JuspaySamplesServer juspay = JuspaySamplesServer.start()) {
        Map<String, String> environment = environment(juspay);
        environment.remove(missing);

        assertMisconfigured(run(environment, typing("345678")), juspay);
        assertThat(err.toString(UTF_8)).startsWith("To run on Juspay set also " + missing + ".");
      }
    }

    @ParameterizedTest
    @CsvSource({
      "JUSPAY_API_KEY,   ' ',               set also JUSPAY_API_KEY",
      "JUSPAY_BASE_URI,  http://example.org, http",
      "JUSPAY_BASE_URI,  not a uri,         JUSPAY_ variable is wrong",
      "JUSPAY_WALLET_ID, ../etc,            wallet id",
      "JUSPAY_CUSTOMER_ID, with space,      customer id"
    })
    void it_exits_with_2_and_sends_nothing_when_a_variable_is_wrong(
        String name, String value, String said) throws IOException {
      try (JuspaySamplesServer juspay = JuspaySamplesServer.start()) {
        Map<String, String> environment = environment(juspay);
        environment.put(name, value);

        assertMisconfigured(run(environment, typing("345678")), juspay);
        assertThat(err.toString(UTF_8)).contains(said);
      }
    }

    @Test
    void it_exits_with_2_and_sends_nothing_without_a_terminal() throws IOException {
      try (JuspaySamplesServer juspay = JuspaySamplesServer.start()) {
        assertMisconfigured(run(environment(juspay), withoutTerminal()), juspay);
        assertThat(err.toString(UTF_8)).startsWith("No terminal: ");
      }
    }

    private void assertMisconfigured(int code, JuspaySamplesServer juspay) {
      assertThat(code).isEqualTo(Quickstart.MISCONFIGURED);
      assertThat(out.toString(UTF_8)).isEmpty();
      assertThat(err.toString(UTF_8)).doesNotContain(KEY);
      assertThat(juspay.requests()).isEmpty();
    }

    private Map<String, String> environment(JuspaySamplesServer juspay) {
      return new HashMap<>(Map.of(
          "JUSPAY_API_KEY",
          KEY,
          "JUSPAY_BASE_URI",
          juspay.baseUri(),
          "JUSPAY_CUSTOMER_ID",
          "customer_1122",
          "JUSPAY_WALLET_ID",
          "wlt_q23xzki3pazgtezo"));
    }
  }

  private int run(Map<String, String> environment, Terminal terminal) {
    PrintStream output = new PrintStream(out, true, UTF_8);
    PrintStream errors = new PrintStream(err, true, UTF_8);
    return Quickstart.run(environment, terminal, output, errors);
  }

  private static Terminal withoutTerminal() {
    return new Scripted(new ArrayDeque<>(), false);
  }

  private static Terminal typing(String... lines) {
    return new Scripted(new ArrayDeque<>(List.of(lines)), true);
  }

  private record Scripted(Deque<String> lines, boolean isAttended) implements Terminal {
    @Override
    public Option<String> ask(String question) {
      return Option.of(lines.poll());
    }
  }
}
