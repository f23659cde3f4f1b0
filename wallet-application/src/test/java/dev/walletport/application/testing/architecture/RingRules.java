package dev.walletport.application.testing.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Which ring may depend on which. */
public final class RingRules {

  private static final DescribedPredicate<JavaClass> RESULTS_AND_ANNOTATIONS = resideInAnyPackage(
      "io.vavr.control", "org.jspecify.annotations", "com.google.errorprone.annotations");

  /**
   * Logging by the JDK's own facade, being interrupted, the call that a thread is in, units of
   * time, a counter of calls, and a clock that the host chose.
   */
  private static final Set<String> WHAT_A_USE_CASE_NEEDS_MORE = Set.of(
      "java.lang.System",
      "java.lang.System$Logger",
      "java.lang.System$Logger$Level",
      "java.lang.Thread",
      "java.lang.ThreadLocal",
      "java.time.InstantSource",
      "java.util.concurrent.TimeUnit",
      "java.util.concurrent.atomic.AtomicLong");

  private final Hexagon hexagon;

  RingRules(Hexagon hexagon) {
    this.hexagon = hexagon;
  }

  /** All rules of this subject that apply to the hexagon. */
  public List<ArchRule> all() {
    List<ArchRule> rules = new ArrayList<>(List.of(
        theDomainIsPure(),
        theApplicationKnowsNoTechnique(),
        dependenciesPointInwards(),
        guiceStaysInModules(),
        packagesFormNoCycle()));
    if (hexagon.hasAdapters()) {
      rules.add(adaptersDoNotKnowEachOther());
      rules.add(gatewaysKnowThePortsOnly());
    }
    return List.copyOf(rules);
  }

  /** An allow-list for the domain. */
  public ArchRule theDomainIsPure() {
    return classes()
        .that(hexagon.in(Ring.DOMAIN))
        .should()
        .onlyDependOnClassesThat(
            hexagon.in(Ring.DOMAIN).or(PureJdk.alone()).or(RESULTS_AND_ANNOTATIONS))
        .as("the domain knows only itself, the pure part of the JDK, io.vavr.control, and the"
            + " annotations of JSpecify and Error Prone")
        .because("the rules of the trade must run anywhere, and give the same answer every time");
  }

  /** An allow-list for the application. */
  public ArchRule theApplicationKnowsNoTechnique() {
    return classes()
        .that(hexagon.in(Ring.APPLICATION))
        .should()
        .onlyDependOnClassesThat(hexagon
            .in(Ring.DOMAIN, Ring.APPLICATION)
            .or(PureJdk.with(WHAT_A_USE_CASE_NEEDS_MORE))
            .or(RESULTS_AND_ANNOTATIONS)
            .or(resideInAPackage("jakarta.inject")))
        .as("the application knows only the domain, a listed part of the JDK, jakarta.inject,"
            + " io.vavr.control, and the annotations of JSpecify and Error Prone")
        .because("a use case outlives the container that builds it and the wire that it speaks on");
  }

  /** The host knows all, an adapter the application and the domain, the domain none of them. */
  public ArchRule dependenciesPointInwards() {
    return classes()
        .that(hexagon.everything())
        .should(Violations.noDependency("know no ring further out", this::pointsOutwards))
        .as("dependencies point inwards: host, adapter, application, domain")
        .because("what changes often may know what changes seldom, and not the other way round");
  }

  private boolean pointsOutwards(Dependency dependency) {
    Ring from = hexagon.ringOf(dependency.getOriginClass()).orElse(Ring.HOST);
    return hexagon
        .ringOf(dependency.getTargetClass())
        .filter(to -> to.compareTo(from) > 0)
        .isPresent();
  }

  /** Not even by a class that lies between them. */
  public ArchRule adaptersDoNotKnowEachOther() {
    return classes()
        .that(hexagon.in(Ring.ADAPTER))
        .should(Violations.noDependency("know no other adapter", this::leadsToAnotherAdapter))
        .as("adapters do not know each other")
        .because("a host installs one of them, and swaps it for another in one line");
  }

  private boolean leadsToAnotherAdapter(Dependency dependency) {
    Optional<String> from = hexagon.adapterOf(dependency.getOriginClass());
    return hexagon
        .adapterOf(dependency.getTargetClass())
        .filter(to -> !Optional.of(to).equals(from))
        .isPresent();
  }

  /** But for modules, which put things together, and what serves JUnit, which is a host. */
  public ArchRule gatewaysKnowThePortsOnly() {
    return noClasses()
        .that(hexagon
            .in(Ring.ADAPTER)
            .and(not(describe("a module", hexagon::isModule)))
            .and(not(resideInAPackage("..junit"))))
        .should()
        .dependOnClassesThat(describe("a use case", hexagon::isOfTheApplicationButNoPort))
        .as("adapters know the ports and no use case")
        .because("a gateway is called by the use cases and calls none of them");
  }

  /** Hosts are free to use it anywhere. */
  public ArchRule guiceStaysInModules() {
    return noClasses()
        .that(hexagon.library().and(not(describe("a module", hexagon::isModule))))
        .should()
        .dependOnClassesThat()
        .resideInAPackage("com.google.inject..")
        .as("Guice stays in the *Module classes of adapters")
        .because("a host without Guice wires everything by constructors and factories");
  }

  /** Every package is a slice of its own, whichever ring or adapter it belongs to. */
  public ArchRule packagesFormNoCycle() {
    return slices()
        .assignedFrom(new PackagesOf(hexagon))
        .should()
        .beFreeOfCycles()
        .as("packages form no cycle")
        .because("packages that know each other are one package in two parts");
  }

  private record PackagesOf(Hexagon hexagon) implements SliceAssignment {
    @Override
    public SliceIdentifier getIdentifierOf(JavaClass type) {
      return hexagon.ringOf(type).isPresent()
          ? SliceIdentifier.of(type.getPackageName())
          : SliceIdentifier.ignore();
    }

    @Override
    public String getDescription() {
      return "the packages of the hexagon";
    }
  }
}
