package dev.walletport.application;

import dev.walletport.application.port.CommandKey;
import dev.walletport.domain.CommandState;
import dev.walletport.domain.CommandState.InFlight;
import dev.walletport.domain.WalletFailure;
import dev.walletport.domain.WalletFailure.NotInThisState;

/** A permit of a delink on a wallet that is unsettled or given up. */
final class DelinkPermit extends WrittenPermit {

  private final CommandState over;

  DelinkPermit(GuardedRows rows, CommandKey key, InFlight inFlight, CommandState over) {
    super(rows, key, inFlight);
    this.over = over;
  }

  @Override
  CommandState before() {
    return over;
  }

  /** A delink that was refused settles nothing. */
  @Override
  CommandState refused(WalletFailure failure) {
    return failure instanceof NotInThisState ? done() : over;
  }
}
