package dev.walletport.benchmarks;

/**
 * What one block of calls took, per operation.
 *
 * @param wallNanos wall time, the mean
 * @param p50Nanos wall time, the median
 * @param p99Nanos wall time, the 99th percentile
 * @param cpuNanos CPU time of all threads but the server's
 * @param callerBytes allocated by the calling thread
 * @param bytes allocated by all threads but the server's
 */
record Block(
    double wallNanos,
    double p50Nanos,
    double p99Nanos,
    double cpuNanos,
    double callerBytes,
    double bytes) {

  /** Operations per second. */
  double perSecond() {
    return 1e9 / wallNanos;
  }
}
