package dev.walletport.application.testing;

import dev.walletport.domain.OtpPolicy;
import dev.walletport.domain.WalletProvider;

/** The rules of one-time passwords at a provider under the contract. */
public interface ProviderRules {

  /** Sets the rules of every one-time password that a provider sends from now on. */
  void setPolicy(WalletProvider provider, OtpPolicy policy);
}
