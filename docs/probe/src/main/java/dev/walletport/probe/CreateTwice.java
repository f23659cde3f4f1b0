package dev.walletport.probe;

import io.vavr.control.Either;
import java.util.Set;

/** Whether a second create opens a second wallet. */
final class CreateTwice implements Question {

  @Override
  public String id() {
    return "create.twice";
  }

  @Override
  public String text() {
    return "Does a second create at one provider open another wallet?";
  }

  @Override
  public Set<Cost> costs() {
    return Set.of(Cost.CHANGES);
  }

  @Override
  public Either<String, Outcome> ask(WalletPreparation preparation) {
    ProbeResponse first = preparation.calls().create();
    return first.isWallet()
        ? compare(first, preparation.calls().create())
        : Outcome.undecided("the first create", first);
  }

  private static Either<String, Outcome> compare(ProbeResponse first, ProbeResponse second) {
    if (second.isWallet()) {
      boolean same = first.id().equals(second.id());
      return Outcome.of(same ? "same-wallet" : "another-wallet", second);
    }
    return second.isRefusal()
        ? Outcome.of("refused", second)
        : Outcome.undecided("the second create", second);
  }
}
