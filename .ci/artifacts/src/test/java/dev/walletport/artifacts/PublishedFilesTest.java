package dev.walletport.artifacts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Exactly these files go to a repository. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class PublishedFilesTest {

  private static final List<String> OF_EACH =
      List.of("-cyclonedx.json", "-javadoc.jar", "-sources.jar", ".jar", ".pom");
  private static final List<String> OF_TESTS =
      List.of("-test-javadoc.jar", "-test-sources.jar", "-tests.jar");

  @Test
  void the_four_modules_and_their_parent_are_published_and_no_program_of_docs() {
    List<String> expected = new ArrayList<>(Artifacts.MODULES);
    expected.add("walletport");

    assertThat(Artifacts.names()).containsExactlyInAnyOrderElementsOf(expected);
  }

  @Test
  void the_parent_is_a_pom() {
    assertThat(Artifacts.of("walletport")).containsOnlyKeys(".pom");
  }

  @Test
  void the_juspay_adapter_has_sources_javadoc_and_a_bill_of_materials() {
    assertThat(Artifacts.of("wallet-adapter-juspay").keySet())
        .containsExactlyInAnyOrderElementsOf(OF_EACH);
  }

  @ParameterizedTest
  @ValueSource(strings = {"wallet-domain", "wallet-application"})
  void what_has_published_tests_has_their_sources_and_javadoc_too(String module) {
    List<String> expected = new ArrayList<>(OF_EACH);
    expected.addAll(OF_TESTS);

    assertThat(Artifacts.of(module).keySet()).containsExactlyInAnyOrderElementsOf(expected);
  }

  @Test
  void the_fake_has_the_runnable_sandbox_beside_it() {
    List<String> expected = new ArrayList<>(OF_EACH);
    expected.addAll(OF_TESTS);
    expected.add("-sandbox.jar");

    assertThat(Artifacts.of("wallet-adapter-fake").keySet())
        .containsExactlyInAnyOrderElementsOf(expected);
  }
}
