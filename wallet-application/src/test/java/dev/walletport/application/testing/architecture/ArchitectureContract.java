package dev.walletport.application.testing.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/**
 * The architecture as tests, for all classes on the class path of the module that extends this.
 *
 * <p>Say where your adapter or your host is, and every rule is a test of yours:
 *
 * <pre>{@code
 * final class ArchitectureTest extends ArchitectureContract {
 *   ArchitectureTest() {
 *     super(Hexagon.of("dev.walletport").withAdapter("com.acme.gateway", "AcmeModule"));
 *   }
 * }
 * }</pre>
 */
@DisplayNameGeneration(ReplaceUnderscores.class)
@TestInstance(Lifecycle.PER_CLASS)
public abstract class ArchitectureContract {

  private final Hexagon hexagon;
  private final JavaClasses classes;

  /** Reads the classes of a system. */
  protected ArchitectureContract(Hexagon hexagon) {
    this.hexagon = hexagon;
    this.classes = hexagon.released();
  }

  /** The rules to keep: all, unless a host leaves some out. */
  protected List<ArchRule> rules(ArchitectureRules architecture) {
    return architecture.all();
  }

  @TestFactory
  Stream<DynamicTest> every_rule_holds() {
    return rules(ArchitectureRules.of(hexagon)).stream()
        .map(rule -> DynamicTest.dynamicTest(rule.getDescription(), () -> rule.check(classes)));
  }

  @TestFactory
  Stream<DynamicTest> every_package_that_is_named_is_there() {
    return hexagon.named().stream()
        .map(name -> DynamicTest.dynamicTest(
            name,
            () -> assertThat(classes)
                .as("released classes in %s", name)
                .anyMatch(type -> Hexagon.isWithin(type, name))));
  }
}
