package dev.walletport.planted.domain;

/** Keeps all rules. */
public final class Otp {

  private final String value;

  public Otp(String value) {
    this.value = value;
  }

  public String reveal() {
    return value;
  }

  @Override
  public String toString() {
    return "Otp(hidden)";
  }
}
