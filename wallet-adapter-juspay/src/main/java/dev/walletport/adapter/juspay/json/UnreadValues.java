package dev.walletport.adapter.juspay.json;

/** Is told of each value of a known key that could not be read and is taken for unknown. */
@FunctionalInterface
public interface UnreadValues {

  /** Drops what it is told. */
  UnreadValues DROPPED = (key, type) -> {};

  /**
   * Takes one value that was not read.
   *
   * @param key one of the keys that this package knows, never a text of the response alone
   * @param type the type of the value, which is not told itself
   */
  void add(String key, JsonType type);
}
