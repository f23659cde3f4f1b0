package dev.walletport.application;

import dev.walletport.application.port.CommandKey;
import dev.walletport.domain.CommandState;
import dev.walletport.domain.CommandState.Idle;
import dev.walletport.domain.CommandState.InFlight;
import dev.walletport.domain.WalletFailure;
import dev.walletport.domain.WalletFailure.OutcomeUnknown;
import dev.walletport.domain.WalletFailure.Unavailable;
import io.vavr.control.Either;
import java.time.Instant;

/** A permit that one row of the store says: of a command on a wallet that was idle. */
sealed class WrittenPermit implements Admission permits DelinkPermit, MessagePermit {

  private final GuardedRows rows;
  private final CommandKey key;
  private final InFlight inFlight;

  WrittenPermit(GuardedRows rows, CommandKey key, InFlight inFlight) {
    this.rows = rows;
    this.key = key;
    this.inFlight = inFlight;
  }

  GuardedRows rows() {
    return rows;
  }

  CommandKey key() {
    return key;
  }

  InFlight inFlight() {
    return inFlight;
  }

  Instant sentAt() {
    return inFlight.since();
  }

  @Override
  public final void end(Either<WalletFailure, ?> answer) {
    if (answer.isLeft() && answer.getLeft() instanceof Unavailable) {
      withdraw();
    } else {
      leave(answer.isRight() ? done() : failed(answer.getLeft()));
    }
  }

  private CommandState failed(WalletFailure failure) {
    if (failure instanceof OutcomeUnknown) {
      return inFlight.command().isSeenByReading() ? inFlight.lost() : done();
    }
    return refused(failure);
  }

  /** What the row becomes by a definite no. */
  CommandState refused(WalletFailure failure) {
    return done();
  }

  final Idle done() {
    return inFlight.end(rows.limits());
  }

  /** Takes the command back that certainly never left. */
  void withdraw() {
    leave(before());
  }

  /** What the row was. */
  CommandState before() {
    return inFlight.withdrawn();
  }

  private void leave(CommandState after) {
    @SuppressWarnings("unused") // False: its lease was over, and a sweep has it now.
    boolean ours = rows.store().replace(key, inFlight, after);
  }
}
