package dev.walletport.adapter.fake;

import dev.walletport.adapter.fake.JournalEntry.Routing;
import dev.walletport.domain.CustomerId;
import dev.walletport.domain.RoutingId;
import dev.walletport.domain.WalletFailure.AccountLocked;
import dev.walletport.domain.WalletId;
import dev.walletport.domain.WalletProvider;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One customer. Its monitor guards the record and all wallets of the customer: a thread that
 * changes one of them, or reads several, holds it.
 */
final class CustomerRecord {

  private final CustomerId id;
  private @Nullable WalletId newestWallet;
  private @Nullable RoutingId routingId;
  private boolean locked;

  /** When the locks end that used-up guesses caused; replaced as a whole. */
  private Map<WalletProvider, Instant> lockedUntil = Map.of();

  CustomerRecord(CustomerId id) {
    this.id = id;
  }

  CustomerId id() {
    return id;
  }

  /** The head of the linked list that {@link WalletRecord#previous} continues. */
  @Nullable
  WalletId newestWallet() {
    return newestWallet;
  }

  void add(WalletId wallet) {
    newestWallet = wallet;
  }

  boolean isLocked() {
    return locked;
  }

  /**
   * Tells of the lock at a provider, if there is one; at the very instant it ends there is none.
   */
  Option<AccountLocked> lock(WalletProvider provider, Instant now) {
    return locked
        ? Option.some(new AccountLocked(Option.none()))
        : Option.of(lockedUntil.get(provider))
            .filter(now::isBefore)
            .map(until -> new AccountLocked(Option.some(until)));
  }

  void lock() {
    locked = true;
  }

  /** Locks the customer out at one provider, until an instant. */
  void lockAt(WalletProvider provider, Instant until) {
    Map<WalletProvider, Instant> locks = new HashMap<>(lockedUntil);
    locks.put(provider, until);
    lockedUntil = Map.copyOf(locks);
  }

  /** Ends all locks. */
  void unlock() {
    locked = false;
    lockedUntil = Map.of();
  }

  /** The routing id of the first call for this customer; none before. */
  Option<RoutingId> routingId() {
    return Option.of(routingId);
  }

  /** The same customer with the same wallets, guarded by a monitor of its own. */
  CustomerRecord copy() {
    CustomerRecord copy = new CustomerRecord(id);
    copy.newestWallet = newestWallet;
    copy.routingId = routingId;
    copy.locked = locked;
    copy.lockedUntil = lockedUntil;
    return copy;
  }

  Routing route(RoutingId given) {
    if (routingId == null) {
      routingId = given;
    }
    return routingId.equals(given) ? Routing.SAME : Routing.CHANGED;
  }
}
