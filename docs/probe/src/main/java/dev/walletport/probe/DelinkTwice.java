package dev.walletport.probe;

import io.vavr.control.Either;
import java.util.Set;

/** Whether the delink of a delinked wallet is refused. */
final class DelinkTwice implements Question {

  @Override
  public String id() {
    return "delink.twice";
  }

  @Override
  public String text() {
    return "Is the delink of a delinked wallet refused?";
  }

  @Override
  public Set<Cost> costs() {
    return Set.of(Cost.CHANGES);
  }

  @Override
  public Either<String, Outcome> ask(WalletPreparation preparation) {
    return preparation.unlinkedAfterDelink().map(preparation.calls()::delink).flatMap(this::read);
  }

  private Either<String, Outcome> read(ProbeResponse response) {
    if (response.isWallet()) {
      return Outcome.of(response.isLinked() ? "linked-wallet" : "wallet", response);
    }
    return response.isRefusal()
        ? Outcome.of("refused", response)
        : Outcome.undecided("delink", response);
  }
}
