package dev.walletport.domain.testing;

import java.util.Objects;

/** The answers of calls that a test makes for their effect. */
public final class Answers {

  private Answers() {}

  /**
   * Drops an answer on purpose, which a compiler that checks return values accepts.
   *
   * @param answer what the test does not look at
   */
  public static void ignore(Object answer) {
    Objects.requireNonNull(answer, "answer");
  }
}
