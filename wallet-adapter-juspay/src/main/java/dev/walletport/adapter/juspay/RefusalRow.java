package dev.walletport.adapter.juspay;

import java.util.Objects;

/**
 * One row of a {@link RefusalTable}.
 *
 * <pre>{@code
 * RefusalRow.code("PAYTM_513").on(WalletOperation.LINK).means(RefusalMeaning.WRONG_OTP)
 * }</pre>
 *
 * @param id a short name that stays the same from version to version; of a host's row what the
 *     condition says
 * @param condition which refusals it is about
 * @param meaning what they mean
 * @param source from where that is known
 */
public record RefusalRow(
    String id, RefusalCondition condition, RefusalMeaning meaning, RefusalSource source) {

  /** Refuses null. */
  public RefusalRow {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(condition, "condition");
    Objects.requireNonNull(meaning, "meaning");
    Objects.requireNonNull(source, "source");
  }

  /**
   * Begins a row about refusals that carry one of some codes. A code is compared as whole words,
   * which end at anything but letters and digits and where a capital follows a small letter; case
   * does not count, the words may come in any order, and the prefix of a provider may stand before
   * them, as in {@code LP_USER_LOCKED}. Before a code of several words with {@code OTP} among them
   * anything but a negation may stand.
   *
   * @param codes the codes, of which one suffices
   * @return the condition
   * @throws IllegalArgumentException if there is none, or one without a letter or digit
   */
  public static RefusalCondition code(String... codes) {
    return RefusalCondition.anything().code(codes);
  }

  /**
   * Begins a row about refusals with certain words in a message. Case, punctuation and blanks do
   * not count.
   *
   * @param words the words, one after the other
   * @return the condition
   * @throws IllegalArgumentException if there is no letter or digit in them
   */
  public static RefusalCondition words(String words) {
    return RefusalCondition.anything().saying(words);
  }

  /**
   * Begins a row about refusals of certain HTTP statuses.
   *
   * @param statuses the statuses, of which one suffices
   * @return the condition
   * @throws IllegalArgumentException if there is none: it would fit every refusal
   */
  public static RefusalCondition status(int... statuses) {
    return RefusalCondition.anything().withStatus(statuses);
  }

  RefusalRow named(String name, RefusalSource from) {
    return new RefusalRow(name, condition, meaning, from);
  }

  /** Shows the id, the condition and the meaning. */
  @Override
  public String toString() {
    return "RefusalRow[" + id + ": " + condition + " means " + meaning + ", " + source + "]";
  }
}
