package dev.walletport.application.testing.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;

/** How code is named and shaped; a host may leave these rules out. */
public final class StyleRules {

  private static final Pattern EMPTY_WORD =
      Pattern.compile(".*(Impl|Service|Manager|Utils?|Helpers?|Common|UseCase|Port|Dto)");
  private static final Pattern GETTER = Pattern.compile("get[A-Z].*");

  private final Hexagon hexagon;

  StyleRules(Hexagon hexagon) {
    this.hexagon = hexagon;
  }

  /** All rules of this subject. */
  public List<ArchRule> all() {
    return List.of(
        namesHaveAMeaning(),
        accessorsSayNoGet(),
        classesAreFinalOrSealed(),
        packagesAreNullMarked());
  }

  /** No {@code Impl}, {@code Service} and the like at the end of a name. */
  public ArchRule namesHaveAMeaning() {
    return classes()
        .that(hexagon.everything())
        .should(Violations.none("have a name with a meaning", StyleRules::emptyWords))
        .as("no class is called Impl, Service, Manager, Util, Helper, Common, UseCase, Port or Dto")
        .because("such a word says what any class could be, instead of what this one is");
  }

  private static Stream<String> emptyWords(JavaClass type) {
    return EMPTY_WORD.matcher(type.getSimpleName()).matches()
        ? Stream.of(Violations.about(type, "is called by an empty word"))
        : Stream.empty();
  }

  /** Unless a supertype from elsewhere has named the method. */
  public ArchRule accessorsSayNoGet() {
    return classes()
        .that(hexagon.everything())
        .should(Violations.none("have no getters", StyleRules::getters))
        .as("no visible method begins with get")
        .because("a value is asked for by its name, as in a record");
  }

  private static Stream<String> getters(JavaClass type) {
    return VisibleMembers.members(type)
        .filter(member -> member instanceof JavaMethod method && isOwnGetter(method))
        .map(getter -> Violations.about(getter, "begins with get"));
  }

  private static boolean isOwnGetter(JavaMethod method) {
    return GETTER.matcher(method.getName()).matches() && !overrides(method);
  }

  private static boolean overrides(JavaMethod method) {
    JavaClass owner = method.getOwner();
    return Stream.concat(
            owner.getAllRawSuperclasses().stream(), owner.getAllRawInterfaces().stream())
        .flatMap(above -> above.getMethods().stream())
        .map(JavaMember::getName)
        .anyMatch(method.getName()::equals);
  }

  /** Interfaces, records, enums and annotation types are closed enough. */
  public ArchRule classesAreFinalOrSealed() {
    return classes()
        .that(hexagon.everything())
        .should(Violations.none("be final, sealed or an interface", StyleRules::openToExtension))
        .as("classes are final, sealed or interfaces")
        .because("a class that others may extend can never change what it calls of itself");
  }

  private static Stream<String> openToExtension(JavaClass type) {
    boolean closed = type.isInterface()
        || type.isEnum()
        || type.isSealed()
        || type.isAnonymousClass()
        || type.getModifiers().contains(JavaModifier.FINAL);
    return closed ? Stream.empty() : Stream.of(Violations.about(type, "may be extended"));
  }

  /** By the package itself: what a module declares is lost when its jar is on the class path. */
  public ArchRule packagesAreNullMarked() {
    return classes()
        .that(hexagon.library())
        .should(Violations.none("be in a @NullMarked package", StyleRules::unmarked))
        .as("published packages are @NullMarked")
        .because("then null is an error unless a type says otherwise, on the class path as well");
  }

  private static Stream<String> unmarked(JavaClass type) {
    return type.getPackage().isAnnotatedWith(NullMarked.class)
        ? Stream.empty()
        : Stream.of(Violations.about(type, "is in a package that is not @NullMarked"));
  }
}
