package dev.walletport.adapter.fake.model;

import dev.walletport.domain.WalletOperation;
import io.vavr.control.Option;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.Map;

/** The faults that are set: those of the next calls come first, then the newest standing one. */
final class ModelFaults {

  private final Map<WalletOperation, Deque<ModelFault>> next = new EnumMap<>(WalletOperation.class);
  private final Map<WalletOperation, Deque<ModelFault>> standing =
      new EnumMap<>(WalletOperation.class);

  void addNext(WalletOperation operation, ModelFault fault) {
    of(next, operation).addLast(fault);
  }

  void addStanding(WalletOperation operation, ModelFault fault) {
    of(standing, operation).addFirst(fault);
  }

  ModelFault take(WalletOperation operation) {
    return Option.of(of(next, operation).pollFirst())
        .orElse(() -> Option.of(of(standing, operation).peekFirst()))
        .getOrElse(ModelFault.NONE);
  }

  /** The fault that {@link #take} would take. */
  ModelFault peek(WalletOperation operation) {
    return Option.of(of(next, operation).peekFirst())
        .orElse(() -> Option.of(of(standing, operation).peekFirst()))
        .getOrElse(ModelFault.NONE);
  }

  void clear() {
    next.clear();
    standing.clear();
  }

  private static Deque<ModelFault> of(
      Map<WalletOperation, Deque<ModelFault>> all, WalletOperation operation) {
    return all.computeIfAbsent(operation, first -> new ArrayDeque<>());
  }
}
