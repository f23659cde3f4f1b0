package dev.walletport.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The single-use secret with which a linked wallet is debited once.
 *
 * <p>A provider hands out a fresh one with every read of a linked wallet. It prints nothing, is not
 * serialisable, shows nothing to libraries that read fields, and has a hash code that tells
 * nothing.
 */
public final class DebitToken {

  /**
   * How long a token is valid. Juspay's pages say 10 minutes in some places and 15 in others; the
   * shorter is safe.
   */
  public static final Duration LIFE = Duration.ofMinutes(10);

  private final transient String value; // so that Gson, Jackson and toString builders skip it
  private final Instant issuedAt;

  private DebitToken(String value, Instant issuedAt) {
    this.value = value;
    this.issuedAt = issuedAt;
  }

  /**
   * Takes a token as a provider handed it out.
   *
   * @param value the token's text
   * @param issuedAt when the call that brought it was made: no later than the provider issued it
   * @return the token
   * @throws IllegalArgumentException if the text is empty
   */
  public static DebitToken of(String value, Instant issuedAt) {
    Objects.requireNonNull(value, "value");
    Objects.requireNonNull(issuedAt, "issuedAt");
    if (value.isEmpty()) {
      throw new IllegalArgumentException("a debit token must not be empty");
    }
    return new DebitToken(value, issuedAt);
  }

  /**
   * Tells when the token was issued.
   *
   * @return the instant from which its life counts
   */
  public Instant issuedAt() {
    return issuedAt;
  }

  /**
   * Tells when the token expires.
   *
   * @return the first instant at which it is no longer usable
   */
  public Instant expiresAt() {
    return issuedAt.plus(LIFE);
  }

  /**
   * Tells whether the token may still be used; at the very instant it expires it may not. Whether
   * it has been used already only the provider knows.
   *
   * @param now the present
   * @return true while it is valid
   */
  public boolean usableAt(Instant now) {
    return now.isBefore(expiresAt());
  }

  /**
   * Lets the token out, for the debit call of the host.
   *
   * @return the token's text
   */
  public String reveal() {
    return value;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof DebitToken token
        && issuedAt.equals(token.issuedAt)
        && Secrets.same(value, token.value);
  }

  /** Of the time of issue alone, so that it tells nothing of the secret. */
  @Override
  public int hashCode() {
    return issuedAt.hashCode();
  }

  @Override
  public String toString() {
    return Secrets.hidden(DebitToken.class);
  }
}
