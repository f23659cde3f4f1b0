package dev.walletport.adapter.fake;

import io.vavr.control.Option;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A snapshot under way: a copy of the state as it was at one moment, made while calls go on.
 *
 * <p>At that moment it replaces the {@link Epoch}. It then copies one customer after the other,
 * each under the customer's monitor. A step of the new epoch copies its own customer first, if the
 * customer is not copied yet; a step of the old one is waited for, as it holds the monitor. So no
 * call waits for more than the copy of its own customer, and there is no lock that all take.
 */
final class StateCopy {

  private final FakeState from;
  private final Map<CustomerRecord, Option<CustomerCopy>> kept = new ConcurrentHashMap<>();

  private StateCopy(FakeState from) {
    this.from = from;
  }

  /** One snapshot of a state at a time; the number is that of the generation after it. */
  static Snapshot take(FakeState from, Timeline clock, int next) {
    StateCopy copy = new StateCopy(from);
    try {
      return copy.complete(clock.whileStanding(at -> copy.begin(at, next)));
    } finally {
      from.providerState().endCopy();
    }
  }

  private Moment begin(Instant at, int next) {
    return new Moment(at, from.providerState().beginCopy(this, next));
  }

  private Snapshot complete(Moment moment) {
    from.providerState().customers().forEach(this::hold);
    List<CustomerCopy> customers =
        kept.values().stream().flatMap(Option::toJavaStream).toList();
    return from.snapshot(new Contents(customers, moment));
  }

  private void hold(CustomerRecord customer) {
    synchronized (customer) {
      keep(customer);
    }
  }

  /** Copies a customer whose monitor is held, the first time. */
  void keep(CustomerRecord customer) {
    kept.computeIfAbsent(
        customer, found -> Option.some(CustomerCopy.of(found, from.providerState())));
  }

  /** Leaves out a customer who is opened after the moment. */
  void leaveOut(CustomerRecord customer) {
    kept.put(customer, Option.none());
  }

  /**
   * The moment of a copy.
   *
   * @param at the time
   * @param epoch the last epoch that is in the copy
   */
  record Moment(Instant at, Epoch epoch) {

    int generation() {
      return epoch.generation().number();
    }
  }

  /**
   * One customer.
   *
   * @param customer a copy
   * @param wallets the customer's wallets, the oldest first
   */
  record CustomerCopy(CustomerRecord customer, List<WalletRecord> wallets) {

    /** Copies a customer whose monitor is held, or whose state is not in use. */
    static CustomerCopy of(CustomerRecord customer, ProviderState from) {
      return new CustomerCopy(customer.copy(), List.copyOf(from.walletsOf(customer)));
    }
  }

  /**
   * What makes up a copy, beside the logs and tokens up to its moment.
   *
   * @param customers all customers
   * @param moment the moment
   */
  record Contents(List<CustomerCopy> customers, Moment moment) {}
}
