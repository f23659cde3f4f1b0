package dev.walletport.probe;

import io.vavr.control.Either;
import java.util.Set;

/** Whether an OTP links that was not requested. */
final class OtpNotRequested implements Question {

  private static final String INVENTED = "918273";

  @Override
  public String id() {
    return "otp.not-requested";
  }

  @Override
  public String text() {
    return "Does an invented OTP link a wallet for which none was requested?";
  }

  @Override
  public Set<Cost> costs() {
    return Set.of(Cost.CHANGES, Cost.SPENDS_GUESS, Cost.MAY_LOCK);
  }

  @Override
  public Either<String, Outcome> ask(WalletPreparation preparation) {
    return preparation
        .unlinked()
        .map(wallet -> preparation.calls().link(wallet, INVENTED))
        .flatMap(this::read);
  }

  private Either<String, Outcome> read(ProbeResponse response) {
    if (response.isLinked()) {
      return Outcome.of("linked", response);
    }
    return response.isUnlinked() || response.isRefusal()
        ? Outcome.of("not-linked", response)
        : Outcome.undecided("link", response);
  }
}
