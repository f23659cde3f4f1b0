package dev.walletport.adapter.fake.testing;

import dev.walletport.adapter.fake.FakeWallets;
import dev.walletport.adapter.fake.Fault;
import dev.walletport.application.testing.AnswerHold;
import dev.walletport.application.testing.CallFaults;
import dev.walletport.application.testing.GatewayLog;
import dev.walletport.application.testing.ProviderClock;
import dev.walletport.application.testing.ProviderFunds;
import dev.walletport.application.testing.ProviderJournal;
import dev.walletport.application.testing.ProviderRules;
import dev.walletport.application.testing.ProviderSide;
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
 * The contract's controls, over a fake. It has every capability but the hold and the log, which
 * belong to the gateway under test and are given by {@link #with}.
 */
public class FakeProviderSide
    implements ProviderSide,
        ProviderClock,
        ProviderRules,
        ProviderFunds,
        ProviderJournal,
        CallFaults {

  private final FakeWallets wallets;
  private Option<AnswerHold> hold = Option.none();
  private Option<GatewayLog> log = Option.none();

  /** Controls for one fake. */
  public FakeProviderSide(FakeWallets wallets) {
    this.wallets = wallets;
  }

  /** Adds what holds back the answers of the fake, and returns these controls. */
  public final FakeProviderSide with(AnswerHold value) {
    hold = Option.some(value);
    return this;
  }

  /** Adds what the gateway under test logs, and returns these controls. */
  public final FakeProviderSide with(GatewayLog value) {
    log = Option.some(value);
    return this;
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
  public String newestOtp(WalletId wallet) {
    return wallets.inbox().newestOtp(wallet);
  }

  @Override
  public Option<ProviderClock> clock() {
    return Option.some(this);
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
  public Option<ProviderRules> rules() {
    return Option.some(this);
  }

  @Override
  public void setPolicy(WalletProvider provider, OtpPolicy policy) {
    wallets.setPolicy(provider, policy);
  }

  @Override
  public Option<ProviderFunds> funds() {
    return Option.some(this);
  }

  @Override
  public void setBalance(WalletId wallet, BigDecimal amount) {
    wallets.setBalance(wallet, amount);
  }

  @Override
  public boolean debit(DebitToken token) {
    return wallets.debit(token);
  }

  @Override
  public Option<ProviderJournal> journal() {
    return Option.some(this);
  }

  @Override
  public int otpsSent(WalletId wallet) {
    return wallets.inbox().count(wallet);
  }

  @Override
  public List<RoutingId> routingIdsSeen(CustomerId customer) {
    return wallets.journal().stream()
        .filter(entry -> entry.customer().id().equals(customer))
        .map(entry -> entry.customer().routingId())
        .toList();
  }

  @Override
  public int received(CustomerId customer, WalletOperation operation) {
    return Math.toIntExact(wallets.journal().stream()
        .filter(entry -> entry.customer().id().equals(customer))
        .filter(entry -> entry.operation() == operation)
        .count());
  }

  @Override
  public Option<CallFaults> faults() {
    return Option.some(this);
  }

  @Override
  public void loseAnswer(WalletOperation operation) {
    wallets.faults().next(operation, Fault.answerLost());
  }

  @Override
  public void loseRequest(WalletOperation operation) {
    wallets.faults().next(operation, Fault.requestLost());
  }

  @Override
  public void throttle(WalletOperation operation, Duration wait) {
    wallets.faults().next(operation, Fault.throttled(wait));
  }

  @Override
  public Option<AnswerHold> hold() {
    return hold;
  }

  @Override
  public Option<GatewayLog> log() {
    return log;
  }

  @Override
  public boolean isThreadSafe() {
    return true;
  }
}
