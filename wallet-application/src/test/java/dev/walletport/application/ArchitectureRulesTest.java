package dev.walletport.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.lang.ArchRule;
import dev.walletport.application.testing.architecture.ArchitectureRules;
import dev.walletport.application.testing.architecture.EffectRules;
import dev.walletport.application.testing.architecture.Hexagon;
import dev.walletport.application.testing.architecture.ReleasedClasses;
import dev.walletport.domain.testing.DefaultLocale;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each rule is shown to fail: on classes that were planted against it, and on no others. */
@DisplayNameGeneration(ReplaceUnderscores.class)
final class ArchitectureRulesTest {

  private static final String ROOT = "dev.walletport.planted";
  private static final JavaClasses PLANTED = new ClassFileImporter().importPackages(ROOT);
  private static final ArchitectureRules RULES = ArchitectureRules.of(Hexagon.of(ROOT)
      .withAdapter(ROOT + ".adapter.one", "One", "OneModule", "Leaks")
      .withAdapter(ROOT + ".adapter.two", "TwoModule")
      .withHost(ROOT + ".host"));
  private static final String ALTERNATIVE_ROOT = "dev.walletport.alternatives";
  private static final JavaClasses ALTERNATIVES =
      new ClassFileImporter().importPackages(ALTERNATIVE_ROOT);
  private static final ArchitectureRules OF_ALTERNATIVES =
      ArchitectureRules.of(Hexagon.of(ALTERNATIVE_ROOT)
          .withAdapter(ALTERNATIVE_ROOT + ".adapter.side", "SideModule", "Shows"));

  @TestFactory
  Stream<DynamicTest> every_rule_names_what_is_planted_against_it_and_nothing_else() {
    return each((name, rule) -> {
      List<String> planted = PlantedViolations.BY_RULE.get(name);

      List<String> report = report(rule, PLANTED);

      assertThat(report).allSatisfy(line -> assertThat(planted).anyMatch(line::contains));
      assertThat(planted).allSatisfy(part -> assertThat(report).anyMatch(l -> l.contains(part)));
    });
  }

  @TestFactory
  Stream<DynamicTest> every_alternative_in_a_rule_is_found_and_nothing_that_keeps_it() {
    return RuleAlternatives.BY_RULE.entrySet().stream()
        .map(of -> dynamicTest(of.getKey(), () -> assertFound(of.getKey(), of.getValue())));
  }

  private static void assertFound(String rule, List<String> alternatives) {
    ArchRule found = Objects.requireNonNull(rules(OF_ALTERNATIVES).get(rule), rule);
    List<String> report = report(found, ALTERNATIVES);

    assertThat(alternatives)
        .allSatisfy(part -> assertThat(report).anyMatch(line -> line.contains(part)));
    assertThat(report).noneMatch(line -> RuleAlternatives.KEPT.stream().anyMatch(line::contains));
  }

  /** So that a list cannot become longer without a class that breaks the rule in the new way. */
  @TestFactory
  Stream<DynamicTest> every_list_of_a_rule_has_its_alternatives() {
    String all = RuleAlternatives.BY_RULE.values() + " " + PlantedViolations.BY_RULE.values();

    return Stream.of(
            "OLD_CLOCKS", "SYSTEM_CLOCKS", "RANDOM_TYPES", "RANDOM_CALLS", "LOCALIZED", "IMPURE")
        .map(list -> dynamicTest(
            list,
            () -> assertThat(listed(list))
                .isNotEmpty()
                .allSatisfy(name -> assertThat(all).contains("<" + name))));
  }

  private static Set<?> listed(String name) throws ReflectiveOperationException {
    Class<?> owner = name.equals("IMPURE")
        ? Class.forName(EffectRules.class.getPackageName() + ".PureJdk")
        : EffectRules.class;
    Field field = owner.getDeclaredField(name);
    field.setAccessible(true);
    return (Set<?>) field.get(null);
  }

