package dev.walletport.probe;

import io.vavr.control.Either;
import io.vavr.control.Option;

/**
 * What a question found.
 *
 * @param word the outcome in the words of docs/wire-facts.tsv
 * @param detail what shows it; may be empty
 * @param reply the response that shows it, if one alone does
 */
record Outcome(String word, String detail, Option<Reply> reply) {

  static Either<String, Outcome> of(String word, String detail) {
    return Either.right(new Outcome(word, detail, Option.none()));
  }

  static Either<String, Outcome> of(String word, Reply reply) {
    return Either.right(new Outcome(word, reply.summary(), Option.some(reply)));
  }

  /** Nothing was found out, because of this response. */
  static <T> Either<String, T> undecided(String step, Reply reply) {
    return Either.left(step + ": " + reply.summary());
  }
}
