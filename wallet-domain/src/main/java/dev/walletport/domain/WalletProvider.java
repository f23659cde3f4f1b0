package dev.walletport.domain;

import io.vavr.control.Either;
import org.jspecify.annotations.Nullable;

/**
 * The company behind a wallet; an open set: unknown codes are accepted.
 *
 * @param code what the provider is called on the wire, 1 to 64 visible ASCII characters; case
 *     counts
 */
public record WalletProvider(String code) {

  private static final IdRule RULE = IdRule.visible("wallet provider", 64);

  /** MobiKwik. */
  public static final WalletProvider MOBIKWIK = new WalletProvider("MOBIKWIK");

  /** Paytm. */
  public static final WalletProvider PAYTM = new WalletProvider("PAYTM");

  /** Freecharge. */
  public static final WalletProvider FREECHARGE = new WalletProvider("FREECHARGE");

  /** Ola Money. */
  public static final WalletProvider OLAMONEY = new WalletProvider("OLAMONEY");

  /** Amazon Pay. */
  public static final WalletProvider AMAZONPAY = new WalletProvider("AMAZONPAY");

  /** LazyPay. */
  public static final WalletProvider LAZYPAY = new WalletProvider("LAZYPAY");

  /** Simpl. */
  public static final WalletProvider SIMPL = new WalletProvider("SIMPL");

  /** Twid, second version. */
  public static final WalletProvider TWID = new WalletProvider("TWID_V2");

  /**
   * Takes any provider code.
   *
   * @throws IllegalArgumentException if it is not one; the message says why, without the text
   */
  public WalletProvider {
    RULE.require(code);
  }

  /**
   * Takes any provider code, known here or not.
   *
   * @param code what the provider is called on the wire, 1 to 64 visible ASCII characters
   * @return the provider
   * @throws IllegalArgumentException if it is not one; the message says why, without the text
   */
  public static WalletProvider of(String code) {
    return new WalletProvider(code);
  }

  /**
   * Parses untrusted input; case counts, and no code is unknown.
   *
   * @param typed any text, or null
   * @return the provider, or why the text is no code
   */
  public static Either<IdRejection, WalletProvider> parse(@Nullable String typed) {
    return RULE.check(typed).map(WalletProvider::new);
  }

  @Override
  public String toString() {
    return code;
  }
}
