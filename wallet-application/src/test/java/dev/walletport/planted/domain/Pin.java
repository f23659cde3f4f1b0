package dev.walletport.planted.domain;

/** A secret that prints itself, with a second method that reveals it. */
public record Pin(String value) {
  public String reveal() {
    return value;
  }
}
