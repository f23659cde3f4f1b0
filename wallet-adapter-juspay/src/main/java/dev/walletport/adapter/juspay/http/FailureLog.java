package dev.walletport.adapter.juspay.http;

import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A log of failures that must not be followed by another: what is being logged may be a full heap,
 * of which the log fails too.
 */
final class FailureLog {

  private final Logger logger;
  private final AtomicInteger unreported = new AtomicInteger();

  private FailureLog(Logger logger) {
    this.logger = logger;
  }

  static FailureLog of(Class<?> source) {
    return new FailureLog(LoggerFactory.getLogger(source));
  }

  /** For what only the host can put right. */
  void error(String message, Throwable failure) {
    try {
      logger.error(message, ExceptionSummary.of(failure));
    } catch (Throwable t) { // What the caller has in hand counts more than a line about it.
      unreported.incrementAndGet();
    }
  }

  /** For what the adapter puts right. */
  void warn(String message, Throwable failure) {
    try {
      logger.warn(message, ExceptionSummary.of(failure));
    } catch (Throwable t) { // As in error.
      unreported.incrementAndGet();
    }
  }

  /** How many failures could not even be logged. */
  int unreported() {
    return unreported.get();
  }
}
