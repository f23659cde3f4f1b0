package dev.walletport.probe;

import io.vavr.control.Either;
import java.util.Set;

/** Whether a read voids the token of the read before. */
final class TokenAfterRead implements Question {

  @Override
  public String id() {
    return "token.after-read";
  }

  @Override
  public String text() {
    return "Does a read void the token of the read before?";
  }

  @Override
  public Set<Cost> costs() {
    return Set.of(Cost.READS);
  }

  @Override
  public Either<String, Outcome> ask(WalletPreparation preparation) {
    return preparation
        .findLinked()
        .flatMap(wallet -> token(preparation, wallet)
            .flatMap(older ->
                token(preparation, wallet).flatMap(newer -> pay(preparation, older, newer))));
  }

  private static Either<String, String> token(WalletPreparation preparation, String wallet) {
    ProbeResponse response = preparation.calls().read(wallet);
    return response.isLinked()
        ? response.token().toEither("get: no token in a linked wallet")
        : Outcome.undecided("get", response);
  }

  private static Either<String, Outcome> pay(
      WalletPreparation preparation, String older, String newer) {
    return older.equals(newer)
        ? Outcome.of("kept", "two reads have one token")
        : preparation
            .surroundings()
            .spend(older)
            .toEither("undecidable here: two reads have two tokens, and a payment alone shows"
                + " whether the first is good")
            .flatMap(good -> good ? Outcome.of("kept", "") : makeSure(preparation, newer));
  }

  private static Either<String, Outcome> makeSure(WalletPreparation preparation, String newer) {
    return preparation.surroundings().spend(newer).getOrElse(false)
        ? Outcome.of("voided", "")
        : Either.left("neither token was good");
  }
}
