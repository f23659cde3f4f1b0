package dev.walletport.domain;

import java.util.Objects;

/**
 * Stands for a mobile number or an origin that must not be kept.
 *
 * @param value the HMAC-SHA256 in 64 hexadecimal digits
 */
public record SubjectHash(String value) {

  /** Refuses null. */
  public SubjectHash {
    Objects.requireNonNull(value, "value");
  }
}
