package dev.walletport.planted.application;

import java.time.InstantSource;

/** Keeps all rules. */
public record Reporting(InstantSource clock) {
  public static Reporting none() {
    return new Reporting(InstantSource.system());
  }
}
