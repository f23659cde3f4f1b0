package dev.walletport.adapter.juspay.json;

import org.jspecify.annotations.Nullable;

/**
 * The keys of the last body, by their place in it. A server sends them in the same order each time,
 * and Jackson's parser answers the same {@link String} for the same key, so to compare two
 * references is mostly enough; it takes a tenth of what the look into a table takes.
 */
final class RecentKeys {

  /** More than a wallet has keys. */
  private static final int PLACES = 32;

  private final @Nullable String[] names = new @Nullable String[PLACES];
  private final JsonKey[] keys = new JsonKey[PLACES];
  private int place;

  /** Begins with the first key of a body. */
  void begin() {
    place = 0;
  }

  /** Answers what stands for the next key. */
  @SuppressWarnings("ReferenceEquality") // A text that is equal and another object is looked up.
  JsonKey next(String name) {
    int at = place++ & (PLACES - 1);
    if (names[at] != name) {
      names[at] = name;
      keys[at] = JsonKey.named(name);
    }
    return keys[at];
  }
}
