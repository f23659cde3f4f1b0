package dev.walletport.planted.domain;

/** May be extended. */
class Extensible {

  /** Keeps the rule: sealed is closed. */
  abstract static sealed class Closed {
    static final class Only extends Closed {}
  }

  /** Keeps the rule: an enum with a body is closed. */
  enum Kind {
    ONLY {
      @Override
      int rank() {
        return 1;
      }
    };

    abstract int rank();
  }
}
