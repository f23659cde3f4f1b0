package dev.walletport.probe;

import io.vavr.control.Either;
import java.util.Set;

/** What a wrong OTP answers: one character of the right one is changed. */
final class WrongOtp implements Question {

  @Override
  public String id() {
    return "otp.wrong";
  }

  @Override
  public String text() {
    return "Is a wrong OTP answered by 200 or by 4xx, and with which code?";
  }

  @Override
  public Set<Cost> costs() {
    return Set.of(Cost.CHANGES, Cost.SENDS_SMS, Cost.SPENDS_GUESS, Cost.MAY_LOCK);
  }

  @Override
  public Either<String, Outcome> ask(WalletPreparation preparation) {
    return preparation
        .unlinked()
        .flatMap(wallet ->
            preparation.otp(wallet).map(otp -> preparation.calls().link(wallet, unlike(otp))))
        .flatMap(this::read);
  }

  static String unlike(String otp) {
    int last = otp.length() - 1;
    return otp.substring(0, last) + (otp.charAt(last) == '1' ? '2' : '1');
  }

  private Either<String, Outcome> read(ProbeResponse response) {
    if (response.isWallet()) {
      return Outcome.of(response.isLinked() ? "linked" : response.status() + " wallet", response);
    }
    return response.isRefusal()
        ? Outcome.of(response.summary(), response)
        : Outcome.undecided("link", response);
  }
}
