package dev.walletport.adapter.fake;

import dev.walletport.adapter.fake.TwoWalletScenario.Request;
import dev.walletport.application.testing.Linearizability.Step;

/**
 * What a {@link TwoWalletScenario} answers to one call at a time, written independently of the
 * fake.
 *
 * @param first the wallet that begins unlinked
 * @param second the wallet that begins linked
 * @param tokenIsGood whether the token that the second one began with can still be used
 */
record TwoWalletSpecification(WalletState first, WalletState second, boolean tokenIsGood) {

  static final TwoWalletSpecification START = new TwoWalletSpecification(
      new WalletState(false, 0, 0, 0), new WalletState(true, 1, 0, 0), true);

  /**
   * One wallet.
   *
   * @param linked its state
   * @param sent how many passwords were sent
   * @param open which of them is open, counted from 1; 0 for none
   * @param guessesLeft of the open one; 0 if its guesses are used up
   */
  record WalletState(boolean linked, int sent, int open, int guessesLeft) {

    Step<WalletState> requestOtp() {
      return linked
          ? stays("NotInThisState")
          : new Step<>(
              "unlinked", new WalletState(false, sent + 1, sent + 1, TwoWalletScenario.GUESSES));
    }

    Step<WalletState> link(int otp) {
      if (linked) {
        return stays("NotInThisState");
      }
      if (open == 0) {
        return stays("NotRequested[]");
      }
      if (guessesLeft == 0) {
        return stays("GuessesExhausted[]");
      }
      return open == otp ? new Step<>("linked", new WalletState(true, sent, 0, 0)) : wrong();
    }

    private Step<WalletState> wrong() {
      int left = guessesLeft - 1;
      String answer = left == 0 ? "GuessesExhausted[]" : "Wrong[guessesLeft=Some(" + left + ")]";
      return new Step<>(answer, new WalletState(false, sent, open, left));
    }

    Step<WalletState> delink() {
      return linked
          ? new Step<>("unlinked", new WalletState(false, sent, open, guessesLeft))
          : stays("NotInThisState");
    }

    String word() {
      return linked ? "linked" : "unlinked";
    }

    private Step<WalletState> stays(String answer) {
      return new Step<>(answer, this);
    }
  }

  Step<TwoWalletSpecification> apply(Request request) {
    WalletState one = request.wallet() == 0 ? first : second;
    return switch (request.what()) {
      case REQUEST_OTP -> with(request, one.requestOtp());
      case LINK -> with(request, one.link(request.otp() + 1));
      case DELINK -> with(request, one.delink());
      case FIND -> new Step<>(one.word(), this);
      case LIST -> new Step<>(first.word() + " " + second.word(), this);
      case DEBIT ->
        new Step<>(
            tokenIsGood ? "debited" : "refused", new TwoWalletSpecification(first, second, false));
    };
  }

  /** A token dies with the link under which it was handed out. */
  private Step<TwoWalletSpecification> with(Request request, Step<WalletState> step) {
    TwoWalletSpecification next = request.wallet() == 0
        ? new TwoWalletSpecification(step.next(), second, tokenIsGood)
        : new TwoWalletSpecification(
            first, step.next(), tokenIsGood && step.next().linked());
    return new Step<>(step.answer(), next);
  }
}
