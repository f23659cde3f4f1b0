package dev.walletport.application.testing.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaParameterizedType;
import com.tngtech.archunit.core.domain.JavaType;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** How the port to the providers is shaped, and how the core fails. */
public final class PortRules {

  private final Hexagon hexagon;

  PortRules(Hexagon hexagon) {
    this.hexagon = hexagon;
  }

  /** All rules of this subject. */
  public List<ArchRule> all() {
    return List.of(
        everyCallAnswersEither(), everyCallTakesTheCustomer(), theCoreDeclaresNoCheckedException());
  }

  /** {@code Either<WalletFailure, …>} on every method of {@code WalletGateway}. */
  public ArchRule everyCallAnswersEither() {
    return classes()
        .that(gateway())
        .should(complainOfCalls(
            "answer an Either of WalletFailure",
            "does not answer Either<WalletFailure, …>",
            call -> !answersFailure(call.getReturnType())))
        .as("every call of WalletGateway answers Either<WalletFailure, …>")
        .because("a failure that a correct program must expect is a value, and its type says so");
  }

  private boolean answersFailure(JavaType answer) {
    return answer.toErasure().getFullName().equals("io.vavr.control.Either")
        && answer instanceof JavaParameterizedType either
        && isFailure(either.getActualTypeArguments().get(0));
  }

  private boolean isFailure(JavaType left) {
    return hexagon.isNamed(left.toErasure(), "domain.WalletFailure");
  }

  /** First of all. */
  public ArchRule everyCallTakesTheCustomer() {
    return classes()
        .that(gateway())
        .should(complainOfCalls(
            "take the Customer first",
            "does not take the Customer first",
            call -> !takesCustomerFirst(call)))
        .as("every call of WalletGateway takes the Customer first")
        .because("then no call can leave the routing id out, or change it");
  }

  private boolean takesCustomerFirst(JavaMethod call) {
    return call.getRawParameterTypes().stream()
        .limit(1)
        .anyMatch(type -> hexagon.isNamed(type, "domain.Customer"));
  }

  private DescribedPredicate<JavaClass> gateway() {
    return describe("the gateway", type -> hexagon.isNamed(type, "application.port.WalletGateway"));
  }

  private static Violations complainOfCalls(
      String condition, String complaint, Predicate<JavaMethod> wrong) {
    return Violations.none(
        condition,
        gateway -> gateway.getMethods().stream()
            .filter(method -> method.getModifiers().contains(JavaModifier.ABSTRACT))
            .filter(wrong)
            .map(call -> Violations.about(call, complaint)));
  }

  /** But for the interrupt that ends a {@code Pause}. */
  public ArchRule theCoreDeclaresNoCheckedException() {
    return classes()
        .that(hexagon.in(Ring.DOMAIN, Ring.APPLICATION))
        .should(Violations.none("declare no checked exception", this::checkedExceptions))
        .as("the domain, the use cases and the ports declare no checked exception, but for the"
            + " interrupt of a Pause")
        .because("expected failures are values, and exceptions are bugs");
  }

  private Stream<String> checkedExceptions(JavaClass type) {
    return VisibleMembers.members(type)
        .flatMap(member -> member instanceof JavaCodeUnit unit ? Stream.of(unit) : Stream.empty())
        .filter(this::declaresCheckedException)
        .map(unit -> Violations.about(unit, "declares a checked exception"));
  }

  private boolean declaresCheckedException(JavaCodeUnit unit) {
    return unit.getExceptionTypes().stream()
        .filter(PortRules::isChecked)
        .anyMatch(thrown -> !isInterruptOfPause(unit, thrown));
  }

  private static boolean isChecked(JavaClass thrown) {
    return !thrown.isAssignableTo(RuntimeException.class) && !thrown.isAssignableTo(Error.class);
  }

  private boolean isInterruptOfPause(JavaCodeUnit unit, JavaClass thrown) {
    return hexagon.isNamed(unit.getOwner(), "application.port.Pause")
        && thrown.isEquivalentTo(InterruptedException.class);
  }
}
