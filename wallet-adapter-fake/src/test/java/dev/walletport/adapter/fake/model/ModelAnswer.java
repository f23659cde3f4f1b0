package dev.walletport.adapter.fake.model;

import dev.walletport.domain.WalletOperation;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * An answer of the gateway, in the words of {@link AnswerWords}.
 *
 * @param kind {@link #YES}, or the kind of the failure
 * @param words what else it says
 * @param delay how long to wait from now, where a failure says so
 * @param tokens the numbers of the tokens in it, in their order
 */
record ModelAnswer(String kind, String words, Option<Duration> delay, List<Integer> tokens) {

  static final String YES = "yes";
  static final String NOT_IN_THIS_STATE = "NotInThisState";
  static final String OUTCOME_UNKNOWN = "OutcomeUnknown";
  static final String REFUSED = "Refused";
  static final String THROTTLED = "Throttled";
  static final String UNAVAILABLE = "Unavailable";

  static ModelAnswer yes(String words, List<Integer> tokens) {
    return new ModelAnswer(YES, words, Option.none(), tokens);
  }

  static ModelAnswer no(String kind) {
    return no(kind, "");
  }

  static ModelAnswer no(String kind, String words) {
    return new ModelAnswer(kind, words, Option.none(), List.of());
  }

  static ModelAnswer waiting(String kind, Duration wait) {
    return new ModelAnswer(kind, "", Option.some(wait), List.of());
  }

  /** What a caller is told whose answer was lost. */
  static ModelAnswer lost(WalletOperation operation, Instant sentAt) {
    return operation.isCommand()
        ? no(OUTCOME_UNKNOWN, AnswerWords.unknown(operation, sentAt))
        : no(UNAVAILABLE);
  }

  ModelAnswer waiting(Option<Duration> other) {
    return new ModelAnswer(kind, words, other, tokens);
  }

  boolean is(String other) {
    return kind.equals(other);
  }

  /** The same answer, but for the numbers of the tokens, which a gateway does not tell. */
  boolean looksLike(ModelAnswer other) {
    return kind.equals(other.kind)
        && words.equals(other.words)
        && delay.equals(other.delay)
        && tokens.size() == other.tokens.size();
  }

  @Override
  public String toString() {
    return (kind + " " + words + delay.map(time -> " wait " + time).getOrElse("")).strip();
  }
}
