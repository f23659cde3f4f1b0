package dev.walletport.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.walletport.adapter.juspay.JuspayApiKey;
import dev.walletport.domain.DebitToken;
import dev.walletport.domain.HashKey;
import dev.walletport.domain.MobileNumber;
import dev.walletport.domain.Otp;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** Holds docs/security.md to the types of secrets and to the tests that it names. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class SecurityPageTest {

  private static final MarkdownPage PAGE = MarkdownPage.of("docs/security.md");
  private static final Pattern TEST = Pattern.compile("`(\\w+(?:Test|Contract))`");
  private static final Pattern REQUIREMENT = Pattern.compile("[0-9]+\\.[0-9]+\\.[0-9]+");
  private static final Map<String, Class<?>> SECRETS = Stream.of(
          Otp.class, MobileNumber.class, DebitToken.class, JuspayApiKey.class, HashKey.class)
      .collect(Collectors.toMap(Class::getSimpleName, Function.identity()));

  @Test
  void each_test_that_is_named_exists_once() {
    List<String> tests = TEST.matcher(PAGE.text())
        .results()
        .map(test -> test.group(1))
        .distinct()
        .toList();

    List<String> classes = MarkdownPage.files(".java").stream()
        .map(file -> file.getFileName().toString().replace(".java", ""))
        .toList();
    assertThat(tests)
        .hasSizeGreaterThan(25)
        .allSatisfy(test -> assertThat(classes).filteredOn(test::equals).hasSize(1));
  }

  @Test
  void each_threat_has_a_test() {
    assertThat(PAGE.rows("## Threats"))
        .hasSizeGreaterThan(12)
        .allSatisfy(row -> assertThat(TEST.matcher(row.get(2)).find()).isTrue());
  }

  @Test
  void the_secrets_are_final_and_print_nothing() {
    List<String> named = PAGE.rows("## What is secret").stream()
        .map(row -> MarkdownPage.codes(row.get(1)).get(0))
        .toList();

    assertThat(named).containsExactlyInAnyOrderElementsOf(SECRETS.keySet());
    assertThat(SECRETS.values()).allSatisfy(type -> {
      assertThat(type).isFinal();
      assertThat(type.isRecord()).isFalse();
      assertThat(type.getDeclaredMethod("toString")).isNotNull();
    });
  }

  @Test
  void a_secret_that_is_never_revealed_has_no_public_method_that_does() {
    assertThat(Arrays.stream(HashKey.class.getDeclaredMethods())
            .filter(method -> Modifier.isPublic(method.getModifiers()))
            .map(method -> method.getName()))
        .containsExactlyInAnyOrder("of", "toString");
  }

  @Test
  void each_requirement_has_one_row() {
    List<String> requirements = PAGE.rows("## OWASP ASVS 5.0.0").stream()
        .flatMap(row -> Stream.of(row.get(0).split(", ")))
        .toList();

    assertThat(requirements)
        .hasSizeGreaterThan(25)
        .doesNotHaveDuplicates()
        .allMatch(REQUIREMENT.asMatchPredicate());
  }
}
