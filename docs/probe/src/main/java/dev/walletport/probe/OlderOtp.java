package dev.walletport.probe;

import io.vavr.control.Either;
import java.util.Set;

/** Whether the next OTP voids the one before; a guess with the newer one confirms it. */
final class OlderOtp implements Question {

  @Override
  public String id() {
    return "otp.next-voids-older";
  }

  @Override
  public String text() {
    return "Does the next OTP void the one before?";
  }

  @Override
  public Set<Cost> costs() {
    return Set.of(Cost.CHANGES, Cost.SENDS_SMS, Cost.SPENDS_GUESS);
  }

  @Override
  public Either<String, Outcome> ask(WalletPreparation preparation) {
    return preparation
        .unlinked()
        .flatMap(wallet -> preparation
            .otp(wallet)
            .flatMap(older ->
                preparation.otp(wallet).flatMap(newer -> link(preparation, wallet, older, newer))));
  }

  private static Either<String, Outcome> link(
      WalletPreparation preparation, String wallet, String older, String newer) {
    if (older.equals(newer)) {
      return Either.left("the same OTP was sent twice");
    }
    ProbeResponse first = preparation.calls().link(wallet, older);
    if (first.isLinked()) {
      return Outcome.of("kept", first);
    }
    return first.isUnlinked() || first.isRefusal()
        ? makeSure(first, preparation.calls().link(wallet, newer))
        : Outcome.undecided("link with the older OTP", first);
  }

  private static Either<String, Outcome> makeSure(ProbeResponse first, ProbeResponse second) {
    return second.isLinked()
        ? Outcome.of("voided", first.summary())
        : Outcome.undecided("neither OTP linked the wallet, with the newer one", second);
  }
}
