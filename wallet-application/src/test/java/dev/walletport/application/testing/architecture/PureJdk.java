package dev.walletport.application.testing.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import java.util.Set;

/**
 * The part of the JDK that needs nothing but memory: no clock, no thread, no file, no network, no
 * random numbers.
 */
final class PureJdk {

  private static final Set<String> PACKAGES = Set.of(
      "java.lang", "java.math", "java.time", "java.util", "java.util.function", "java.util.stream");

  private static final Set<String> SINGLE_CLASSES = Set.of(
      "java.nio.charset.Charset",
      "java.nio.charset.StandardCharsets",
      "java.security.InvalidKeyException",
      "java.security.Key",
      "java.security.MessageDigest",
      "java.security.NoSuchAlgorithmException",
      "java.time.temporal.ChronoUnit",
      "javax.crypto.Mac",
      "javax.crypto.spec.SecretKeySpec");

  private static final Set<String> IMPURE = Set.of(
      "java.lang.ClassLoader",
      "java.lang.Process",
      "java.lang.ProcessBuilder",
      "java.lang.ProcessHandle",
      "java.lang.Runtime",
      "java.lang.System",
      "java.lang.System$Logger",
      "java.lang.System$Logger$Level",
      "java.lang.Thread",
      "java.lang.ThreadGroup",
      "java.lang.ThreadLocal",
      "java.time.Clock",
      "java.time.InstantSource",
      "java.util.Calendar",
      "java.util.Date",
      "java.util.GregorianCalendar",
      "java.util.Random",
      "java.util.Scanner",
      "java.util.ServiceLoader",
      "java.util.SplittableRandom",
      "java.util.Timer",
      "java.util.TimerTask");

  private PureJdk() {}

  static DescribedPredicate<JavaClass> alone() {
    return with(Set.of());
  }

  /** The pure part, and single classes more. */
  static DescribedPredicate<JavaClass> with(Set<String> more) {
    return describe(
        "of the pure part of the JDK", type -> isPure(type) || more.contains(name(type)));
  }

  private static boolean isPure(JavaClass type) {
    boolean listed = PACKAGES.contains(type.getBaseComponentType().getPackageName())
        || SINGLE_CLASSES.contains(name(type));
    return listed && !IMPURE.contains(name(type));
  }

  private static String name(JavaClass type) {
    return type.getBaseComponentType().getFullName();
  }
}
