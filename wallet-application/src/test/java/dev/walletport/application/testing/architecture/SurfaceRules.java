package dev.walletport.application.testing.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What other people's code can see. */
public final class SurfaceRules {

  private static final DescribedPredicate<JavaClass> KNOWN_TO_EVERY_HOST =
      JavaClass.Predicates.resideInAnyPackage(
          "java..", "javax.net..", "io.vavr.control", "jakarta.inject", "org.jspecify.annotations");
  private static final DescribedPredicate<JavaClass> FOR_MODULES =
      JavaClass.Predicates.resideInAPackage("com.google.inject..");

  private final Hexagon hexagon;

  SurfaceRules(Hexagon hexagon) {
    this.hexagon = hexagon;
  }

  /** All rules of this subject that apply to the hexagon. */
  public List<ArchRule> all() {
    List<ArchRule> rules = new ArrayList<>(List.of(vendorTypesStayInside()));
    if (hexagon.saysWhatIsOpen()) {
      rules.add(theInsidesOfAdaptersAreHidden());
    }
    return List.copyOf(rules);
  }

  /**
   * An allow-list for what is public or protected: supertypes, fields, parameters, results,
   * exceptions and type arguments.
   */
  public ArchRule vendorTypesStayInside() {
    return classes()
        .that(hexagon.library())
        .should(Violations.none("show no vendor types", this::vendorTypesShown))
        .as("public signatures show only the JDK, io.vavr.control, jakarta.inject, JSpecify and the"
            + " hexagon itself, and those of *Module classes Guice")
        .because(
            "a vendor that shows can never be replaced, and its next version breaks our users");
  }

  private Stream<String> vendorTypesShown(JavaClass type) {
    Stream<String> ofHead = VisibleMembers.isVisible(type)
        ? VisibleMembers.typesOfHead(type)
            .filter(isVendorFor(type))
            .map(vendor -> Violations.about(type, "shows " + vendor.getFullName()))
        : Stream.empty();
    return Stream.concat(ofHead, vendorTypesOfMembers(type));
  }

  private Stream<String> vendorTypesOfMembers(JavaClass type) {
    return VisibleMembers.members(type)
        .flatMap(member -> VisibleMembers.typesOf(member)
            .filter(isVendorFor(type))
            .map(vendor -> Violations.about(member, "shows " + vendor.getFullName())));
  }

  private Predicate<JavaClass> isVendorFor(JavaClass shower) {
    Predicate<JavaClass> allowed = KNOWN_TO_EVERY_HOST.or(hexagon.everything());
    return shown -> {
      JavaClass type = shown.getBaseComponentType();
      boolean guiceInModule = hexagon.isModule(shower) && FOR_MODULES.test(type);
      return !type.isPrimitive() && !allowed.test(type) && !guiceInModule;
    };
  }

  /**
   * Public are the classes that the hexagon names, with what is nested in them. In a package that
   * its module does not export, others may be public as well.
   */
  public ArchRule theInsidesOfAdaptersAreHidden() {
    return classes()
        .that(describe("in adapters", type -> !hexagon.openBeside(type).isEmpty()))
        .should(Violations.none("be hidden", this::publicByMistake))
        .as("the insides of adapters are not public")
        .because(
            "what is public is a promise, and an adapter promises no more than how to build it");
  }

  private Stream<String> publicByMistake(JavaClass type) {
    String outermost = Hexagon.outermost(type).getSimpleName();
    boolean named = hexagon.openBeside(type).contains(outermost);
    return VisibleMembers.isVisible(type) && !named && ExportedPackages.isExported(type)
        ? Stream.of(Violations.about(type, "is public"))
        : Stream.empty();
  }
}
