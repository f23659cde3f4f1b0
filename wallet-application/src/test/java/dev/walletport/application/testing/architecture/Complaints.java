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

/** The condition that there is nothing to complain of in a class. */
final class Complaints extends ArchCondition<JavaClass> {

  private final Function<JavaClass, Stream<String>> complaints;

  private Complaints(String condition, Function<JavaClass, Stream<String>> complaints) {
    super(condition);
    this.complaints = complaints;
  }

  static Complaints none(String condition, Function<JavaClass, Stream<String>> complaints) {
    return new Complaints(condition, complaints);
  }

  static Complaints noDependency(String condition, Predicate<Dependency> wrong) {
    return none(
        condition,
        type -> type.getDirectDependenciesFromSelf().stream()
            .filter(wrong)
            .map(Dependency::getDescription));
  }

  /** Calls, method references and field accesses alike. */
  static Complaints noAccess(String condition, Predicate<JavaAccess<?>> wrong) {
    return none(
        condition,
        type -> type.getAccessesFromSelf().stream().filter(wrong).map(JavaAccess::getDescription));
  }

  static String about(JavaClass type, String complaint) {
    return type.getDescription() + " " + complaint + " in " + type.getSourceCodeLocation();
  }

  static String about(JavaMember member, String complaint) {
    return member.getDescription() + " " + complaint + " in " + member.getSourceCodeLocation();
  }

  @Override
  public void check(JavaClass type, ConditionEvents events) {
    complaints
        .apply(type)
        .distinct()
        .sorted()
        .forEach(complaint -> events.add(SimpleConditionEvent.violated(type, complaint)));
  }
}
