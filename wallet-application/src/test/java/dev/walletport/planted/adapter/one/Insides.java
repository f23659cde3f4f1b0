package dev.walletport.planted.adapter.one;

/** Public by mistake. */
public final class Insides {

  /** As well. */
  public record Nested() {}

  /** Keeps the rule. */
  record Hidden() {}
}
