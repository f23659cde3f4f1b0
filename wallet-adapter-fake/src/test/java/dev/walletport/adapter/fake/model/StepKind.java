package dev.walletport.adapter.fake.model;

import dev.walletport.domain.WalletOperation;
import io.vavr.control.Option;
import java.util.Arrays;

/** What a step does, and how often a sequence has it. */
enum StepKind {
  CREATE(6),
  REQUEST_OTP(14),
  LINK(26),
  DELINK(5),
  CHANGE_MOBILE_NUMBER(3),
  FIND(6),
  LIST(3),
  REFRESH(4),
  REFRESH_ALL(3),
  OPEN_CUSTOMER(1),
  CLOCK(18),
  RULES(3),
  BALANCE(3),
  LOCK(1),
  UNLOCK(2),
  LINK_ELSEWHERE(2),
  DELINK_ELSEWHERE(2),
  NEXT_FAULT(8),
  STANDING_FAULT(1),
  CLEAR_FAULTS(1),
  DEBIT(10),
  SNAPSHOT(4),
  RESTORE(4),
  RESET(1);

  private final int weight;

  StepKind(int weight) {
    this.weight = weight;
  }

  /** The sum of all weights. */
  static int total() {
    return Arrays.stream(values()).mapToInt(kind -> kind.weight).sum();
  }

  /** The kind at a number below {@link #total}. */
  static StepKind at(int number) {
    int rest = number;
    for (StepKind kind : values()) {
      rest -= kind.weight;
      if (rest < 0) {
        return kind;
      }
    }
    throw new IllegalArgumentException("below " + total() + ", not " + number);
  }

  /** The operation of a step that is a call. */
  Option<WalletOperation> operation() {
    return Option.ofOptional(Arrays.stream(WalletOperation.values())
        .filter(operation -> operation.name().equals(name()))
        .findFirst());
  }
}
