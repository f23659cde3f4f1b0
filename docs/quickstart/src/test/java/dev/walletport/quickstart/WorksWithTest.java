package dev.walletport.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPath;
import javax.xml.xpath.XPathFactory;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.w3c.dom.Document;

/** Holds the README's versions to those that the build tests with. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class WorksWithTest {

  private static final Path ROOT = Path.of("..", "..").toAbsolutePath().normalize();
  private static final Pattern SPRING_BOOT = Pattern.compile("-Dspring-boot\\.version=(\\S+)");
  private static final Pattern SPRING_BOOT_SHOWN = Pattern.compile("\\b[34]\\.[0-9]+\\.[0-9]+\\b");
  private static final Pattern SECTION =
      Pattern.compile("\n## Requirements and versions\n(.*?)\n## ", Pattern.DOTALL);
  private static final Pattern HOSTS = Pattern.compile("\n`\\.ci/run` .*?\n\n", Pattern.DOTALL);
  private static final XPath XPATH = XPathFactory.newInstance().newXPath();

  @ParameterizedTest
  @CsvSource({
    "HttpClient, httpclient5.version",
    "HttpCore, httpcore5.version",
    "Jackson core, jackson.version",
    "SLF4J, slf4j.version",
    "'Guice, optional', guice.version",
    "'Guava, for Guice', guava.version"
  })
  void each_row_has_the_versions_of_the_build(String library, String property) throws Exception {
    List<String> tested = tested(property);

    List<String> cells = row(library);

    assertThat(cells.get(2)).isEqualTo(String.join(", ", tested));
    assertThat(tested.get(0)).startsWith(cells.get(1) + ".");
  }

  @Test
  void the_hosts_are_those_of_the_ci() throws Exception {
    List<String> built = matches(SPRING_BOOT, Files.readString(ROOT.resolve(".ci/run")), 1);

    List<String> shown = matches(SPRING_BOOT_SHOWN, matches(HOSTS, section(), 0).get(0), 0);

    assertThat(built).isNotEmpty();
    assertThat(shown).containsExactlyInAnyOrderElementsOf(built);
  }

  @Test
  void a_host_with_Guice_is_told_the_newest_that_is_tested() throws Exception {
    Document pom = pom();

    assertThat(section())
        .contains(
            "<version>" + XPATH.evaluate(path("", "guice.version"), pom) + "</version>",
            "<version>" + XPATH.evaluate(path("", "guava.version"), pom) + "</version>");
  }

  /** At the floor, in the middle and at the newest, where they differ. */
  private static List<String> tested(String property) throws Exception {
    Document pom = pom();
    String floor = XPATH.evaluate(path("/profiles/profile[id='floor']", property), pom);
    String middle = XPATH.evaluate(path("/profiles/profile[id='middle']", property), pom);
    String newest = XPATH.evaluate(path("", property), pom);
    return Stream.of(floor, middle, newest)
        .filter(version -> !version.isEmpty())
        .toList();
  }

  private static String path(String under, String property) {
    return "/project" + under + "/properties/" + property;
  }

  private static Document pom() throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(ROOT.resolve("pom.xml").toFile());
  }

  private static List<String> row(String library) throws Exception {
    String row = section()
        .lines()
        .filter(line -> line.startsWith("| " + library + " |"))
        .findFirst()
        .orElseThrow();
    return List.of(row.substring(2).split(" \\| "));
  }

  private static String section() throws Exception {
    return matches(SECTION, Files.readString(ROOT.resolve("README.md")), 1).get(0);
  }

  private static List<String> matches(Pattern pattern, String text, int group) {
    return pattern
        .matcher(text)
        .results()
        .map((MatchResult match) -> match.group(group))
        .distinct()
        .toList();
  }
}
