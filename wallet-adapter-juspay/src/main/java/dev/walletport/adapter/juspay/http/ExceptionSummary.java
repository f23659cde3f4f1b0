package dev.walletport.adapter.juspay.http;

/**
 * A failure in a few words for the host: our own words, or the classes along the chain of causes.
 * No message of another library's exception is among them, which may quote what was received.
 */
final class ExceptionSummary {

  private static final int MOST_CAUSES = 6;

  private ExceptionSummary() {}

  static String of(Throwable failure) {
    return failure instanceof NotSentException ours ? ours.reason() : classes(failure);
  }

  /** As in {@code SSLHandshakeException < ValidatorException}, each once if it repeats. */
  private static String classes(Throwable failure) {
    StringBuilder words = new StringBuilder(name(failure));
    Throwable cause = failure.getCause();
    for (int i = 1; i < MOST_CAUSES && cause != null; i++) {
      words.append(" < ").append(name(cause));
      cause = cause.getCause();
    }
    return words.toString();
  }

  /** Without its package; an anonymous class has no simple name. */
  private static String name(Throwable failure) {
    String name = failure.getClass().getName();
    return name.substring(name.lastIndexOf('.') + 1);
  }
}
