package dev.walletport.application.port;

import java.util.Objects;
import java.util.UUID;

/**
 * The identifier of one call of a use case, by which its begin, its tries and its outcome are found
 * together; it says nothing about the customer.
 *
 * @param value 1 to 128 visible ASCII characters
 */
public record CallId(String value) {

  private static final int LIMIT = 128;

  /**
   * Takes a text that is known to be a call's id.
   *
   * @throws IllegalArgumentException if it is empty, too long, or holds anything else
   */
  public CallId {
    Objects.requireNonNull(value, "value");
    if (value.isEmpty() || value.length() > LIMIT || !value.chars().allMatch(CallId::isVisible)) {
      throw new IllegalArgumentException(
          "a call id has 1 to " + LIMIT + " visible ASCII characters without spaces");
    }
  }

  private static boolean isVisible(int unit) {
    return unit > ' ' && unit < 0x7F;
  }

  /**
   * Takes a text that is known to be a call's id, such as the id that a host's own request has.
   *
   * @param value 1 to 128 visible ASCII characters
   * @return the call id
   * @throws IllegalArgumentException if it is empty, too long, or holds anything else
   */
  public static CallId of(String value) {
    return new CallId(value);
  }

  /**
   * Draws an id that no other call has, on this node or on another.
   *
   * @return a random UUID
   */
  public static CallId random() {
    return new CallId(UUID.randomUUID().toString());
  }

  @Override
  public String toString() {
    return value;
  }
}
