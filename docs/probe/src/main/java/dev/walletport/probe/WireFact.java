package dev.walletport.probe;

import java.util.List;

/**
 * One fact of docs/wire-facts.tsv.
 *
 * @param id its id, the same for ever
 * @param page the page in docs that has it
 * @param provenance who says so, in the order of the page
 * @param assumed the outcomes that the project takes for true; empty for a fact that is not asked
 * @param test the class or the method that holds it; empty if none does
 */
record WireFact(
    String id, String page, List<String> provenance, List<String> assumed, String test) {

  private static final int COLUMNS = 5;

  WireFact {
    provenance = List.copyOf(provenance);
    assumed = List.copyOf(assumed);
  }

  /**
   * Parses a line.
   *
   * @throws IllegalArgumentException if it has not five columns
   */
  static WireFact of(String line) {
    String[] columns = line.split("\t", -1);
    if (columns.length != COLUMNS) {
      throw new IllegalArgumentException("a fact has " + COLUMNS + " columns: " + line);
    }
    return new WireFact(
        columns[0],
        columns[1],
        List.of(columns[2].split(", ")),
        columns[3].isEmpty() ? List.of() : List.of(columns[3].split(" or ")),
        columns[4]);
  }

  /** Whether the probe asks for it. */
  boolean isAsked() {
    return !assumed.isEmpty();
  }
}
