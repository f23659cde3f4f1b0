package dev.walletport.benchmarks;

import java.lang.management.CompilationMXBean;
import java.lang.management.ManagementFactory;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The JVM's compilers, which are idle when they have compiled what runs: three rounds in a row in
 * which its compilers worked for less than a twentieth of the time.
 */
final class Compilers {

  private static final int QUIET_ROUNDS = 3;
  private static final long BUSY_PART = 20;

  private final LongSupplier compiledMillis;
  private final LongSupplier clockMillis;
  private long compiledBefore;
  private long before;
  private int quiet;

  /**
   * Begins to watch.
   *
   * @param compiledMillis how long the compilers have worked so far
   * @param clockMillis what time it is
   */
  Compilers(LongSupplier compiledMillis, LongSupplier clockMillis) {
    this.compiledMillis = compiledMillis;
    this.clockMillis = clockMillis;
    this.compiledBefore = compiledMillis.getAsLong();
    this.before = clockMillis.getAsLong();
  }

  /** Watches this JVM; one that does not tell what its compilers do counts as quiet. */
  static Compilers ofThisJvm() {
    @Nullable CompilationMXBean compilers = ManagementFactory.getCompilationMXBean();
    LongSupplier compiled = compilers == null ? () -> 0 : compilers::getTotalCompilationTime;
    return new Compilers(compiled, () -> System.nanoTime() / 1_000_000);
  }

  /** Asked at the end of each round: whether it is the third quiet one. */
  boolean areIdle() {
    long compiled = compiledMillis.getAsLong();
    long now = clockMillis.getAsLong();
    boolean isQuiet = (compiled - compiledBefore) * BUSY_PART <= now - before;
    quiet = isQuiet ? quiet + 1 : 0;
    compiledBefore = compiled;
    before = now;
    return quiet >= QUIET_ROUNDS;
  }
}
