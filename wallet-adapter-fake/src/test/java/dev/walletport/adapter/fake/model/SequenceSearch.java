package dev.walletport.adapter.fake.model;

import io.vavr.control.Option;
import java.time.Duration;
import java.util.stream.LongStream;

/**
 * Runs sequence after sequence until one fails, and tells of it in its shortest form.
 *
 * <p>The system property {@code model.seed} is the first seed, by default 1. With
 * {@code model.minutes}, the search goes on for that long.
 */
public final class SequenceSearch {

  private static final long FIRST = Long.getLong("model.seed", 1);
  private static final Duration LONG = Duration.ofMinutes(Long.getLong("model.minutes", 0));

  private final SequenceRunner runner;

  /** Searches with a runner. */
  public SequenceSearch(SequenceRunner runner) {
    this.runner = runner;
  }

  /** Tells of the first sequence that fails; none if that many do not. */
  public Option<String> firstFailure(int count) {
    long end = System.nanoTime() + LONG.toNanos();
    LongStream seeds = LONG.isZero()
        ? LongStream.range(FIRST, FIRST + count)
        : LongStream.iterate(FIRST, seed -> System.nanoTime() < end, seed -> seed + 1);
    return Option.ofOptional(
            seeds.mapToObj(ModelSequence::drawn).filter(this::fails).findFirst())
        .map(this::report);
  }

  /** Tells of the first that fails, without making it shorter. */
  public boolean findsAny(int count) {
    return LongStream.range(0, count).mapToObj(ModelSequence::drawn).anyMatch(this::fails);
  }

  boolean fails(ModelSequence sequence) {
    return runner.run(sequence).isDefined();
  }

  private String report(ModelSequence failing) {
    ModelSequence shortest = new SequenceShrinker(this::fails).shrink(failing);
    String why = runner.run(shortest).map(Mismatch::toString).getOrElse("not every time");
    return "-Dmodel.seed=" + failing.seed() + " fails, and these of its steps suffice:\n" + shortest
        + "\n" + why;
  }
}
