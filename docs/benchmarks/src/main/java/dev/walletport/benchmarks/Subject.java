package dev.walletport.benchmarks;

/**
 * One of several things that are measured in turn.
 *
 * @param name as the page shows it
 * @param calls runs in each block
 * @param operations what one run counts as; all figures are per operation
 * @param call what is run
 */
record Subject(String name, int calls, int operations, MeasuredCall call) {

  /** Calls that take microseconds, each timed by itself. */
  static Subject of(String name, int calls, MeasuredCall call) {
    return new Subject(name, calls, 1, call);
  }

  /** Calls that take nanoseconds, timed by the hundred. */
  static Subject ofShort(String name, int calls, MeasuredCall call) {
    return new Subject(name, calls, 100, call.times(100));
  }
}
