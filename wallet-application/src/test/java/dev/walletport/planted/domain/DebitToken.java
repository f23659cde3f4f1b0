package dev.walletport.planted.domain;

/** Keeps all rules. */
public final class DebitToken {

  private final String value;

  public DebitToken(String value) {
    this.value = value;
  }

  public String reveal() {
    return value;
  }

  @Override
  public String toString() {
    return "DebitToken(hidden)";
  }
}
