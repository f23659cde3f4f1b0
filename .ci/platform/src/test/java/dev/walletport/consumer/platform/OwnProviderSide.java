package dev.walletport.consumer.platform;

import dev.walletport.adapter.fake.FakeWallets;
import dev.walletport.adapter.fake.Fault;
import dev.walletport.application.port.WalletGateway;
import dev.walletport.application.testing.AnswerHold;
import dev.walletport.application.testing.CallFaults;
import dev.walletport.application.testing.GatewayLog;
import dev.walletport.application.testing.ProviderClock;
import dev.walletport.application.testing.ProviderFunds;
import dev.walletport.application.testing.ProviderJournal;
import dev.walletport.application.testing.ProviderRules;
import dev.walletport.application.testing.ProviderSide;
import dev.walletport.application.testing.RecordedJdkLog;
import dev.walletport.domain.CustomerId;
import dev.walletport.domain.DebitToken;
import dev.walletport.domain.OtpPolicy;
import dev.walletport.domain.RoutingId;
import dev.walletport.domain.WalletId;
import dev.walletport.domain.WalletOperation;
import dev.walletport.domain.WalletProvider;
import io.vavr.control.Option;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * The controls of the provider behind the gateway, with every capability: the contract skips
 * nothing.
 */
final class OwnProviderSide
    implements ProviderSide,
        ProviderClock,
        ProviderRules,
        ProviderFunds,
        ProviderJournal,
        CallFaults,
        AutoCloseable {

  private final OwnAnswerHold hold = new OwnAnswerHold();
  private final FakeWallets fake = FakeWallets.builder().events(hold).build();
  private final RecordedJdkLog log = RecordedJdkLog.begin();

  WalletGateway gateway() {
    return fake.gateway();
  }

  @Override
  public void close() {
    log.close();
  }

  @Override
  public void openCustomer(CustomerId customer) {
    fake.openCustomer(customer);
  }

  @Override
  public String newestOtp(WalletId wallet) {
    return fake.inbox().newestOtp(wallet);
  }

  @Override
  public Option<ProviderClock> clock() {
    return Option.some(this);
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
  public Option<ProviderRules> rules() {
    return Option.some(this);
  }

  @Override
  public void setPolicy(WalletProvider provider, OtpPolicy policy) {
    fake.setPolicy(provider, policy);
  }

  @Override
  public Option<ProviderFunds> funds() {
    return Option.some(this);
  }

  @Override
  public void setBalance(WalletId wallet, BigDecimal amount) {
    fake.setBalance(wallet, amount);
  }

  @Override
  public boolean debit(DebitToken token) {
    return fake.debit(token);
  }

  @Override
  public Option<ProviderJournal> journal() {
    return Option.some(this);
  }

  @Override
  public int otpsSent(WalletId wallet) {
    return fake.inbox().count(wallet);
  }

  @Override
  public List<RoutingId> routingIdsSeen(CustomerId customer) {
    return fake.journal().stream()
        .filter(entry -> entry.customer().id().equals(customer))
        .map(entry -> entry.customer().routingId())
        .toList();
  }

  @Override
  public int received(CustomerId customer, WalletOperation operation) {
    return (int) fake.journal().stream()
        .filter(entry -> entry.customer().id().equals(customer))
        .filter(entry -> entry.operation() == operation)
        .count();
  }

  @Override
  public Option<CallFaults> faults() {
    return Option.some(this);
  }

  @Override
  public void loseAnswer(WalletOperation operation) {
    fake.faults().next(operation, Fault.answerLost());
  }

  @Override
  public void loseRequest(WalletOperation operation) {
    fake.faults().next(operation, Fault.requestLost());
  }

  @Override
  public void throttle(WalletOperation operation, Duration wait) {
    fake.faults().next(operation, Fault.throttled(wait));
  }

  @Override
  public Option<AnswerHold> hold() {
    return Option.some(hold);
  }

  @Override
  public Option<GatewayLog> log() {
    return Option.some(log);
  }

  @Override
  public boolean isThreadSafe() {
    return true;
  }
}
