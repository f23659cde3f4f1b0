package dev.walletport.application.testing;

import dev.walletport.domain.CustomerId;
import dev.walletport.domain.DebitToken;
import dev.walletport.domain.OtpPolicy;
import dev.walletport.domain.RoutingId;
import dev.walletport.domain.WalletId;
import dev.walletport.domain.WalletProvider;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** The controls of the provider that stands behind a gateway under the contract. */
public interface ProviderSide {

  /** Opens an account for a customer at the platform, without any wallet. */
  void openCustomer(CustomerId customer);

  /** Sets the rules of every one-time password that a provider sends from now on. */
  void setPolicy(WalletProvider provider, OtpPolicy policy);

  /** Sets what a wallet holds once it is linked. */
  void setBalance(WalletId wallet, BigDecimal amount);

  /** Reads the newest one-time password that was sent for a wallet. */
  String newestOtp(WalletId wallet);

  /** Counts the one-time passwords that were sent for a wallet. */
  int otpsSent(WalletId wallet);

  /** Debits with a token; true once for a token that lives. */
  boolean debit(DebitToken token);

  /** Tells the provider's time, which moves only by {@code advance}. */
  Instant now();

  /** Moves the provider's time. */
  void advance(Duration duration);

  /** Lists the routing ids that came with the calls for a customer so far, in order. */
  List<RoutingId> routingIdsSeen(CustomerId customer);
}
