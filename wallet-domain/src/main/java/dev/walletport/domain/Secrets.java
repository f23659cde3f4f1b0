package dev.walletport.domain;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;

/** How secrets are compared and printed. */
final class Secrets {

  private Secrets() {}

  /** Compares without telling by its duration where two texts of one length first differ. */
  static boolean same(String one, String other) {
    return MessageDigest.isEqual(one.getBytes(UTF_8), other.getBytes(UTF_8));
  }

  static String hidden(Class<?> type) {
    return type.getSimpleName() + "(hidden)";
  }
}
