package dev.walletport.application.testing.architecture;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The condition that a class has no violation. */
final class Violations extends ArchCondition<JavaClass> {

  private final Function<JavaClass, Stream<String>> violations;

  private Violations(String condition, Function<JavaClass, Stream<String>> violations) {
    super(condition);
    this.violations = violations;
  }

  static Violations none(String condition, Function<JavaClass, Stream<String>> violations) {
    return new Violations(condition, violations);
  }

  static Violations noDependency(String condition, Predicate<Dependency> wrong) {
    return none(
        condition,
        type -> type.getDirectDependenciesFromSelf().stream()
            .filter(wrong)
            .map(Dependency::getDescription));
  }

  /** Calls, method references and field accesses alike. */
  static Violations noAccess(String condition, Predicate<JavaAccess<?>> wrong) {
    return none(
        condition,
        type -> type.getAccessesFromSelf().stream().filter(wrong).map(JavaAccess::getDescription));
  }

  static String about(JavaClass type, String violation) {
    return type.getDescription() + " " + violation + " in " + type.getSourceCodeLocation();
  }

  static String about(JavaMember member, String violation) {
    return member.getDescription() + " " + violation + " in " + member.getSourceCodeLocation();
  }

  @Override
  public void check(JavaClass type, ConditionEvents events) {
    violations
        .apply(type)
        .distinct()
        .sorted()
        .forEach(violation -> events.add(SimpleConditionEvent.violated(type, violation)));
  }
}
