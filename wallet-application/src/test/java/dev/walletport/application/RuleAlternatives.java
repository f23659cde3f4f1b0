package dev.walletport.application;

import static java.util.Map.entry;

import java.util.List;
import java.util.Map;

/**
 * What each rule must say of the classes in {@code dev.walletport.alternatives}, by the name of the
 * rule: one text for each alternative in it.
 */
final class RuleAlternatives {

  static final Map<String, List<String>> BY_RULE = Map.ofEntries(
      entry(
          "theDomainIsPure",
          List.of(
              "parameter of type <java.lang.ClassLoader>",
              "parameter of type <java.lang.Process>",
              "parameter of type <java.lang.ProcessBuilder>",
              "parameter of type <java.lang.ProcessHandle>",
              "parameter of type <java.lang.Runtime>",
              "parameter of type <java.lang.System>",
              "parameter of type <java.lang.System$Logger>",
              "parameter of type <java.lang.System$Logger$Level>",
              "parameter of type <java.lang.Thread>",
              "parameter of type <java.lang.ThreadGroup>",
              "parameter of type <java.lang.ThreadLocal>",
              "parameter of type <java.time.Clock>",
              "parameter of type <java.time.InstantSource>",
              "parameter of type <java.util.Calendar>",
              "parameter of type <java.util.Date>",
              "parameter of type <java.util.GregorianCalendar>",
              "parameter of type <java.util.Random>",
              "parameter of type <java.util.Scanner>",
              "parameter of type <java.util.ServiceLoader>",
              "parameter of type <java.util.SplittableRandom>",
              "parameter of type <java.util.Timer>",
              "parameter of type <java.util.TimerTask>",
              "parameter of type <java.util.concurrent.Executor>",
              "parameter of type <java.util.concurrent.atomic.AtomicLong>",
              "parameter of type <java.io.InputStream>",
              "parameter of type <java.lang.reflect.Method>",
              "parameter of type <java.net.URI>",
              "parameter of type <java.security.SecureRandom>",
              "parameter of type <java.text.Format>",
              "parameter of type <java.time.format.DateTimeFormatter>",
              "parameter of type <javax.crypto.Cipher>")),
      entry(
          "noClassReadsTheWallClock",
          List.of(
              "<java.lang.System.currentTimeMillis()>",
              "<java.util.Calendar.getInstance()>",
              "<java.util.Date.<init>()>",
              "<java.util.GregorianCalendar.<init>()>",
              "<java.time.Instant.now()>",
              "<java.time.LocalDate.now()>",
              "<java.time.LocalDateTime.now()>",
              "<java.time.LocalTime.now()>",
              "<java.time.MonthDay.now()>",
              "<java.time.OffsetDateTime.now()>",
              "<java.time.OffsetTime.now()>",
              "<java.time.Year.now()>",
              "<java.time.YearMonth.now()>",
              "<java.time.ZonedDateTime.now()>",
              "<java.time.chrono.JapaneseDate.now()>",
              "<java.time.chrono.JapaneseChronology.dateNow()>")),
      entry(
          "theSystemClockIsChosenWhereThingsArePutTogether",
          List.of(
              "<java.time.Clock.system(java.time.ZoneId)>",
              "<java.time.Clock.systemDefaultZone()>",
              "<java.time.Clock.systemUTC()>",
              "<java.time.Clock.tickMillis(java.time.ZoneId)>",
              "<java.time.Clock.tickMinutes(java.time.ZoneId)>",
              "<java.time.Clock.tickSeconds(java.time.ZoneId)>",
              "<java.time.InstantSource.system()>")),
      entry(
          "onlyAdaptersAndCallIdDrawAtRandom",
          List.of(
              "<java.security.SecureRandom.<init>()>",
              "<java.util.SplittableRandom.<init>()>",
              "<java.util.concurrent.ThreadLocalRandom.current()>",
              "<java.lang.Math.random()>",
              "<java.lang.StrictMath.random()>",
              "<java.util.Collections.shuffle(java.util.List)>",
              "<java.util.UUID.randomUUID()>",
              "<java.util.random.RandomGenerator.getDefault()>",
              "<java.util.random.RandomGenerator.of(java.lang.String)>")),
      entry(
          "onlyCurrentCallIsBoundToAThread",
          List.of(
              "<java.lang.InheritableThreadLocal.<init>()>",
              "<java.lang.ThreadLocal.withInitial(java.util.function.Supplier)>")),
      entry(
          "textIsMadeInTheRootLocale",
          List.of(
              "<java.io.PrintStream.format(",
              "<java.io.PrintStream.printf(",
              "<java.io.PrintWriter.format(",
              "<java.io.PrintWriter.printf(",
              "<java.lang.String.format(",
              "<java.lang.String.formatted(",
              "<java.lang.String.toLowerCase()>",
              "<java.lang.String.toUpperCase()>",
              "<java.text.DecimalFormat.<init>(",
              "<java.text.MessageFormat.<init>(",
              "<java.text.MessageFormat.format(",
              "<java.text.NumberFormat.getInstance()>",
              "<java.text.SimpleDateFormat.<init>(",
              "<java.time.format.DateTimeFormatter.ofPattern(",
              "<java.util.Formatter.<init>()>",
              "<java.util.Locale.getDefault()>")),
      entry(
          "nothingIsPrinted",
          List.of(
              "<java.lang.System.out>",
              "<java.lang.System.err>",
              "<java.lang.Exception.printStackTrace()>")),
      entry("guiceStaysInModules", List.of("application.UsesThreadLocals.injector(")),
      entry("vendorTypesStayInside", List.of("adapter.side.Shows.database()> shows javax.sql.")),
      entry(
          "onlyAdaptersOpenSecrets", List.of("domain.OpensSecrets.open(domain.LeakySecret)> call")),
      entry(
          "secretsCannotBePrintedOrStored",
          List.of(
              "Class <domain.Otp> is a record",
              "Class <domain.DebitToken> is a record",
              "Class <domain.MobileNumber> is a record",
              "Class <adapter.side.SideApiKey> is a record")),
      entry(
          "onlyRevealLetsASecretOut",
          List.of(
              "domain.MobileNumber.digits()> lets a text out",
              "domain.LeakySecret.sequence()> lets a text out",
              "domain.LeakySecret.characters()> lets a text out",
              "domain.LeakySecret.bytes()> lets a text out",
              "domain.LeakySecret.object()> lets a text out")),
      entry(
          "theCoreDeclaresNoCheckedException",
          List.of(
              "application.port.Pause.failing(java.time.Duration)> declares",
              "domain.Throwing.checked()> declares",
              "domain.Throwing.everything()> declares",
              "domain.Throwing.anything()> declares")));

  /** Parts of the names of what keeps the rules in between. */
  static final List<String> KEPT = List.of(
      "keepsTheRule",
      "LeakySecret.reveal()> lets",
      "Pause.sleep(",
      "Throwing.unchecked()",
      "Throwing.error()");

  private RuleAlternatives() {}
}
