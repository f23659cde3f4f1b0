package dev.walletport.domain;

import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A customer's wallet at a provider, in one of the two states that any reader of the real system
 * can see.
 *
 * <p>A transition exists only on the state that it leaves and returns the state it leads to, so an
 * illegal one does not compile. Branch with {@link #fold}, or on Java 21 and newer with a
 * {@code switch}.
 */
public sealed interface WalletAccount {

  /**
   * Names the wallet.
   *
   * @return its identifier, the same in every state
   */
  WalletId id();

  /**
   * Names the company behind the wallet.
   *
   * @return its provider, the same in every state
   */
  WalletProvider provider();

  /**
   * Tells the rest of what the provider said.
   *
   * @return details that do not depend on the state
   */
  WalletDetails details();

  /**
   * Answers by state.
   *
   * @param unlinked what to do with an unlinked wallet
   * @param linked what to do with a linked one
   * @param <T> what is answered
   * @return what the one function that was called returned
   */
  <T extends @Nullable Object> T fold(
      Function<? super Unlinked, ? extends T> unlinked,
      Function<? super Linked, ? extends T> linked);

  /**
   * A wallet that cannot be debited: new, delinked, or never linked.
   *
   * @param id the wallet
   * @param provider the company behind it
   * @param details what else the provider said
   */
  record Unlinked(WalletId id, WalletProvider provider, WalletDetails details)
      implements WalletAccount {

    /** Refuses null. */
    public Unlinked {
      Objects.requireNonNull(id, "id");
      Objects.requireNonNull(provider, "provider");
      Objects.requireNonNull(details, "details");
    }

    /**
     * The provider accepted the customer's one-time password.
     *
     * @param funds what the wallet can pay with from now on
     * @return the same wallet, linked
     */
    public Linked linked(Funds funds) {
      return new Linked(id, provider, details, funds);
    }

    @Override
    public <T extends @Nullable Object> T fold(
        Function<? super Unlinked, ? extends T> unlinked,
        Function<? super Linked, ? extends T> linked) {
      return unlinked.apply(this);
    }
  }

  /**
   * A wallet that hands out debit tokens.
   *
   * @param id the wallet
   * @param provider the company behind it
   * @param details what else the provider said
   * @param funds what it can pay with
   */
  record Linked(WalletId id, WalletProvider provider, WalletDetails details, Funds funds)
      implements WalletAccount {

    /** Refuses null. */
    public Linked {
      Objects.requireNonNull(id, "id");
      Objects.requireNonNull(provider, "provider");
      Objects.requireNonNull(details, "details");
      Objects.requireNonNull(funds, "funds");
    }

    /**
     * The wallet was delinked: its token and its balance are gone.
     *
     * @return the same wallet, unlinked
     */
    public Unlinked delinked() {
      return new Unlinked(id, provider, details);
    }

    /**
     * The provider was asked again.
     *
     * @param newer what the wallet can pay with now
     * @return the same wallet, with the newer funds
     */
    public Linked refreshed(Funds newer) {
      return new Linked(id, provider, details, newer);
    }

    @Override
    public <T extends @Nullable Object> T fold(
        Function<? super Unlinked, ? extends T> unlinked,
        Function<? super Linked, ? extends T> linked) {
      return linked.apply(this);
    }
  }
}
