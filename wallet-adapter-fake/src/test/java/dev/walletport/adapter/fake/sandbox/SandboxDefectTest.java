package dev.walletport.adapter.fake.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.walletport.adapter.fake.FakeWallets;
import java.lang.reflect.Field;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What a client and the log are told of a defect, here a fake that has lost its state. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class SandboxDefectTest {

  /** A part of the message of the {@code NullPointerException} that follows. */
  private static final String MESSAGE = "because";

  private final RecordingLogAppender log = RecordingLogAppender.attach();
  private final SandboxFixture fixture;

  SandboxDefectTest() throws Exception {
    fixture = SandboxFixture.start();
    loseState(fixture.fake());
  }

  private static void loseState(FakeWallets fake) throws ReflectiveOperationException {
    Field state = FakeWallets.class.getDeclaredField("state");
    state.setAccessible(true);
    state.set(fake, null);
  }

  @AfterEach
  void close() {
    fixture.close();
    log.close();
  }

  @Test
  void the_client_is_told_that_the_log_says_more() {
    RawResponse response = fixture.get("/sandbox/state");

    assertThat(response.status()).isEqualTo(500);
    assertThat(response.body())
        .contains("\"sandbox_defect\"", "A defect of the sandbox; its log says more.")
        .doesNotContain("NullPointerException", MESSAGE, "dev.walletport");
  }

  @Test
  void the_log_tells_its_type_and_its_place() {
    fixture.get("/sandbox/state");

    assertThat(log.lines())
        .filteredOn(line -> line.contains("A defect of the sandbox"))
        .singleElement()
        .satisfies(line -> assertThat(line)
            .contains("[ERROR]", "java.lang.NullPointerException", "FakeWallets.present("));
  }

  /** It may quote what was sent. */
  @Test
  void the_log_has_not_its_message() {
    fixture.get("/sandbox/state");

    assertThat(log.lines()).noneMatch(line -> line.contains(MESSAGE));
  }

  @Test
  void the_next_request_is_answered() {
    fixture.get("/sandbox/state");

    assertThat(fixture.get("/").status()).isEqualTo(200);
  }

  @Nested
  class On_the_path_of_a_wallet {

    @Test
    void the_client_is_told_the_same() {
      RawResponse response = fixture.get(fixture.path());

      assertThat(response.status()).isEqualTo(500);
      assertThat(response.body()).contains("\"sandbox_defect\"");
    }

    @Test
    void the_request_is_recorded() {
      fixture.get(fixture.path());

      assertThat(log.lines()).contains("[INFO] find: HTTP 500 sandbox_defect {}");
    }
  }
}
