package dev.walletport.adapter.fake.model;

import java.time.Instant;

/**
 * The newest one-time password of a wallet.
 *
 * @param state what became of it
 * @param text what the customer was sent; empty as long as the model has not been told
 * @param rules the rules that it was sent under
 * @param sentAt when it was sent
 * @param guessesLeft how many guesses are left
 */
record ModelOtp(State state, String text, ModelRules rules, Instant sentAt, int guessesLeft) {

  /** In place of a text that no phone received; a password has no space. */
  static final String NEVER_READ = "never read";

  enum State {
    OPEN,
    /** Void because the mobile number has changed. */
    VOID,
    EXPIRED,
    USED_UP
  }

  static ModelOtp sent(ModelRules rules, Instant now) {
    return new ModelOtp(State.OPEN, "", rules, now, rules.guesses());
  }

  ModelOtp reading(String sent) {
    return new ModelOtp(state, sent, rules, sentAt, guessesLeft);
  }

  ModelOtp becoming(State next) {
    return new ModelOtp(next, text, rules, sentAt, guessesLeft);
  }

  ModelOtp guessedWrong() {
    State next = guessesLeft == 1 ? State.USED_UP : State.OPEN;
    return new ModelOtp(next, text, rules, sentAt, guessesLeft - 1);
  }

  Instant endsAt() {
    return sentAt.plus(rules.validity());
  }

  Instant nextAt() {
    return sentAt.plus(rules.resendAfter());
  }
}
