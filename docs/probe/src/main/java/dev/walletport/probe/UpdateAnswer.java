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

  private Either<String, Outcome> read(Reply reply) {
    if (reply.isWallet()) {
      return Outcome.of(reply.isLinked() ? "linked-wallet" : "unlinked-wallet", reply);
    }
    return reply.isRefusal() ? Outcome.of("refused", reply) : Outcome.undecided("update", reply);
  }
}
