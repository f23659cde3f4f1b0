package dev.walletport.adapter.fake;

import dev.walletport.domain.CustomerId;
import dev.walletport.domain.RoutingId;
import io.vavr.control.Option;
import java.util.List;
import java.util.Objects;

/**
 * A customer as the providers know one.
 *
 * @param id the customer's id
 * @param access whether {@link FakeWallets#lock} has locked the customer out
 * @param routingId the routing id of the first call for the customer; none before
 * @param wallets the customer's wallets, the oldest first
 */
public record KnownCustomer(
    CustomerId id, Access access, Option<RoutingId> routingId, List<KnownWallet> wallets) {

  /** Whether one-time passwords are sent to a customer, and accepted. */
  public enum Access {
    /** They are. */
    FREE,
    /** They are not, until the customer is unlocked. */
    LOCKED
  }

  /** Copies the list and refuses null. */
  public KnownCustomer {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(access, "access");
    Objects.requireNonNull(routingId, "routingId");
    wallets = List.copyOf(Objects.requireNonNull(wallets, "wallets"));
  }
}
