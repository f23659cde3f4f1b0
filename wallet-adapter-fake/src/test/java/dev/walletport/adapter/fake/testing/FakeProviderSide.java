package dev.walletport.adapter.fake.testing;

import dev.walletport.adapter.fake.FakeWallets;
import dev.walletport.application.testing.ProviderSide;
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

/** The contract's controls, over a fake. */
public class FakeProviderSide implements ProviderSide {

  private final FakeWallets wallets;

  /** Controls for one fake. */
  public FakeProviderSide(FakeWallets wallets) {
    this.wallets = wallets;
  }

  /** The fake. */
  protected FakeWallets wallets() {
    return wallets;
  }

  @Override
  public void openCustomer(CustomerId customer) {
    wallets.openCustomer(customer);
  }

  @Override
  public void setPolicy(WalletProvider provider, OtpPolicy policy) {
    wallets.setPolicy(provider, policy);
  }

  @Override
  public void setBalance(WalletId wallet, BigDecimal amount) {
    wallets.setBalance(wallet, amount);
  }

  @Override
  public String newestOtp(WalletId wallet) {
    return wallets.inbox().newestOtp(wallet);
  }

  @Override
  public int otpsSent(WalletId wallet) {
    return wallets.inbox().count(wallet);
  }

  @Override
  public boolean debit(DebitToken token) {
    return wallets.debit(token);
  }

  @Override
  public Instant now() {
    return wallets.clock().instant();
  }

  @Override
  public void advance(Duration duration) {
    wallets.clock().advance(duration);
  }

  @Override
  public List<RoutingId> routingIdsSeen(CustomerId customer) {
    return wallets.journal().stream()
        .filter(entry -> entry.customer().id().equals(customer))
        .map(entry -> entry.customer().routingId())
        .toList();
  }
}
