package dev.walletport.adapter.fake.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.walletport.adapter.fake.FakeWallets;
import java.net.Socket;
import java.time.Duration;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;

/** The threads of a sandbox. */
@DisplayNameGeneration(ReplaceUnderscores.class)
@Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
class SandboxThreadsTest {

  private static final RawRequest KEPT = RawRequest.get("/").without("Connection");

  @Test
  void end_with_it() throws Exception {
    SandboxFixture fixture = SandboxFixture.start();
    assertThat(fixture.get("/sandbox/state").status()).isEqualTo(200);
    assertThat(fixture.threads().running()).isNotEmpty();

    fixture.close();

    assertThat(fixture.threads().left()).isEmpty();
  }

  @Test
  void end_with_it_though_a_client_over_the_cap_neither_sends_nor_closes() throws Exception {
    SandboxFixture fixture = SandboxFixture.start(
        FakeWallets.create(), with -> with.mostConnections(1).refusalTime(Duration.ofMinutes(10)));
    try (Socket kept = fixture.client().connect(KEPT)) {
      RawHttpClient.readUntil(kept, received -> received.indexOf("</html>") > 0);
      try (Socket silent = fixture.client().connect()) {
        assertThat(RawHttpClient.readRest(silent).status()).isEqualTo(503);

        fixture.close();

        assertThat(fixture.threads().left()).isEmpty();
      }
    } finally {
      fixture.close();
    }
  }

  /** On Java 17 to 20: later ones do not list virtual threads. */
  @Test
  void end_with_it_though_a_response_is_to_wait_ten_minutes() throws Exception {
    SandboxFixture fixture = SandboxFixture.start();
    fixture.post("/sandbox/faults", "operation=FIND&fault=wait&seconds=600&times=1");
    int calls = fixture.fake().journal().size();
    try (Socket waiting = fixture.client().connect(RawRequest.get(fixture.path()))) {
      while (fixture.fake().journal().size() == calls && !Thread.interrupted()) {
        Thread.onSpinWait();
      }

      fixture.close();

      assertThat(RawHttpClient.readRest(waiting).text()).isEmpty();
      assertThat(fixture.threads().left()).isEmpty();
    } finally {
      fixture.close();
    }
  }

  @Test
  void end_without_a_warning() throws Exception {
    try (RecordingLogAppender log = RecordingLogAppender.attach()) {
      SandboxFixture fixture = SandboxFixture.start();
      assertThat(fixture.get("/sandbox/state").status()).isEqualTo(200);

      fixture.close();

      assertThat(fixture.threads().left()).isEmpty();
      assertThat(log.lines()).noneMatch(line -> line.startsWith("[WARN]"));
    }
  }
}
