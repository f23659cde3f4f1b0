package dev.walletport.application;

import java.util.function.Supplier;

/** One call of a use case, as it is being told; used by one thread. */
final class Call {

  private int asked;
  private boolean settled;

  /** Asks the gateway, and counts it. */
  <T> T ask(Supplier<T> question) {
    asked++;
    return question.get();
  }

  /** Notes that an unknown outcome turned out to be the wished one. */
  void settle() {
    settled = true;
  }

  int asked() {
    return asked;
  }

  boolean settled() {
    return settled;
  }
}
