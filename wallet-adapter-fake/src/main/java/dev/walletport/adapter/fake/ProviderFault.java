package dev.walletport.adapter.fake;

import dev.walletport.domain.WalletProvider;
import io.vavr.control.Option;

/**
 * A fault inside the provider during an operation that is carried out all the same.
 *
 * @param kind which fault
 * @param provider the provider that is down, for that kind alone
 */
record ProviderFault(Kind kind, Option<WalletProvider> provider) {

  static final ProviderFault NONE = new ProviderFault(Kind.NONE, Option.none());
  static final ProviderFault SMS_FAILS = new ProviderFault(Kind.SMS_FAILS, Option.none());
  static final ProviderFault OTP_IS_WRONG = new ProviderFault(Kind.OTP_IS_WRONG, Option.none());

  static ProviderFault down(WalletProvider provider) {
    return new ProviderFault(Kind.PROVIDER_IS_DOWN, Option.some(provider));
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
