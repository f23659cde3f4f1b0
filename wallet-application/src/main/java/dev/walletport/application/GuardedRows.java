package dev.walletport.application;

import dev.walletport.application.port.CommandKey;
import dev.walletport.application.port.CommandStore;
import dev.walletport.application.port.CommandStore.Seen;
import dev.walletport.domain.CommandState;
import dev.walletport.domain.GuardLimits;
import dev.walletport.domain.WalletFailure.HeldBack;
import io.vavr.control.Either;
import java.util.function.Function;

/**
 * The rows of a store under the host's limits.
 *
 * @param store what all nodes share
 * @param limits the host's ceilings
 */
record GuardedRows(CommandStore store, GuardLimits limits) {

  private static final int MOST_CONTENDERS = 1_000;

  /** What a row was, and what it is. */
  record Change<S>(CommandState before, S after) {}

  /** Decides and writes, and reads again as often as another node came between. */
  <S extends CommandState> Either<HeldBack, Change<S>> change(
      CommandKey key, Seen first, Function<Seen, Either<HeldBack, S>> decision) {
    Seen seen = first;
    for (int contenders = 0; contenders < MOST_CONTENDERS; contenders++) {
      CommandState before = seen.state();
      Either<HeldBack, S> decided = decision.apply(seen);
      if (decided.isLeft() || store.replace(key, before, decided.get())) {
        return decided.map(after -> new Change<>(before, after));
      }
      seen = store.read(key);
    }
    throw new IllegalStateException("too many writers of one row of the command store");
  }
}
