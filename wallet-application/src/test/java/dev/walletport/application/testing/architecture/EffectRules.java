package dev.walletport.application.testing.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.GeneralCodingRules;
import java.util.List;
import java.util.Set;

/**
 * What the code may learn from the machine, and do to it: time, sleep, randomness, locale, output.
 */
public final class EffectRules {

  private static final Set<String> OLD_CLOCKS = Set.of(
      "java.lang.System.currentTimeMillis",
      "java.util.Calendar.getInstance",
      "java.util.Date.<init>",
      "java.util.GregorianCalendar.<init>");

  private static final Set<String> SYSTEM_CLOCKS = Set.of(
      "java.time.Clock.system",
      "java.time.Clock.systemDefaultZone",
      "java.time.Clock.systemUTC",
      "java.time.Clock.tickMillis",
      "java.time.Clock.tickMinutes",
      "java.time.Clock.tickSeconds",
      "java.time.InstantSource.system");

  private static final Set<String> SLEEPS =
      Set.of("java.lang.Thread.sleep", "java.util.concurrent.TimeUnit.sleep");

  private static final Set<String> RANDOM_TYPES = Set.of(
      "java.security.SecureRandom",
      "java.util.Random",
      "java.util.SplittableRandom",
      "java.util.concurrent.ThreadLocalRandom");

  private static final Set<String> RANDOM_CALLS = Set.of(
      "java.lang.Math.random",
      "java.lang.StrictMath.random",
      "java.util.Collections.shuffle",
      "java.util.UUID.randomUUID",
      "java.util.random.RandomGenerator.getDefault",
      "java.util.random.RandomGenerator.of");

  /** Without a locale among the parameters, these take the machine's. */
  private static final Set<String> LOCALIZED = Set.of(
      "java.io.PrintStream.format",
      "java.io.PrintStream.printf",
      "java.io.PrintWriter.format",
      "java.io.PrintWriter.printf",
      "java.lang.String.format",
      "java.lang.String.formatted",
      "java.lang.String.toLowerCase",
      "java.lang.String.toUpperCase",
      "java.text.DecimalFormat.<init>",
      "java.text.MessageFormat.<init>",
      "java.text.MessageFormat.format",
      "java.text.NumberFormat.getInstance",
      "java.text.SimpleDateFormat.<init>",
      "java.time.format.DateTimeFormatter.ofPattern",
      "java.util.Formatter.<init>",
      "java.util.Locale.getDefault");

  private final Hexagon hexagon;

  EffectRules(Hexagon hexagon) {
    this.hexagon = hexagon;
  }

  /** All rules of this subject. */
  public List<ArchRule> all() {
    return List.of(
        noClassReadsTheWallClock(),
        theSystemClockIsChosenWhereThingsArePutTogether(),
        onlyAdaptersAndSendDeadlineMeasureTime(),
        onlyPauseSleeps(),
        onlyAdaptersAndCallIdDrawAtRandom(),
        onlyCurrentCallIsBoundToAThread(),
        textIsMadeInTheRootLocale(),
        nothingIsPrinted(),
        nothingIsLoggedByJavaUtilLogging());
  }

  /** Nowhere in the library: {@code Instant.now()} and its like, old and new. */
  public ArchRule noClassReadsTheWallClock() {
    return classes()
        .that(hexagon.library())
        .should(Violations.noAccess("read no wall clock", EffectRules::readsTheWallClock))
        .as("no class reads the wall clock")
        .because("time is an argument in the domain and an InstantSource elsewhere, so that a test"
            + " can stop it");
  }

  private static boolean readsTheWallClock(JavaAccess<?> access) {
    return OLD_CLOCKS.contains(target(access)) || isNowWithoutClock(access);
  }

  private static boolean isNowWithoutClock(JavaAccess<?> access) {
    boolean now = access.getName().equals("now") || access.getName().equals("dateNow");
    return now
        && access.getTargetOwner().getPackageName().startsWith("java.time")
        && !access.getTarget().getFullName().contains("java.time.Clock");
  }

  /** The short ways in of the application, the modules of adapters, and their factories. */
  public ArchRule theSystemClockIsChosenWhereThingsArePutTogether() {
    return classes()
        .that(hexagon.library())
        .should(Violations.noAccess(
            "be given their clock",
            access -> SYSTEM_CLOCKS.contains(target(access)) && !putsTogether(access.getOrigin())))
        .as("the system clock is chosen only in Settling.standard, Reporting.none,"
            + " Wallets.builder, FakeClock.running, the *Module classes of adapters, and the class that has the adapter's name, or that of its"
            + " transport")
        .because("a clock that is chosen deep inside is a wall clock again");
  }

  private boolean putsTogether(JavaCodeUnit origin) {
    JavaClass owner = origin.getOwner();
    return isMethod(origin, "application.Settling", "standard")
        || isMethod(origin, "application.Reporting", "none")
        || isMethod(origin, "application.Wallets", "builder")
        || isMethod(origin, "adapter.fake.FakeClock", "running")
        || hexagon.isModule(owner)
        || hexagon.isFactory(owner);
  }

