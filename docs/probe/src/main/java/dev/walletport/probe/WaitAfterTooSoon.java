package dev.walletport.probe;

import io.vavr.control.Either;
import java.util.Set;

/** How the wait is told if an OTP is requested right after another. */
final class WaitAfterTooSoon implements Question {

  @Override
  public String id() {
    return "wait.retry-after";
  }

  @Override
  public String text() {
    return "How is the wait told if an OTP is requested too soon?";
  }

  @Override
  public Set<Cost> costs() {
    return Set.of(Cost.CHANGES, Cost.SENDS_SMS, Cost.MAY_LOCK);
  }

  @Override
  public Either<String, Outcome> ask(WalletPreparation preparation) {
    return preparation
        .unlinked()
        .flatMap(wallet ->
            preparation.sendOtp(wallet).map(sent -> preparation.calls().authenticate(wallet)))
        .flatMap(this::read);
  }

  private Either<String, Outcome> read(ProbeResponse response) {
    if (response.isWallet()) {
      return Either.left("the provider asks for no wait between two OTPs");
    }
    return response.isRefusal() || response.isThrottled()
        ? Outcome.of(Pacing.form(response), response)
        : Outcome.undecided("authenticate", response);
  }
}