  @TestFactory
  Stream<DynamicTest> no_rule_passes_where_there_is_nothing_to_look_at() {
    JavaClasses nothing = new ClassFileImporter().importClasses();

    return each((name, rule) -> assertThatThrownBy(() -> rule.check(nothing))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("failed to check any classes"));
  }

  @TestFactory
  Stream<DynamicTest> every_rule_says_why() {
    return each((name, rule) -> assertThat(rule.getDescription()).contains(", because "));
  }

  @Test
  void no_rule_is_without_a_planted_violation() {
    assertThat(PlantedViolations.BY_RULE.keySet()).isEqualTo(rules().keySet());
    assertThat(PlantedViolations.BY_RULE.values()).doesNotContain(List.of());
  }

  @Test
  void no_rule_is_left_off_the_list() {
    assertThat(RULES.all())
        .extracting(ArchRule::getDescription)
        .containsExactlyInAnyOrderElementsOf(
            rules().values().stream().map(ArchRule::getDescription).toList());
  }

  @Test
  void a_hexagon_without_adapters_is_spared_the_three_rules_about_them() {
    List<ArchRule> core = ArchitectureRules.of(Hexagon.of(ROOT)).all();

    assertThat(RULES.all()).hasSize(core.size() + 3);
  }

  @ParameterizedTest
  @CsvSource({
    "true, jar:file:/repo/wallet-application-0.1.0.jar!/dev/walletport/application/LinkWallet.class",
    "true, file:/src/wallet-application/target/classes/dev/walletport/application/LinkWallet.class",
    "false, file:/src/wallet-application/target/test-classes/dev/walletport/planted/host/Shop.class",
    "false, jar:file:/repo/wallet-application-0.1.0-tests.jar!/dev/walletport/A.class",
    "false, jar:file:/repo/wallet-domain-0.1.0-SNAPSHOT-tests.jar!/dev/walletport/A.class",
  })
  void released_is_what_lies_in_no_test_folder_and_no_tests_jar(boolean released, URI place) {
    assertThat(new ReleasedClasses().includes(Location.of(place))).isEqualTo(released);
  }

  private static List<String> report(ArchRule rule, JavaClasses classes) {
    return DefaultLocale.during(Locale.ROOT, () -> detailsOf(rule, classes)).stream()
        .map(line -> line.replace(ROOT + ".", "")
            .replace(ALTERNATIVE_ROOT + ".", "")
            .replaceAll("\\s+", " "))
        .toList();
  }

  /** ArchUnit counts in the digits of the machine's locale. */
  private static List<String> detailsOf(ArchRule rule, JavaClasses classes) {
    return rule.evaluate(classes).getFailureReport().getDetails();
  }

  private static Stream<DynamicTest> each(RuleTest test) {
    return rules().entrySet().stream()
        .map(rule -> dynamicTest(rule.getKey(), () -> test.run(rule.getKey(), rule.getValue())));
  }

  /** All rules there are, on a list or not. */
  private static Map<String, ArchRule> rules() {
    return rules(RULES);
  }

  private static Map<String, ArchRule> rules(ArchitectureRules subjects) {
    Map<String, ArchRule> rules = new TreeMap<>();
    Arrays.stream(ArchitectureRules.class.getMethods())
        .filter(subject -> subject.getParameterCount() == 0)
        .filter(subject -> subject.getReturnType().getSimpleName().endsWith("Rules"))
        .forEach(subject -> addRulesOf(invoke(subject, subjects), rules));
    return rules;
  }

  private static void addRulesOf(Object subject, Map<String, ArchRule> rules) {
    Arrays.stream(subject.getClass().getMethods())
        .filter(method -> ArchRule.class.isAssignableFrom(method.getReturnType()))
        .forEach(method -> rules.put(method.getName(), (ArchRule) invoke(method, subject)));
  }

  private static Object invoke(Method method, Object target) {
    try {
      return method.invoke(target);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(method + " is no rule that can be asked for", e);
    }
  }

  @FunctionalInterface
  private interface RuleTest {
    void run(String name, ArchRule rule);
  }
}
