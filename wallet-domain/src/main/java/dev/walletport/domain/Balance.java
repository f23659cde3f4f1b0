package dev.walletport.domain;

import io.vavr.control.Option;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.IntStream;

/**
 * What a wallet held when the provider was last asked; an unknown balance is an absent
 * {@code Balance}, never zero.
 *
 * <p>The amount is exact and keeps the scale that the provider sent, so compare two with
 * {@link BigDecimal#compareTo}. The provider names no currency.
 *
 * @param amount the amount, with at most {@value #MAX_DIGITS} digits and a scale from 0 to
 *     {@value #MAX_SCALE}
 * @param readAt when the provider was asked, if it said so
 */
public record Balance(BigDecimal amount, Option<Instant> readAt) {

  /** The greatest number of digits of an amount: more than any money there is. */
  public static final int MAX_DIGITS = 30;

  /**
   * The greatest number of digits after the point: room for what a provider's floating point makes
   * of a fraction, such as 0.30000000000000004.
   */
  public static final int MAX_SCALE = 20;

  /** The least amount of too many digits, at each scale. */
  private static final BigDecimal[] TOO_MUCH = IntStream.rangeClosed(0, MAX_SCALE)
      .mapToObj(scale -> new BigDecimal(BigInteger.TEN.pow(MAX_DIGITS), scale))
      .toArray(BigDecimal[]::new);

  /** The same below zero. */
  private static final BigDecimal[] TOO_LITTLE =
      Arrays.stream(TOO_MUCH).map(BigDecimal::negate).toArray(BigDecimal[]::new);

  /**
   * Refuses an amount that is out of bounds, because arithmetic on a number such as
   * {@code 1e1000000} takes the machine down.
   *
   * @throws IllegalArgumentException if the amount has too many digits or a scale out of range
   */
  public Balance {
    Objects.requireNonNull(amount, "amount");
    Objects.requireNonNull(readAt, "readAt");
    if (!isBounded(amount)) {
      throw new IllegalArgumentException(
          "a balance has at most " + MAX_DIGITS + " digits and a scale from 0 to " + MAX_SCALE);
    }
  }

  /**
   * A balance as of an instant.
   *
   * @param amount the amount
   * @param readAt when the provider was asked
   * @return the balance
   * @throws IllegalArgumentException if the amount has too many digits or a scale out of range
   */
  public static Balance of(BigDecimal amount, Instant readAt) {
    return new Balance(amount, Option.some(Objects.requireNonNull(readAt, "readAt")));
  }

  /**
   * Tells whether an amount can be a balance at all; costs the same for every number.
   *
   * @param amount any number
   * @return true if its digits and scale are within the bounds
   */
  public static boolean isBounded(BigDecimal amount) {
    return amount.scale() >= 0 && amount.scale() <= MAX_SCALE && hasFewDigits(amount);
  }

  /** Counting the digits of a million takes a second; comparing at one scale takes no time. */
  private static boolean hasFewDigits(BigDecimal amount) {
    return amount.compareTo(TOO_MUCH[amount.scale()]) < 0
        && amount.compareTo(TOO_LITTLE[amount.scale()]) > 0;
  }
}
