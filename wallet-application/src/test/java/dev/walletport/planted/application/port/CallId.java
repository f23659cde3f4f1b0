package dev.walletport.planted.application.port;

import java.util.UUID;

/** Keeps all rules. */
public record CallId(String value) {

  public static CallId unique() {
    return new CallId(UUID.randomUUID().toString());
  }
}
