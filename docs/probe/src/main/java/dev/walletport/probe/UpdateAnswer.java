package dev.walletport.probe;

import io.vavr.control.Either;
import java.util.Set;

/** What update answers. */
final class UpdateAnswer implements Question {

  @Override
  public String id() {
    return "update.answer";
  }

  @Override
  public String text() {
    return "What does update of an unlinked wallet answer?";
  }

  @Override
  public Set<Cost> costs() {
    return Set.of(Cost.CHANGES);
  }

  @Override
  public Either<String, Outcome> ask(WalletPreparation preparation) {
    return preparation
        .unlinked()
        .flatMap(wallet -> preparation
            .surroundings()
            .mobileNumber()
            .toEither("no mobile number was typed")
            .map(number -> preparation.calls().update(wallet, number)))
        .flatMap(this::read);
  }

  private Either<String, Outcome> read(ProbeResponse response) {
    if (response.isWallet()) {
      return Outcome.of(response.isLinked() ? "linked-wallet" : "unlinked-wallet", response);
    }
    return response.isRefusal()
        ? Outcome.of("refused", response)
        : Outcome.undecided("update", response);
  }
}
