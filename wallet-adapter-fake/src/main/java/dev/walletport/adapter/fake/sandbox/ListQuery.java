package dev.walletport.adapter.fake.sandbox;

import io.vavr.control.Option;
import java.util.List;
import java.util.function.Function;

/**
 * Which rows of the lists are shown: filters, a search and a page.
 *
 * @param customer the id of the customer
 * @param wallet the id of the wallet
 * @param operation the operation, in any case; rows that have none are not filtered
 * @param outcome the outcome, in any case; rows that have none are not filtered
 * @param search a text that a row has anywhere, in any case
 * @param page the part of the rows that match
 */
record ListQuery(
    Option<String> customer,
    Option<String> wallet,
    Option<String> operation,
    Option<String> outcome,
    Option<String> search,
    Range page) {

  static final int USUAL_LIMIT = 200;
  static final int GREATEST_LIMIT = 1_000;

  /**
   * A part of a list.
   *
   * @param offset the rows that are left out before it
   * @param limit the most rows that it has
   */
  record Range(int offset, int limit) {
    Range {
      if (limit < 1 || limit > GREATEST_LIMIT) {
        throw new IllegalArgumentException("limit is 1 to " + GREATEST_LIMIT + ".");
      }
    }

    <T> List<T> of(List<T> rows) {
      return rows.stream().skip(offset).limit(limit).toList();
    }
  }

  /**
   * The rows of one list.
   *
   * @param total the number of all
   * @param matching those that the query is for
   * @param shown those of them on the page
   */
  record Page<T>(int total, List<T> matching, List<T> shown) {}

  /**
   * Reads the fields of a query.
   *
   * @throws IllegalArgumentException if offset or limit is not valid
   */
  static ListQuery of(FormFields fields) {
    return new ListQuery(
        fields.given("customer"),
        fields.given("wallet"),
        fields.given("operation"),
        fields.given("outcome"),
        fields.given("search"),
        new Range(fields.number("offset", 0), fields.number("limit", USUAL_LIMIT)));
  }

  <T> Page<T> page(List<T> all, Function<T, Facets> facets) {
    List<T> matching =
        isForAll() ? all : all.stream().filter(row -> shows(facets.apply(row))).toList();
    return new Page<>(all.size(), matching, page.of(matching));
  }

  private boolean isForAll() {
    return customer.isEmpty()
        && wallet.isEmpty()
        && operation.isEmpty()
        && outcome.isEmpty()
        && search.isEmpty();
  }

  private boolean shows(Facets row) {
    return customer.forAll(row.customer()::contains)
        && wallet.forAll(row.wallets()::contains)
        && operation.forAll(name -> isOrHasNone(row.operation(), name))
        && outcome.forAll(name -> isOrHasNone(row.outcome(), name))
        && search.forAll(row::contains);
  }

  private static boolean isOrHasNone(String value, String wanted) {
    return value.isEmpty() || value.equalsIgnoreCase(wanted);
  }
}
