package dev.walletport.domain;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Where a request of the customer came from, as the host tells it: an IP address or the id of a
 * device. Personal data, so it prints nothing.
 */
public final class Origin {

  private final transient String value;

  private Origin(String value) {
    this.value = value;
  }

  /**
   * Takes the host's word.
   *
   * @param value an address or a device; a host cuts an IPv6 address to its prefix
   * @return the origin
   */
  public static Origin of(String value) {
    return new Origin(Objects.requireNonNull(value, "value"));
  }

  /**
   * Stands for the origin where it must not be kept.
   *
   * @param key the host's key
   * @return the same hash for the same text
   */
  public SubjectHash hashed(HashKey key) {
    return key.hash("origin:" + value);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Origin origin && Secrets.same(value, origin.value);
  }

  /** The same for every origin, so that it tells nothing. */
  @Override
  public int hashCode() {
    return Origin.class.hashCode();
  }

  @Override
  public String toString() {
    return Secrets.hidden(Origin.class);
  }
}
