package dev.walletport.probe;

import io.vavr.control.Either;
import io.vavr.control.Option;

/**
 * What a question found.
 *
 * @param word the outcome in the words of docs/wire-facts.tsv
 * @param detail what shows it; may be empty
 * @param response the response that shows it, if one alone does
 */
record Outcome(String word, String detail, Option<ProbeResponse> response) {

  static Either<String, Outcome> of(String word, String detail) {
    return Either.right(new Outcome(word, detail, Option.none()));
  }

  static Either<String, Outcome> of(String word, ProbeResponse response) {
    return Either.right(new Outcome(word, response.summary(), Option.some(response)));
  }

  /** Nothing was found out, because of this response. */
  static <T> Either<String, T> undecided(String step, ProbeResponse response) {
    return Either.left(step + ": " + response.summary());
  }
}
