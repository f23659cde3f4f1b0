package dev.walletport.benchmarks;

/**
 * How much is measured.
 *
 * @param warmUps rounds that are thrown away at least
 * @param rounds rounds that are kept
 * @param calls calls in each block
 * @param overshoots calls that run into their deadline, of each kind
 */
record RunLength(int warmUps, int rounds, int calls, int overshoots) {

  /** For the page; several minutes. */
  static final RunLength FULL = new RunLength(100, 50, 500, 200);

  /** About a minute, to see that all is well. */
  static final RunLength QUICK = new RunLength(20, 12, 250, 15);

  /** Rounds that are thrown away when the compilers do not become idle. */
  int mostWarmUps() {
    return 3 * warmUps;
  }

  /** The same rounds with a part of the calls, for a subject that takes long. */
  int calls(int part) {
    return Math.max(1, calls / part);
  }
}
