package dev.walletport.domain;

import io.vavr.control.Option;
import java.util.Objects;

/**
 * One sub-account inside a wallet, such as its credit line or its reward points.
 *
 * @param paymentMethod the provider's name for it, as sent
 * @param type what kind of sub-account it is; an open set
 * @param balance what it held when last asked, if known
 */
public record SubAccount(String paymentMethod, Type type, Option<Balance> balance) {

  /** Refuses null. */
  public SubAccount {
    Objects.requireNonNull(paymentMethod, "paymentMethod");
    Objects.requireNonNull(type, "type");
    Objects.requireNonNull(balance, "balance");
  }

  /** Shows all, cleaned of what could forge a log line. */
  @Override
  public String toString() {
    return ProviderText.line("SubAccount[paymentMethod=" + paymentMethod + ", type=" + type
        + ", balance=" + balance + "]");
  }

  /**
   * The kind of a sub-account; an open set: unknown codes are accepted.
   *
   * @param code what the kind is called on the wire
   */
  public record Type(String code) {

    /** Prepaid money. */
    public static final Type WALLET = new Type("WALLET");

    /** A credit line. */
    public static final Type CONSUMER_FINANCE = new Type("CONSUMER_FINANCE");

    /** Reward points. */
    public static final Type REWARD = new Type("REWARD");

    /** Refuses null. */
    public Type {
      Objects.requireNonNull(code, "code");
    }

    /** Shows the code, cleaned of what could forge a log line. */
    @Override
    public String toString() {
      return ProviderText.line(code);
    }
  }
}
