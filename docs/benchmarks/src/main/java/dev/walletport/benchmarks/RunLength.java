package dev.walletport.benchmarks;

/**
 * How much is measured.
 *
 * @param warmUps rounds that are thrown away
 * @param rounds rounds that are kept
 * @param calls calls in each block
 * @param overshoots calls that run into their deadline, of each kind
 */
record RunLength(int warmUps, int rounds, int calls, int overshoots) {

  /** About six minutes, for the page. */
  static final RunLength FULL = new RunLength(40, 60, 500, 250);

  /** About a minute, to see that all is well. */
  static final RunLength QUICK = new RunLength(40, 12, 250, 15);

  /** The same rounds with a part of the calls, for a subject that takes long. */
  int calls(int part) {
    return Math.max(1, calls / part);
  }
}
