package dev.walletport.adapter.fake.model;

import dev.walletport.adapter.fake.Fault.Kind;
import dev.walletport.adapter.fake.model.ModelOtp.State;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;

/** The rules of one-time passwords: sending, guessing, locking. Each answers none for a yes. */
final class ModelLinking {

  private final ModelState state;

  ModelLinking(ModelState state) {
    this.state = state;
  }

  Option<ModelAnswer> send(ModelWallet wallet, ModelFault fault) {
    Option<ModelAnswer> refusal = lock(wallet.owner, wallet).orElse(() -> tooSoon(wallet));
    if (refusal.isEmpty()) {
      send(wallet, ModelOtp.sent(state.rulesOf(wallet.provider), state.now), fault);
    }
    return refusal;
  }

  private static void send(ModelWallet wallet, ModelOtp otp, ModelFault fault) {
    boolean lost = fault.is(Kind.SMS_FAILED);
    wallet.otp = Option.some(lost ? otp.reading(ModelOtp.NEVER_READ) : otp);
    wallet.messages += lost ? 0 : 1;
  }

  private Option<ModelAnswer> tooSoon(ModelWallet wallet) {
    return wallet
        .otp
        .map(ModelOtp::nextAt)
        .filter(state.now::isBefore)
        .map(next -> ModelAnswer.waiting("OtpRejected.TooSoon", until(next)));
  }

  /** The lock that keeps a customer from a wallet's provider. */
  Option<ModelAnswer> lock(ModelCustomer customer, ModelWallet wallet) {
    return customer.locked
        ? Option.some(ModelAnswer.no("AccountLocked"))
        : Option.some(customer.locks.getOrDefault(wallet.provider, Instant.MIN))
            .filter(state.now::isBefore)
            .map(end -> ModelAnswer.waiting("AccountLocked", until(end)));
  }

  private Duration until(Instant then) {
    return Duration.between(state.now, then);
  }

  Option<ModelAnswer> link(ModelWallet wallet, String typed) {
    return lock(wallet.owner, wallet)
        .orElse(() -> ModelMagic.code(typed).fold(() -> guess(wallet, typed), ModelMagic::refusal));
  }

  private Option<ModelAnswer> guess(ModelWallet wallet, String typed) {
    return wallet.otp.fold(
        () -> Option.some(ModelAnswer.no("OtpRejected.NotRequested")),
        otp -> guess(wallet, otp, typed));
  }

  private Option<ModelAnswer> guess(ModelWallet wallet, ModelOtp otp, String typed) {
    return switch (otp.state()) {
      case OPEN -> guessOpen(wallet, otp, typed);
      case VOID, EXPIRED -> Option.some(ModelAnswer.no("OtpRejected.Expired"));
      case USED_UP -> Option.some(ModelAnswer.no("OtpRejected.GuessesExhausted"));
    };
  }

  private Option<ModelAnswer> guessOpen(ModelWallet wallet, ModelOtp otp, String typed) {
    if (!state.now.isBefore(otp.endsAt())) {
      wallet.otp = Option.some(otp.becoming(State.EXPIRED));
      return Option.some(ModelAnswer.no("OtpRejected.Expired"));
    }
    return otp.text().equals(typed) ? Option.none() : Option.some(wrong(wallet, otp));
  }

  private ModelAnswer wrong(ModelWallet wallet, ModelOtp otp) {
    ModelOtp next = otp.guessedWrong();
    wallet.otp = Option.some(next);
    if (next.state() == State.OPEN) {
      return ModelAnswer.no("OtpRejected.Wrong", AnswerWords.guesses(next.guessesLeft()));
    }
    lockOut(wallet, otp.rules().lock());
    return ModelAnswer.no("OtpRejected.GuessesExhausted");
  }

  private void lockOut(ModelWallet wallet, Duration lock) {
    if (!lock.isZero()) {
      wallet.owner.locks.put(wallet.provider, state.now.plus(lock));
    }
  }
}
