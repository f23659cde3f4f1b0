package dev.walletport.application.port;

import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The identifier of one call of a use case, by which its begin, its attempts and its outcome are
 * found together; it says nothing about the customer.
 *
 * @param value 1 to 128 visible ASCII characters
 */
public record CallId(String value) {

  private static final int LIMIT = 128;

  /** Drawn once: a UUID drawn for each call was a tenth of the time that a call computes. */
  private static final UUID DRAWN = UUID.randomUUID();

  private static final AtomicLong COUNTED = new AtomicLong();

  /** The bits of a random UUID that are free behind its variant. */
  private static final long FREE_BITS = (1L << 62) - 1;

  /**
   * Takes a text that is known to be a call's id.
   *
   * @throws IllegalArgumentException if it is empty, too long, or holds anything else
   */
  public CallId {
    Objects.requireNonNull(value, "value");
    if (value.isEmpty() || value.length() > LIMIT || !isVisible(value)) {
      throw new IllegalArgumentException(
          "a call id has 1 to " + LIMIT + " visible ASCII characters without spaces");
    }
  }

  private static boolean isVisible(String value) {
    for (int i = 0; i < value.length(); i++) {
      if (value.charAt(i) <= ' ' || value.charAt(i) >= 0x7F) {
        return false;
      }
    }
    return true;
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
   * Makes an id that no other call has, on this node or on another. It is no secret: the next one
   * can be told from it.
   *
   * @return a UUID of version 4, of which 122 bits were drawn when this class was loaded; the last
   *     62 of them are counted up, so that two nodes differ in the 60 others
   */
  public static CallId unique() {
    long start = DRAWN.getLeastSignificantBits();
    long counted = (start + COUNTED.getAndIncrement()) & FREE_BITS;
    return new CallId(
        new UUID(DRAWN.getMostSignificantBits(), (start & ~FREE_BITS) | counted).toString());
  }

  @Override
  public String toString() {
    return value;
  }
}
