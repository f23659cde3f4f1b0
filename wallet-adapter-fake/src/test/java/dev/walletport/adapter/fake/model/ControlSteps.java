package dev.walletport.adapter.fake.model;

import dev.walletport.adapter.fake.Fault.Kind;
import dev.walletport.adapter.fake.Snapshot;
import dev.walletport.domain.Customer;
import dev.walletport.domain.CustomerId;
import dev.walletport.domain.OtpPolicy;
import dev.walletport.domain.WalletId;
import dev.walletport.domain.WalletOperation;
import dev.walletport.domain.WalletProvider;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** What a sequence does at the provider without a call, at the model and at the fake. */
final class ControlSteps {

  private final ModelSubject subject;
  private final ProviderModel model;
  private final CallSteps calls;
  private final ModelState initial;
  private final List<Kept> snapshots = new ArrayList<>();

  ControlSteps(ModelSubject subject, ProviderModel model, CallSteps calls) {
    this.subject = subject;
    this.model = model;
    this.calls = calls;
    this.initial = model.state.copy();
  }

  void openCustomer(ModelStep step) {
    Customer customer = StepInput.opened(step.customer() + step.choice());
    String id = customer.id().value();
    model.state.customers.computeIfAbsent(id, first -> new ModelCustomer(customer));
    subject.side().openCustomer(customer.id());
  }

  /** To a border, or one nanosecond before or after it; or by some time. */
  void moveClock(ModelStep step) {
    List<Instant> borders = model.state.borders();
    int beside = step.amount() % 4;
    if (beside == 3 || borders.isEmpty()) {
      advance(StepInput.time(step.choice()));
    } else {
      Instant border = borders.get(step.choice() % borders.size()).plusNanos(beside - 1L);
      advance(Duration.between(model.state.now, border));
    }
  }

  private void advance(Duration time) {
    model.state.now = model.state.now.plus(time);
    subject.side().advance(time);
  }

  void setRules(ModelStep step) {
    WalletProvider provider = StepInput.provider(step.choice());
    OtpPolicy rules = StepInput.rules(step.amount());
    model.state.rules.put(provider, ModelRules.of(rules));
    subject.side().setPolicy(provider, rules);
  }

  void setBalance(ModelStep step) {
    BigDecimal amount = StepInput.amount(step.choice());
    onWallet(step, wallet -> {
      wallet.holds = amount;
      subject.side().setBalance(id(wallet), amount);
    });
  }

  void lock(ModelStep step) {
    onCustomer(step, customer -> {
      customer.locked = true;
      subject.fake().lock(customer.customer.id());
    });
  }

  void unlock(ModelStep step) {
    onCustomer(step, customer -> {
      customer.unlock();
      subject.fake().unlock(customer.customer.id());
    });
  }

  void linkElsewhere(ModelStep step) {
    onWallet(step, wallet -> {
      if (!wallet.isLinked()) {
        wallet.link(model.state.now);
      }
      subject.fake().linkElsewhere(id(wallet));
    });
  }

  void delinkElsewhere(ModelStep step) {
    onWallet(step, wallet -> {
      wallet.delink();
      subject.fake().delinkElsewhere(id(wallet));
    });
  }

  private WalletId id(ModelWallet wallet) {
    return calls.ids().of(wallet.number);
  }

  private void onWallet(ModelStep step, Consumer<ModelWallet> change) {
    model.state.wallet(calls.wallet(step)).forEach(change);
  }

  private void onCustomer(ModelStep step, Consumer<ModelCustomer> change) {
    CustomerId id = StepInput.opened(step.choice()).id();
    model.state.customer(id).forEach(change);
  }

  void setNextFault(ModelStep step) {
    WalletOperation operation = operation(step);
    ModelFault fault = fault(step, operation);
    model.faults.addNext(operation, fault);
    subject.fake().faults().next(operation, fault.atTheFake());
  }

  void setStandingFault(ModelStep step) {
    WalletOperation operation = operation(step);
    ModelFault fault = fault(step, operation);
    model.faults.addStanding(operation, fault);
    subject.fake().faults().whileSet(operation, fault.atTheFake());
  }

  private static WalletOperation operation(ModelStep step) {
    WalletOperation[] all = WalletOperation.values();
    return all[step.wallet() % all.length];
  }

  private static ModelFault fault(ModelStep step, WalletOperation operation) {
    List<ModelFault> all = ModelFault.of(operation);
    ModelFault fault = all.get(step.choice() % all.size());
    return fault.is(Kind.ANSWER_DRIPS) && !drips(step, operation)
        ? ModelFault.of(Kind.ANSWER_LOST)
        : fault;
  }

  /**
   * An answer that drips takes its time over the wire, so it is rare; and a read has none, because
   * one gateway repeats it and another has no time left for that.
   */
  private static boolean drips(ModelStep step, WalletOperation operation) {
    return operation.isCommand() && step.amount() % 64 == 0;
  }

  void clearFaults() {
    model.faults.clear();
    subject.fake().faults().clear();
  }

  void takeSnapshot() {
    snapshots.add(new Kept(model.state.copy(), subject.fake().snapshot()));
  }

  /** Restores one of the snapshots of this sequence, if one was taken. */
  void restore(ModelStep step) {
    if (!snapshots.isEmpty()) {
      Kept kept = snapshots.get(step.choice() % snapshots.size());
      model.restore(kept.state);
      subject.fake().restore(kept.snapshot);
    }
  }

  /** Later tokens have other numbers than those before, so that an old one is none of them. */
  void reset() {
    model.restore(initial);
    subject.fake().reset();
  }

  /** One moment at both. */
  private record Kept(ModelState state, Snapshot snapshot) {}
}
