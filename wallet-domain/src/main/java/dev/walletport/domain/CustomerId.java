package dev.walletport.domain;

import io.vavr.control.Either;
import org.jspecify.annotations.Nullable;

/**
 * The host's own identifier of a customer.
 *
 * @param value 1 to 128 visible ASCII characters, not {@code .} or {@code ..}
 */
public record CustomerId(String value) {

  private static final IdRule RULE = IdRule.visible("customer id", 128);

  /**
   * Takes a text that is known to be a customer id.
   *
   * @throws IllegalArgumentException if it is not one; the message says why, without the text
   */
  public CustomerId {
    RULE.require(value);
  }

  /**
   * Takes a text that is known to be a customer id.
   *
   * @param value 1 to 128 visible ASCII characters, not {@code .} or {@code ..}
   * @return the customer id
   * @throws IllegalArgumentException if it is not one; the message says why, without the text
   */
  public static CustomerId of(String value) {
    return new CustomerId(value);
  }

  /**
   * Parses untrusted input.
   *
   * @param typed any text, or null
   * @return the customer id, or why the text is none
   */
  public static Either<IdRejection, CustomerId> parse(@Nullable String typed) {
    return RULE.check(typed).map(CustomerId::new);
  }

  @Override
  public String toString() {
    return value;
  }
}
