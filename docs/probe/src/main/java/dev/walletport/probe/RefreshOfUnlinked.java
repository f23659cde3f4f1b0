package dev.walletport.probe;

import io.vavr.control.Either;
import java.util.Set;

/** Whether the refresh of an unlinked wallet is refused. */
final class RefreshOfUnlinked implements Question {

  @Override
  public String id() {
    return "refresh.unlinked";
  }

  @Override
  public String text() {
    return "Is the refresh of an unlinked wallet refused?";
  }

  @Override
  public Set<Cost> costs() {
    return Set.of(Cost.READS);
  }

  @Override
  public Either<String, Outcome> ask(WalletPreparation preparation) {
    return preparation.findUnlinked().map(preparation.calls()::refreshByPost).flatMap(this::read);
  }

  private Either<String, Outcome> read(ProbeResponse response) {
    if (response.isWallet()) {
      return Outcome.of(response.isLinked() ? "linked-wallet" : "wallet", response);
    }
    return response.isRefusal()
        ? Outcome.of("refused", response)
        : Outcome.undecided("refresh", response);
  }
}
