package dev.walletport.domain;

import io.vavr.control.Option;
import java.util.List;
import java.util.Objects;

/**
 * What a linked wallet can pay with, as its provider last stated it.
 *
 * @param token the single-use debit token, if this answer brought one: a list may come without
 * @param balance what the wallet held, if known; a linked wallet can have an unknown balance
 * @param subAccounts the sub-accounts inside, often none
 */
public record Funds(
    Option<DebitToken> token, Option<Balance> balance, List<SubAccount> subAccounts) {

  private static final Funds UNKNOWN = new Funds(Option.none(), Option.none(), List.of());

  /** Copies the list and refuses null. */
  public Funds {
    Objects.requireNonNull(token, "token");
    Objects.requireNonNull(balance, "balance");
    subAccounts = List.copyOf(Objects.requireNonNull(subAccounts, "subAccounts"));
  }

  /**
   * A linked wallet of which nothing more is known.
   *
   * @return no token, no balance, no sub-accounts
   */
  public static Funds unknown() {
    return UNKNOWN;
  }
}
