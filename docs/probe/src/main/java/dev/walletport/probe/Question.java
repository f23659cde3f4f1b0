package dev.walletport.probe;

import io.vavr.control.Either;
import java.util.Set;

/** One question to the host, of which docs/wire-facts.tsv has the assumed answer. */
interface Question {

  /** The id of its fact. */
  String id();

  /** What is asked, for a person to read. */
  String text();

  Set<Cost> costs();

  /**
   * Asks; no request is sent twice.
   *
   * @return the outcome, or why it could not be found out
   */
  Either<String, Outcome> ask(WalletPreparation preparation);
}
