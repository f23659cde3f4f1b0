package dev.walletport.consumer.platform;

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

/** The controls that the contract needs of the provider behind the gateway. */
final class OwnProviderSide implements ProviderSide {

  private final FakeWallets fake;

  OwnProviderSide(FakeWallets fake) {
    this.fake = fake;
  }

  @Override
  public void openCustomer(CustomerId customer) {
    fake.openCustomer(customer);
  }

  @Override
  public void setPolicy(WalletProvider provider, OtpPolicy policy) {
    fake.setPolicy(provider, policy);
  }

  @Override
  public void setBalance(WalletId wallet, BigDecimal amount) {
    fake.setBalance(wallet, amount);
  }

  @Override
  public String newestOtp(WalletId wallet) {
    return fake.inbox().newestOtp(wallet);
  }

  @Override
  public int otpsSent(WalletId wallet) {
    return fake.inbox().count(wallet);
  }

  @Override
  public boolean debit(DebitToken token) {
    return fake.debit(token);
  }

  @Override
  public Instant now() {
    return fake.clock().instant();
  }

  @Override
  public void advance(Duration duration) {
    fake.clock().advance(duration);
  }

  @Override
  public List<RoutingId> routingIdsSeen(CustomerId customer) {
    return fake.journal().stream()
        .filter(entry -> entry.customer().id().equals(customer))
        .map(entry -> entry.customer().routingId())
        .toList();
  }
}
