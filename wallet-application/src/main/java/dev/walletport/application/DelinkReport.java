package dev.walletport.application;

import dev.walletport.domain.WalletFailure;
import dev.walletport.domain.WalletId;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What became of a customer's wallets.
 *
 * @param delinked the wallets that were delinked now
 * @param notDelinked the wallets that may still be linked, and why; empty when the account can be
 *     closed
 * @param unreadable how many entries of the list no wallet could be made of; each may be a linked
 *     wallet
 */
public record DelinkReport(
    List<WalletId> delinked, Map<WalletId, WalletFailure> notDelinked, int unreadable) {

  /** Copies both and refuses null and a negative number. */
  public DelinkReport {
    delinked = List.copyOf(Objects.requireNonNull(delinked, "delinked"));
    notDelinked = Map.copyOf(Objects.requireNonNull(notDelinked, "notDelinked"));
    if (unreadable < 0) {
      throw new IllegalArgumentException("unreadable is negative: " + unreadable);
    }
  }

  /**
   * Tells whether no wallet is left linked, and none is hidden by an unreadable entry.
   *
   * @return true if the account can be closed
   */
  public boolean isComplete() {
    return notDelinked.isEmpty() && unreadable == 0;
  }
}
