package dev.walletport.domain;

import io.vavr.control.Either;
import org.jspecify.annotations.Nullable;

/**
 * The provider-side identifier of one wallet of one customer, such as {@code wlt_q23xzki3pazgtezo}.
 *
 * @param value 1 to 64 letters, digits, {@code _} and {@code -}
 */
public record WalletId(String value) {

  private static final IdRule RULE = IdRule.word("wallet id", 64);

  /**
   * Takes a text that is known to be a wallet id.
   *
   * @throws IllegalArgumentException if it is not one; the message says why, without the text
   */
  public WalletId {
    RULE.require(value);
  }

  /**
   * Takes a text that is known to be a wallet id.
   *
   * @param value 1 to 64 letters, digits, {@code _} and {@code -}
   * @return the wallet id
   * @throws IllegalArgumentException if it is not one; the message says why, without the text
   */
  public static WalletId of(String value) {
    return new WalletId(value);
  }

  /**
   * Parses untrusted input.
   *
   * @param typed any text, or null
   * @return the wallet id, or why the text is none
   */
  public static Either<IdRejection, WalletId> parse(@Nullable String typed) {
    return RULE.check(typed).map(WalletId::new);
  }

  @Override
  public String toString() {
    return value;
  }
}
