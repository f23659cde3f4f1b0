package dev.walletport.application.port;

import java.util.Arrays;

/** Interrupts that were thrown where they are not declared. */
final class Interrupts {

  private Interrupts() {}

  /** Sets the flag again if an interrupt was thrown, or is suppressed in what was. */
  static void keep(Throwable thrown) {
    if (thrown instanceof InterruptedException || isSuppressedIn(thrown)) {
      Thread.currentThread().interrupt();
    }
  }

  /** Of two listeners, one may have been interrupted and the other not. */
  private static boolean isSuppressedIn(Throwable thrown) {
    return Arrays.stream(thrown.getSuppressed()).anyMatch(InterruptedException.class::isInstance);
  }
}
