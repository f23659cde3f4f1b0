package dev.walletport.adapter.fake;

import dev.walletport.domain.WalletProvider;
import io.vavr.control.Option;

/**
 * What goes wrong at the provider in the middle of a step, which is carried out all the same.
 *
 * @param kind what
 * @param provider at which provider, if that matters
 */
record Mishap(Kind kind, Option<WalletProvider> provider) {

  static final Mishap NONE = new Mishap(Kind.NONE, Option.none());
  static final Mishap SMS_FAILS = new Mishap(Kind.SMS_FAILS, Option.none());
  static final Mishap OTP_IS_WRONG = new Mishap(Kind.OTP_IS_WRONG, Option.none());

  static Mishap down(WalletProvider provider) {
    return new Mishap(Kind.PROVIDER_IS_DOWN, Option.some(provider));
  }

  boolean smsFails() {
    return kind == Kind.SMS_FAILS;
  }

  boolean otpIsWrong() {
    return kind == Kind.OTP_IS_WRONG;
  }

  boolean isDown(WalletProvider other) {
    return kind == Kind.PROVIDER_IS_DOWN && provider.contains(other);
  }

  enum Kind {
    NONE,
    SMS_FAILS,
    OTP_IS_WRONG,
    PROVIDER_IS_DOWN
  }
}
