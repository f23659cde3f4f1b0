package dev.walletport.adapter.fake.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.walletport.adapter.fake.FakeWallets;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * The requests of Juspay's pages, by curl itself where there is one, with another host: the key and
 * the one-time password are the page's. Two slips of the pages are mended, by which no shell would
 * read them as one command, whatever the host.
 */
@DisplayNameGeneration(ReplaceUnderscores.class)
@Timeout(60)
class CurlTest {

  /** Draws the one-time password of the page on linking first. */
  private static final long SEED = 123_158;

  private final SandboxFixture fixture =
      SandboxFixture.start(FakeWallets.seeded(SEED), settings -> settings);

  CurlTest() throws IOException {}

  @AfterEach
  void close() {
    fixture.close();
  }

  @Test
  void links() throws IOException {
    assertThat(run("link-wallet.sh")).containsEntry("linked", true);
    assertThat(fixture.isLinked()).isTrue();
  }

  @Test
  void delinks() throws IOException {
    fixture.link();

    assertThat(run("delink-wallet.sh")).containsEntry("linked", false);
    assertThat(fixture.isLinked()).isFalse();
  }

  @Test
  void the_routing_id_of_the_pages_is_the_customers() throws IOException {
    run("link-wallet.sh");

    assertThat(fixture.fake().journal())
        .extracting(entry -> entry.customer().routingId().value())
        .containsOnly("customer_1122");
  }

  private Map<String, @Nullable Object> run(String page) throws IOException {
    assumeTrue(ShellCommands.exists("curl"), "curl");
    String request = continued(SampleResources.read(page))
        .replace("https://api.juspay.in", fixture.sandbox().uri().toString());
    return JsonMaps.object(
        ShellCommands.output(request, Map.of("wallet_id", fixture.wallet().value())));
  }

  /**
   * As one command. On the pages the last lines are not: a blank is missing in front of one
   * backslash, and a backslash at the end of another line, so that a shell would cut it in two.
   */
  private static String continued(String request) {
    return request.replace("'\\\n", "' \\\n").replace("link\"\n-d", "link\" \\\n-d");
  }
}
