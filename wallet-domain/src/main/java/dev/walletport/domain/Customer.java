package dev.walletport.domain;

import java.util.Objects;

/**
 * The customer whom a call is for, with the routing id that all calls for this customer share.
 *
 * <p>Every call takes a {@code Customer}, so no call can leave the routing id out or change it. For
 * a guest, keep the same {@code Customer} for as long as the payment session lasts.
 *
 * @param id who it is
 * @param routingId sent as {@code x-routing-id} by an adapter that routes
 */
public record Customer(CustomerId id, RoutingId routingId) {

  /** Refuses null. */
  public Customer {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(routingId, "routingId");
  }

  /**
   * A customer with an account at the host: routed by the customer id.
   *
   * @param id who it is
   * @return the customer
   */
  public static Customer registered(CustomerId id) {
    Objects.requireNonNull(id, "id");
    return new Customer(id, RoutingId.of(id.value()));
  }

  /**
   * A customer who checks out as a guest: routed by an id that lasts as long as the payment
   * session, such as the order or the cart id.
   *
   * @param id who it is
   * @param routingId the session's id
   * @return the customer
   */
  public static Customer guest(CustomerId id, RoutingId routingId) {
    return new Customer(id, routingId);
  }
}