  private boolean isMethod(JavaCodeUnit unit, String owner, String name) {
    return hexagon.isNamed(unit.getOwner(), owner) && unit.getName().equals(name);
  }

  /** {@code System.nanoTime}, for deadlines on the wire and of leaving for it. */
  public ArchRule onlyAdaptersAndSendDeadlineMeasureTime() {
    return classes()
        .that(hexagon.in(Ring.DOMAIN, Ring.APPLICATION))
        .should(Violations.noAccess("not call System.nanoTime", this::measuresTimeElsewhere))
        .as("only adapters and SendDeadline measure time by System.nanoTime")
        .because("no test can move that clock");
  }

  private boolean measuresTimeElsewhere(JavaAccess<?> access) {
    return target(access).equals("java.lang.System.nanoTime")
        && !hexagon.isNamed(access.getOriginOwner(), "application.port.SendDeadline");
  }

  /** All others are handed a {@code Pause}. */
  public ArchRule onlyPauseSleeps() {
    return classes()
        .that(hexagon.library())
        .should(Violations.noAccess("not sleep", this::sleepsElsewhere))
        .as("only Pause sleeps")
        .because("a pause that can be replaced is tested without waiting");
  }

  private boolean sleepsElsewhere(JavaAccess<?> access) {
    return SLEEPS.contains(target(access))
        && !hexagon.isNamed(access.getOriginOwner(), "application.port.Pause");
  }

  /** Random numbers, random ids and shuffled lists. */
  public ArchRule onlyAdaptersAndCallIdDrawAtRandom() {
    return classes()
        .that(hexagon.in(Ring.DOMAIN, Ring.APPLICATION))
        .should(Violations.noAccess("not draw at random", this::drawsAtRandomElsewhere))
        .as("only adapters and CallId use randomness")
        .because("what cannot be repeated cannot be tested; the ids of calls are injected");
  }

  private boolean drawsAtRandomElsewhere(JavaAccess<?> access) {
    return drawsAtRandom(access)
        && !hexagon.isNamed(access.getOriginOwner(), "application.port.CallId");
  }

  private static boolean drawsAtRandom(JavaAccess<?> access) {
    return RANDOM_TYPES.contains(access.getTargetOwner().getFullName())
        || RANDOM_CALLS.contains(target(access));
  }

  /** All else that a use case knows is handed to it. */
  public ArchRule onlyCurrentCallIsBoundToAThread() {
    return classes()
        .that(hexagon.in(Ring.DOMAIN, Ring.APPLICATION))
        .should(Violations.noAccess("keep nothing with a thread", this::isBoundToAThread))
        .as("only CurrentCall is bound to a thread")
        .because(
            "what a thread carries is seen in no signature, and leaks where threads are pooled");
  }

  private boolean isBoundToAThread(JavaAccess<?> access) {
    return access.getTargetOwner().isAssignableTo(ThreadLocal.class)
        && !hexagon.isNamed(access.getOriginOwner(), "application.port.CurrentCall");
  }

  /** No text depends on the machine's locale, in which digits may be Arabic or Devanagari. */
  public ArchRule textIsMadeInTheRootLocale() {
    return classes()
        .that(hexagon.library())
        .should(Violations.noAccess("name the locale", EffectRules::takesTheDefaultLocale))
        .as("text is formatted and cased in Locale.ROOT")
        .because("a number in the digits of another script cannot be read back by the other side");
  }

  private static boolean takesTheDefaultLocale(JavaAccess<?> access) {
    return LOCALIZED.contains(target(access))
        && !access.getTarget().getFullName().contains("java.util.Locale,")
        && !access.getTarget().getFullName().contains("java.util.Locale)");
  }

  /**
   * Neither {@code System.out} and {@code System.err} nor {@code printStackTrace}, except in a
   * class with a {@code main} method: it runs as a program of its own, never within a host.
   */
  public ArchRule nothingIsPrinted() {
    return noClasses()
        .that(hexagon.library())
        .and(describe("are no programs", type -> !isProgram(type)))
        .should(GeneralCodingRules.ACCESS_STANDARD_STREAMS)
        .as("nothing is printed")
        .because("the standard streams belong to the host");
  }

  private static boolean isProgram(JavaClass type) {
    return type.tryGetMethod("main", String[].class)
        .filter(main -> main.getModifiers().contains(JavaModifier.STATIC))
        .isPresent();
  }

  /** The library logs by facades alone. */
  public ArchRule nothingIsLoggedByJavaUtilLogging() {
    return noClasses()
        .that(hexagon.library())
        .should()
        .dependOnClassesThat()
        .resideInAPackage("java.util.logging..")
        .as("nothing is logged by java.util.logging")
        .because("which logging there is, is the choice of the host");
  }

  private static String target(JavaAccess<?> access) {
    return access.getTargetOwner().getFullName() + "." + access.getName();
  }
}
