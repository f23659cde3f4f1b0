package dev.walletport.domain;

import io.vavr.control.Either;
import org.jspecify.annotations.Nullable;

/**
 * The value that routes all calls for one customer to the same place; it is the same on every one
 * of them.
 *
 * @param value 1 to 128 visible ASCII characters, not {@code .} or {@code ..}
 */
public record RoutingId(String value) {

  private static final IdRule RULE = IdRule.visible("routing id", 128);

  /**
   * Takes a text that is known to be a routing id.
   *
   * @throws IllegalArgumentException if it is not one; the message says why, without the text
   */
  public RoutingId {
    RULE.require(value);
  }

  /**
   * Takes a text that is known to be a routing id.
   *
   * @param value 1 to 128 visible ASCII characters, not {@code .} or {@code ..}
   * @return the routing id
   * @throws IllegalArgumentException if it is not one; the message says why, without the text
   */
  public static RoutingId of(String value) {
    return new RoutingId(value);
  }

  /**
   * Parses untrusted input.
   *
   * @param typed any text, or null
   * @return the routing id, or why the text is none
   */
  public static Either<IdRejection, RoutingId> parse(@Nullable String typed) {
    return RULE.check(typed).map(RoutingId::new);
  }

  @Override
  public String toString() {
    return value;
  }
}
