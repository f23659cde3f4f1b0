package dev.walletport.probe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.walletport.adapter.fake.FakeWallets;
import dev.walletport.adapter.fake.ProviderBehaviour;
import dev.walletport.adapter.fake.ProviderBehaviour.Departure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Holds docs/probe.md to runs of the program. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ProbePageTest {

  private static final Path PAGE = Path.of("..", "probe.md");

  @TempDir
  private Path out;

  @Test
  void the_run_on_the_page_is_a_run_over_a_sandbox() throws IOException {
    FakeWallets fake = FakeWallets.behavingAs(
        ProviderBehaviour.standard().with(Departure.REFRESH_ANSWERS_UNLINKED));
    try (ProbeFixture probe = new ProbeFixture(fake, out)) {
      int code = probe.run("--allow=ALL");

      assertThat(code).isEqualTo(Probe.CONTRADICTED);
      assertThat(probe.console().text()).isEqualTo(block("run"));
    }
  }

  @Test
  void the_options_on_the_page_are_those_of_the_help() throws IOException {
    assertThat(ProbeOptions.HELP).isEqualTo(block("help"));
  }

  @Test
  void each_cost_is_on_the_page() throws IOException {
    String page = Files.readString(PAGE);

    assertThat(Cost.values())
        .allSatisfy(cost -> assertThat(page).contains("| `" + cost.name() + "` |"));
  }

  private static String block(String name) throws IOException {
    Pattern block =
        Pattern.compile("<!-- output: " + name + " -->\n```text\n(.*?)\n```", Pattern.DOTALL);
    return block
        .matcher(Files.readString(PAGE))
        .results()
        .map(match -> match.group(1))
        .findFirst()
        .orElse("");
  }
}
