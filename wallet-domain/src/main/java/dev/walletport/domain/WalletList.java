package dev.walletport.domain;

import java.util.Iterator;
import java.util.List;
import java.util.Objects;

/**
 * The wallets of a customer, as one answer of the provider lists them.
 *
 * <p>While {@code unreadable} is above 0, the customer has wallets that are not shown here. A host
 * may show and use those that are, and must not conclude from the list that a wallet does not
 * exist: it neither creates a second one at that provider nor reports an account as without linked
 * wallets. It reads a wallet whose id it knows by itself, or lists again later.
 *
 * @param wallets the wallets whose state could be read, each once, in the provider's order
 * @param unreadable how many entries of the list had no readable id, provider or state; 0 as a rule
 */
public record WalletList(List<WalletAccount> wallets, int unreadable)
    implements Iterable<WalletAccount> {

  /** Copies the list; refuses null and a negative number. */
  public WalletList {
    wallets = List.copyOf(Objects.requireNonNull(wallets, "wallets"));
    if (unreadable < 0) {
      throw new IllegalArgumentException("unreadable is negative: " + unreadable);
    }
  }

  /**
   * A list of which every entry could be read.
   *
   * @param wallets the wallets, each once, in the provider's order
   * @return the list, with nothing unreadable
   */
  public static WalletList of(List<WalletAccount> wallets) {
    return new WalletList(wallets, 0);
  }

  /**
   * Tells whether every entry could be read, so that a wallet that is not in it does not exist.
   *
   * @return whether nothing is unreadable
   */
  public boolean isComplete() {
    return unreadable == 0;
  }

  /**
   * Walks the readable wallets.
   *
   * @return the wallets in the provider's order; nothing can be removed
   */
  @Override
  public Iterator<WalletAccount> iterator() {
    return wallets.iterator();
  }
}
