package dev.walletport.benchmarks;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * Several subjects in one JVM: in each round, each has one block, in an order that is drawn anew.
 * What else the machine does hits neighbours alike, so a round's ratios stay when its times do not.
 */
final class PairedRun {

  /** The same order in every run. */
  static final long SEED = 7;

  private final BlockRunner runner;
  private final RunLength length;
  private final Random random = new Random(SEED);

  /**
   * Prepares.
   *
   * @param meter counts the threads
   * @param length how many rounds
   */
  PairedRun(ThreadMeter meter, RunLength length) {
    this.runner = new BlockRunner(meter);
    this.length = length;
  }

  /**
   * Measures.
   *
   * @param subjects what to measure
   * @return all blocks but those that warmed up
   * @throws Exception if a call went wrong
   */
  Comparison compare(List<Subject> subjects) throws Exception {
    warmUp(subjects);
    Comparison comparison = new Comparison(subjects);
    for (int round = 0; round < length.rounds(); round++) {
      round(subjects, comparison);
    }
    return comparison;
  }

  /** Until the compilers are idle, within limits. */
  private void warmUp(List<Subject> subjects) throws Exception {
    Compilers compilers = Compilers.ofThisJvm();
    int enough = length.mostWarmUps();
    for (int round = 0; round < enough; round++) {
      round(subjects, new Comparison(subjects));
      enough = compilers.areIdle() ? length.warmUps() : length.mostWarmUps();
    }
  }

  private void round(List<Subject> subjects, Comparison comparison) throws Exception {
    List<Subject> shuffled = new ArrayList<>(subjects);
    Collections.shuffle(shuffled, random);
    for (Subject subject : shuffled) {
      comparison.add(subject, runner.run(subject));
    }
  }
}
