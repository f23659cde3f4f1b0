package dev.walletport.quickstart;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** Runs what docs/getting-started.md quotes. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class GettingStartedTest {

  private static final MarkdownPage PAGE = MarkdownPage.of("docs/getting-started.md");
  private static final Pattern PACKAGE_ROW =
      Pattern.compile("(?m)^\\| `(dev\\.walletport\\.[a-z.]+)` \\| (.+) \\|$");
  private static final Pattern CODE = Pattern.compile("`(\\w+)`");
  private static final Pattern SOURCE =
      Pattern.compile("<!-- source: (\\S+?\\.java)(?:#\\w+)? -->");
  private static final Pattern IMPORT =
      Pattern.compile("import (dev\\.walletport\\.[a-z.]+)\\.(?:[A-Z]\\w+\\.)?([A-Z]\\w+);");

  @Test
  void the_first_link_ends_with_a_debited_and_delinked_wallet() {
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    PrintStream before = System.out;
    System.setOut(new PrintStream(printed, true, UTF_8));
    try {
      FirstLink.main(new String[0]);
    } finally {
      System.setOut(before);
    }

    assertThat(printed.toString(UTF_8).lines())
        .containsExactly("linked: MOBIKWIK", "debited: true", "delinked: MOBIKWIK");
  }

  @Test
  void the_types_of_the_samples_are_in_the_packages_that_the_page_says() {
    Map<String, String> packages = packagesOnThePage();

    assertThat(packages).containsKeys("Wallets", "Linked", "WithFakeWallets", "JuspayApiKey");
    assertThat(imports()).contains(Map.entry("Linked", "dev.walletport.domain"));
    assertThat(packages.entrySet()).containsAll(imports());
  }

  /** By the simple names of the types. */
  private static Map<String, String> packagesOnThePage() {
    Map<String, String> packages = new HashMap<>();
    PACKAGE_ROW
        .matcher(PAGE.text())
        .results()
        .forEach(row -> CODE.matcher(row.group(2))
            .results()
            .forEach(type -> packages.put(type.group(1), row.group(1))));
    return packages;
  }

  /** The imports of our types in the files that the page quotes, names and packages. */
  private static Set<Map.Entry<String, String>> imports() {
    return SOURCE
        .matcher(PAGE.text())
        .results()
        .map(source -> MarkdownPage.ROOT.resolve(source.group(1)))
        .flatMap(GettingStartedTest::lines)
        .map(IMPORT::matcher)
        .filter(Matcher::matches)
        .map(found -> Map.entry(found.group(2), found.group(1)))
        .collect(Collectors.toSet());
  }

  private static Stream<String> lines(Path file) {
    try {
      return Files.readAllLines(file).stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void the_settings_lead_to_the_host_that_the_page_says_and_show_no_key() {
    assertThat(FirstSettings.sandbox("your_api_key"))
        .hasToString("JuspaySettings[https://sandbox.juspay.in, apiKey hidden]");
    assertThat(FirstSettings.production("your_api_key"))
        .hasToString("JuspaySettings[https://api.juspay.in, apiKey hidden]");
  }
}
