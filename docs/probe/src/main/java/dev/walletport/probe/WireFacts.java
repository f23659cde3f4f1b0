package dev.walletport.probe;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;

/** The facts of docs/wire-facts.tsv, which is a resource of the program. */
final class WireFacts {

  private static final String RESOURCE = "wire-facts.tsv";
  private static final String HEADER = "id\t";

  private final List<WireFact> all;

  private WireFacts(List<WireFact> all) {
    this.all = all;
  }

  static WireFacts standard() {
    return of(text());
  }

  private static WireFacts of(String text) {
    return new WireFacts(text.lines()
        .filter(line -> !line.startsWith("#") && !line.startsWith(HEADER))
        .map(WireFact::of)
        .toList());
  }

  private static String text() {
    try (InputStream in = WireFacts.class.getResourceAsStream(RESOURCE)) {
      return new String(Objects.requireNonNull(in, RESOURCE).readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** In the order of the file. */
  List<WireFact> all() {
    return all;
  }

  /**
   * Finds a fact.
   *
   * @throws IllegalArgumentException if there is none of this id
   */
  WireFact fact(String id) {
    return all.stream()
        .filter(fact -> fact.id().equals(id))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no fact " + id));
  }
}
