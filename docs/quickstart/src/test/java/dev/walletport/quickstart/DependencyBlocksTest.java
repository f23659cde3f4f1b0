package dev.walletport.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.walletport.application.testing.WalletGatewayContract;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPath;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathExpressionException;
import javax.xml.xpath.XPathFactory;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.w3c.dom.Document;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/**
 * Holds the dependencies that the README shows to the poms, and those of Gradle to those of Maven.
 */
@DisplayNameGeneration(ReplaceUnderscores.class)
class DependencyBlocksTest {

  private static final Path ROOT = Path.of("..", "..").toAbsolutePath().normalize();
  private static final Path PLATFORM = ROOT.resolve(".ci/platform");
  private static final Pattern GRADLE =
      Pattern.compile("(\\w*[iI]mplementation)\\(\"([^\"]+)\"\\)");
  private static final XPath XPATH = XPathFactory.newInstance().newXPath();

  @Test
  void each_of_ours_has_the_version_of_this_build() throws Exception {
    String version = XPATH.evaluate("/project/version", pom(ROOT));

    assertThat(dependencies().filter(name -> name.contains("dev.walletport:")))
        .hasSize(5)
        .allMatch(name -> name.contains(":" + version));
  }

  @ParameterizedTest
  @CsvSource({
    "//dependency[artifactId='junit-jupiter']/version, /project/properties/junit.version",
    "//dependency[artifactId='assertj-core']/version, /project/properties/assertj.version",
    "//plugin[artifactId='maven-surefire-plugin']/version,"
        + " //pluginManagement//plugin[artifactId='maven-surefire-plugin']/version"
  })
  void each_tool_has_the_version_that_this_build_uses(String shown, String used) throws Exception {
    String expected = XPATH.evaluate(used, pom(ROOT));

    assertThat(XPATH.evaluate(shown, pom(PLATFORM))).isNotEmpty().isEqualTo(expected);
  }

  @Test
  void gradle_is_shown_the_dependencies_of_maven() throws Exception {
    List<String> gradle = GRADLE
        .matcher(Files.readString(PLATFORM.resolve("build.gradle.kts")))
        .results()
        .map(line -> line.group(1) + " " + line.group(2))
        .toList();

    assertThat(gradle).containsExactlyElementsOf(dependencies().toList());
  }

  @Test
  void the_readme_tells_how_many_tests_the_contract_has() throws Exception {
    long tests = tests(WalletGatewayContract.class);

    assertThat(tests).isPositive();
    assertThat(Files.readString(ROOT.resolve("README.md")))
        .contains("Tests run: " + tests + ", Failures: 0, Errors: 0, Skipped: 0");
  }

  private static long tests(Class<?> contract) {
    return Stream.<Class<?>>iterate(contract, Objects::nonNull, Class::getSuperclass)
        .flatMap(type -> Arrays.stream(type.getDeclaredClasses()))
        .filter(type -> type.isAnnotationPresent(Nested.class))
        .flatMap(nested -> Arrays.stream(nested.getDeclaredMethods()))
        .filter(DependencyBlocksTest::isTest)
        .count();
  }

  private static boolean isTest(Method method) {
    return method.isAnnotationPresent(Test.class);
  }

  /** The dependencies of the host's pom, as Gradle writes them. */
  private static Stream<String> dependencies() throws Exception {
    NodeList nodes = (NodeList)
        XPATH.evaluate("/project/dependencies/dependency", pom(PLATFORM), XPathConstants.NODESET);
    return IntStream.range(0, nodes.getLength())
        .mapToObj(nodes::item)
        .map(DependencyBlocksTest::inGradle);
  }

  private static String inGradle(Node dependency) {
    String configuration =
        text("scope", dependency).equals("test") ? "testImplementation " : "implementation ";
    String classifier = text("type", dependency).equals("test-jar") ? ":tests" : "";
    return configuration
        + String.join(
            ":",
            text("groupId", dependency),
            text("artifactId", dependency),
            text("version", dependency))
        + classifier;
  }

  private static String text(String name, Node dependency) {
    try {
      return XPATH.evaluate(name, dependency);
    } catch (XPathExpressionException e) {
      throw new IllegalArgumentException(name, e);
    }
  }

  private static Document pom(Path folder) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(folder.resolve("pom.xml").toFile());
  }
}
