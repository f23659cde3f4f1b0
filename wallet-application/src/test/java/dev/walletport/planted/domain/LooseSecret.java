package dev.walletport.planted.domain;

import java.io.Serializable;

/** A secret that can be stored and subclassed, and forgets to hide itself. */
public class LooseSecret implements Serializable {

  private static final long serialVersionUID = 1;

  public final char[] value;

  public LooseSecret(String value) {
    this.value = value.toCharArray();
  }

  String reveal() {
    return new String(value);
  }
}
