package dev.walletport.adapter.juspay;

import dev.walletport.domain.WalletOperation;
import dev.walletport.domain.WalletProvider;
import io.vavr.control.Option;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Which refusals a {@link RefusalRow} is about: those for which everything in it holds. */
public final class RefusalCondition {

  private static final RefusalCondition ANYTHING = new RefusalCondition(
      new Criteria(List.of(), Option.none(), List.of(), Option.none(), Option.none()));

  private final Criteria criteria;

  private RefusalCondition(Criteria criteria) {
    this.criteria = criteria;
  }

  static RefusalCondition anything() {
    return ANYTHING;
  }

  RefusalCondition code(String... codes) {
    if (codes.length == 0) {
      throw new IllegalArgumentException("a condition by code needs a code");
    }
    List<ErrorCodeWords> words =
        Arrays.stream(codes).map(ErrorCodeWords::required).toList();
    return new RefusalCondition(new Criteria(
        words, criteria.words, criteria.statuses, criteria.operation, criteria.provider));
  }

  /**
   * Asks for certain words in a message besides.
   *
   * @param words the words, one after the other, in place of any that were asked for before
   * @return the new condition
   * @throws IllegalArgumentException if there is no letter or digit in them
   */
  public RefusalCondition saying(String words) {
    return matching(MessagePattern.ofWords(words));
  }

  RefusalCondition matching(MessagePattern pattern) {
    return new RefusalCondition(new Criteria(
        criteria.codes,
        Option.some(pattern),
        criteria.statuses,
        criteria.operation,
        criteria.provider));
  }

  /**
   * Asks for one of certain HTTP statuses besides.
   *
   * @param statuses the statuses, in place of any that were asked for before
   * @return the new condition
   * @throws IllegalArgumentException if there is none: it would fit every refusal
   */
  public RefusalCondition withStatus(int... statuses) {
    if (statuses.length == 0) {
      throw new IllegalArgumentException("a condition by status needs a status");
    }
    return new RefusalCondition(new Criteria(
        criteria.codes,
        criteria.words,
        Arrays.stream(statuses).boxed().toList(),
        criteria.operation,
        criteria.provider));
  }

  /**
   * Asks for an operation besides.
   *
   * @param operation what was asked, in place of any that was asked for before
   * @return the new condition
   */
  public RefusalCondition on(WalletOperation operation) {
    return new RefusalCondition(new Criteria(
        criteria.codes,
        criteria.words,
        criteria.statuses,
        Option.some(Objects.requireNonNull(operation, "operation")),
        criteria.provider));
  }

  /**
   * Asks for a provider besides. The provider is known when a wallet is made, and elsewhere by the
   * prefix of a code alone, as {@code LP_} tells LAZYPAY and {@code PAYTM_} PAYTM: a refusal
   * without one does not fit.
   *
   * @param provider the provider, in place of any that was asked for before
   * @return the new condition
   */
  public RefusalCondition at(WalletProvider provider) {
    return new RefusalCondition(new Criteria(
        criteria.codes,
        criteria.words,
        criteria.statuses,
        criteria.operation,
        Option.some(Objects.requireNonNull(provider, "provider"))));
  }

  /**
   * Ends the row.
   *
   * @param meaning what such a refusal means
   * @return the row, as one of the host
   */
  public RefusalRow means(RefusalMeaning meaning) {
    return new RefusalRow(toString(), this, meaning, RefusalSource.HOST);
  }

  boolean fits(ParsedRefusal refusal) {
    return (criteria.codes.isEmpty() || criteria.codes.stream().anyMatch(refusal::hasCode))
        && criteria.words.forAll(refusal::says)
        && (criteria.statuses.isEmpty() || criteria.statuses.contains(refusal.status()))
        && criteria.operation.forAll(refusal.operation()::equals)
        && criteria.provider.forAll(refusal::isOf);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof RefusalCondition condition && criteria.equals(condition.criteria);
  }

  @Override
  public int hashCode() {
    return criteria.hashCode();
  }

  /** Shows what is asked for, as the tables in the docs do. */
  @Override
  public String toString() {
    String shown = criteria.shown().collect(Collectors.joining(", "));
    return shown.isEmpty() ? "anything else" : shown;
  }

  private record Criteria(
      List<ErrorCodeWords> codes,
      Option<MessagePattern> words,
      List<Integer> statuses,
      Option<WalletOperation> operation,
      Option<WalletProvider> provider) {

    Stream<String> shown() {
      return Stream.of(
              codes.stream().map(ErrorCodeWords::toString).collect(Collectors.joining(" / ")),
              words.map(pattern -> "\"" + pattern + "\"").getOrElse(""),
              statuses.stream().map(status -> "HTTP " + status).collect(Collectors.joining(" / ")),
              operation.map(asked -> "on " + asked).getOrElse(""),
              provider.map(one -> "at " + one).getOrElse(""))
          .filter(text -> !text.isEmpty());
    }
  }
}
