package dev.walletport.artifacts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What Maven Central asks of a POM, and what a consumer's resolver trips over. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class PomMetadataTest {

  private static final List<String> ASKED_FOR = List.of(
      "/project/url",
      "/project/licenses/license/name",
      "/project/licenses/license/url",
      "/project/developers/developer/name",
      "/project/scm/connection",
      "/project/scm/developerConnection",
      "/project/scm/url");

  static Stream<String> published() {
    return Stream.concat(Artifacts.MODULES.stream(), Stream.of("walletport"));
  }

  @ParameterizedTest
  @MethodSource("published")
  void it_has_a_name_and_a_description_of_its_own(String module) throws Exception {
    Pom pom = Pom.of(module);

    assertThat(pom.own("/project/name")).startsWith("Walletport");
    assertThat(pom.own("/project/description")).endsWith(".");
  }

  @ParameterizedTest
  @MethodSource("published")
  void all_that_central_asks_for_is_there_or_inherited(String module) throws Exception {
    Pom pom = Pom.of(module);

    for (String path : ASKED_FOR) {
      assertThat(pom.inherited(path)).as(path).isNotEmpty().doesNotContain("$");
    }
  }

  @ParameterizedTest
  @MethodSource("published")
  void no_repository_and_no_file_of_one_machine_is_named(String module) throws Exception {
    Pom pom = Pom.of(module);

    assertThat(pom.all("//repository | //pluginRepository | //systemPath")).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("published")
  void no_version_is_a_range_or_a_snapshot_but_our_own(String module) throws Exception {
    Pom pom = Pom.of(module);

    assertThat(pom.all("//dependency/version"))
        .noneMatch(version -> version.matches("[\\[(].*|LATEST|RELEASE|.*-SNAPSHOT"));
    assertThat(pom.all("/project/version | /project/parent/version"))
        .containsExactly(Artifacts.VERSION);
  }

  @Test
  void what_a_module_brings_along_is_few() throws Exception {
    String brought = "/project/dependencies/dependency[not(optional) and not(scope)"
        + " and not(type)]/artifactId";

    assertThat(Pom.of("wallet-domain").all(brought)).containsExactly("vavr", "jspecify");
    assertThat(Pom.of("wallet-application").all(brought))
        .containsExactly("wallet-domain", "jakarta.inject-api", "jspecify");
    assertThat(Pom.of("wallet-adapter-fake").all(brought))
        .containsExactly("wallet-application", "jspecify");
    assertThat(Pom.of("wallet-adapter-juspay").all(brought))
        .containsExactly(
            "wallet-application", "jackson-core", "httpclient5", "jspecify", "slf4j-api");
  }
}
