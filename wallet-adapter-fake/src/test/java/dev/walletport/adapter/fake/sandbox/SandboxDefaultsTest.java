package dev.walletport.adapter.fake.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.walletport.adapter.fake.FakeWallets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** Limits that would take thousands of connections or many seconds to see, as they are promised. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class SandboxDefaultsTest {

  private final String page = Files.readString(Path.of("../docs/fake.md"));

  SandboxDefaultsTest() throws IOException {}

  @Test
  void keep_4096_connections_open() {
    assertThat(ConnectionLimits.standard().connections()).isEqualTo(4_096);
    assertThat(LauncherOptions.HELP).contains("keep at most so many connections open (4096)");
    assertThat(page).contains("`--connections N` caps the connections (4,096)");
  }

  @Test
  void close_a_connection_that_is_idle_for_30_seconds() {
    assertThat(ConnectionLimits.standard().idle()).isEqualTo(Duration.ofSeconds(30));
    assertThat(page).contains("nothing is asked for 30 seconds is closed");
  }

  @Test
  void give_a_request_and_the_reading_of_its_response_ten_seconds() {
    assertThat(ConnectionLimits.standard().request()).isEqualTo(Duration.ofSeconds(10));
    assertThat(ConnectionLimits.standard().response()).isEqualTo(Duration.ofSeconds(10));
    assertThat(ConnectionLimits.standard().refusal()).isEqualTo(Duration.ofSeconds(1));
    assertThat(page).contains("that is not complete 10 s after its first byte");
  }

  @Test
  void keep_the_latest_1000_requests_with_16_kb_of_each() {
    assertThat(RequestLog.CAPACITY).isEqualTo(1_000);
    assertThat(RecordedRequest.LONGEST_TEXT).isEqualTo(16_384);
    assertThat(page).contains("the latest 1,000 of them, each up to 16 KB.");
  }

  @Test
  void keep_the_latest_100_malformed_heads() {
    assertThat(RequestLog.MALFORMED).isEqualTo(100);
    assertThat(page).contains("Connections over the cap and malformed heads are the latest 100");
  }

  @Test
  void are_those_of_a_sandbox_that_is_given_none() {
    assertThat(JuspaySandbox.builder(FakeWallets.create()).endpoint().limits())
        .isEqualTo(ConnectionLimits.standard());
  }
}
