package dev.walletport.adapter.fake.sandbox;

import io.vavr.control.Option;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/**
 * What a row of a list is found by.
 *
 * @param customer the id of its customer
 * @param wallets the ids of its wallets
 * @param operation its operation; empty if rows of its kind have none
 * @param outcome its outcome; empty if rows of its kind have none
 * @param texts all other texts that a search looks into
 */
record Facets(
    Option<String> customer,
    Collection<String> wallets,
    String operation,
    String outcome,
    List<String> texts) {

  boolean contains(String search) {
    String lower = search.toLowerCase(Locale.ROOT);
    return customer.exists(id -> contains(id, lower))
        || wallets.stream().anyMatch(id -> contains(id, lower))
        || contains(operation, lower)
        || contains(outcome, lower)
        || texts.stream().anyMatch(text -> contains(text, lower));
  }

  private static boolean contains(String text, String lower) {
    return text.toLowerCase(Locale.ROOT).contains(lower);
  }
}
