package dev.walletport.adapter.fake.model;

import dev.walletport.domain.Customer;
import dev.walletport.domain.WalletProvider;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** A customer whom the providers know. */
final class ModelCustomer {

  final Customer customer;
  boolean locked;

  /** When the lock of each provider ends. */
  final Map<WalletProvider, Instant> locks = new HashMap<>();

  ModelCustomer(Customer customer) {
    this.customer = customer;
  }

  ModelCustomer copy() {
    ModelCustomer copy = new ModelCustomer(customer);
    copy.locked = locked;
    copy.locks.putAll(locks);
    return copy;
  }

  void unlock() {
    locked = false;
    locks.clear();
  }
}
