package dev.walletport.alternatives.domain;

import static java.nio.charset.StandardCharsets.UTF_8;

/** A secret that lets its value out in every form of a text. */
public final class LeakySecret {

  private final String value;

  LeakySecret(String value) {
    this.value = value;
  }

  public String reveal() {
    return value;
  }

  public CharSequence sequence() {
    return value;
  }

  public char[] characters() {
    return value.toCharArray();
  }

  public byte[] bytes() {
    return value.getBytes(UTF_8);
  }

  public Object object() {
    return value;
  }

  @Override
  public String toString() {
    return "LeakySecret(hidden)";
  }
}
