package dev.walletport.adapter.fake.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** The requests of clients are listed without those by which the sandbox itself is controlled. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class RequestScopeTest {

  private final SandboxFixture fixture = SandboxFixture.start();

  RequestScopeTest() throws IOException {}

  @AfterEach
  void close() {
    fixture.close();
  }

  @BeforeEach
  void callsAndControls() {
    fixture.command("command=link&otp=999999");
    fixture.post("/sandbox/clock", "seconds=1");
    fixture.post("/sandbox/clock", "seconds=soon");
  }

  @Test
  void wallets_leaves_out_commands_of_the_controls_unless_they_were_refused() {
    Map<String, @Nullable Object> listed = requests("?scope=wallets");

    assertThat(listed)
        .containsEntry("total", new BigDecimal(2))
        .containsEntry("matching", new BigDecimal(2))
        .containsEntry("operations", List.of("CLOCK", "LINK"))
        .containsEntry("outcomes", List.of("OtpRejected.Wrong", "refused"));
  }

  @Test
  void wallets_has_calls_that_were_accepted() {
    fixture.get(fixture.path());

    assertThat(requests("?scope=wallets"))
        .containsEntry("total", new BigDecimal(3))
        .containsEntry("operations", List.of("CLOCK", "FIND", "LINK"));
  }

  @Test
  void all_has_every_request_and_is_usual() {
    assertThat(requests("?scope=all")).containsEntry("total", new BigDecimal(3));
    assertThat(requests(""))
        .containsEntry("total", new BigDecimal(3))
        .containsEntry("outcomes", List.of("OtpRejected.Wrong", "done", "refused"));
  }

  @Test
  void operations_and_outcomes_are_those_of_all_pages_and_filters() {
    assertThat(requests("?outcome=done&limit=1"))
        .containsEntry("matching", BigDecimal.ONE)
        .containsEntry("operations", List.of("CLOCK", "LINK"));
  }

  @Test
  void another_one_is_refused() {
    RawResponse response = fixture.get("/sandbox/requests?scope=some");

    assertThat(response.status()).isEqualTo(400);
    assertThat(response.body()).contains("scope is wallets or all.");
  }

  private Map<String, @Nullable Object> requests(String query) {
    return fixture.get("/sandbox/requests" + query).json();
  }
}
