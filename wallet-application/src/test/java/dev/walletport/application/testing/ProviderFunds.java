package dev.walletport.application.testing;

import dev.walletport.domain.DebitToken;
import dev.walletport.domain.WalletId;
import java.math.BigDecimal;

/** The money at a provider under the contract. */
public interface ProviderFunds {

  /** Sets what a wallet holds once it is linked. */
  void setBalance(WalletId wallet, BigDecimal amount);

  /** Debits with a token; true once for a token that has not expired. */
  boolean debit(DebitToken token);
}
