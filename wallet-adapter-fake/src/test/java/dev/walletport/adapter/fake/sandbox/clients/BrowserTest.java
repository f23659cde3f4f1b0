package dev.walletport.adapter.fake.sandbox.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opentest4j.TestAbortedException;

/** What becomes of the tests in a browser where there is none. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class BrowserTest {

  private static final List<String> NAMES = List.of("chromium", "google-chrome");

  @TempDir
  private Path folder;

  @Test
  void a_newcomer_without_one_is_told_what_is_missing_and_how_to_get_it() {
    assertThatThrownBy(() -> Browser.open(folder, InstalledPrograms.of(Map.of())))
        .isInstanceOf(TestAbortedException.class)
        .hasMessageContaining("Chromium is neither on the PATH")
        .hasMessageContaining("apt-get install chromium chromium-driver");
  }

  @Test
  void a_browser_is_not_enough() throws IOException {
    InstalledPrograms programs =
        InstalledPrograms.of(Map.of("CHROME_BIN", program("chromium").toString()));

    assertThatThrownBy(() -> Browser.open(folder, programs))
        .isInstanceOf(TestAbortedException.class)
        .hasMessageContaining("chromedriver is neither on the PATH");
  }

  @Test
  void in_ci_nothing_may_be_missing() {
    assertThatThrownBy(() -> Browser.open(folder, InstalledPrograms.of(Map.of("CI", "true"))))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("apt-get install chromium chromium-driver");
  }

  @Test
  void the_first_name_that_leads_to_a_program_on_the_path_counts() throws IOException {
    Files.createFile(folder.resolve("chromium"));
    Path chrome = program("google-chrome");
    String path = String.join(File.pathSeparator, folder.resolve("nowhere") + "", folder + "");

    assertThat(InstalledPrograms.of(Map.of("PATH", path)).find("CHROME_BIN", NAMES))
        .contains(chrome);
  }

  @Test
  void a_variable_has_the_last_word() throws IOException {
    program("chromium");
    Path own = program("my-chromium");
    Map<String, String> environment =
        Map.of("PATH", folder.toString(), "CHROME_BIN", own.toString());

    assertThat(InstalledPrograms.of(environment).find("CHROME_BIN", NAMES)).contains(own);
  }

  @Test
  void a_variable_that_leads_nowhere_leads_to_nothing_else() throws IOException {
    program("chromium");
    Map<String, String> environment =
        Map.of("PATH", folder.toString(), "CHROME_BIN", folder.resolve("gone").toString());

    assertThat(InstalledPrograms.of(environment).find("CHROME_BIN", NAMES)).isEmpty();
  }

  private Path program(String name) throws IOException {
    Path file = Files.createFile(folder.resolve(name));
    assertThat(file.toFile().setExecutable(true)).isTrue();
    return file;
  }
}
