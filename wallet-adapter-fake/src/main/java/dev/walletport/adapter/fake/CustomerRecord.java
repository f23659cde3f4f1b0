package dev.walletport.adapter.fake;

import dev.walletport.adapter.fake.JournalEntry.Routing;
import dev.walletport.domain.CustomerId;
import dev.walletport.domain.RoutingId;
import dev.walletport.domain.WalletId;
import io.vavr.control.Option;
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

  void lock() {
    locked = true;
  }

  void unlock() {
    locked = false;
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
    return copy;
  }

  Routing route(RoutingId given) {
    if (routingId == null) {
      routingId = given;
    }
    return routingId.equals(given) ? Routing.SAME : Routing.CHANGED;
  }
}
