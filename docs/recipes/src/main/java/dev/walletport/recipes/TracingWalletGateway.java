package dev.walletport.recipes;

import static dev.walletport.domain.WalletOperation.CHANGE_MOBILE_NUMBER;
import static dev.walletport.domain.WalletOperation.CREATE;
import static dev.walletport.domain.WalletOperation.DELINK;
import static dev.walletport.domain.WalletOperation.FIND;
import static dev.walletport.domain.WalletOperation.LINK;
import static dev.walletport.domain.WalletOperation.LIST;
import static dev.walletport.domain.WalletOperation.REFRESH;
import static dev.walletport.domain.WalletOperation.REFRESH_ALL;
import static dev.walletport.domain.WalletOperation.REQUEST_OTP;

import dev.walletport.application.port.Pause;
import dev.walletport.application.port.WalletGateway;
import dev.walletport.domain.Customer;
import dev.walletport.domain.MobileNumber;
import dev.walletport.domain.NewWallet;
import dev.walletport.domain.Otp;
import dev.walletport.domain.WalletAccount;
import dev.walletport.domain.WalletFailure;
import dev.walletport.domain.WalletId;
import dev.walletport.domain.WalletList;
import dev.walletport.domain.WalletOperation;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.SpanBuilder;
import io.vavr.control.Either;
import io.vavr.control.Option;

/** A gateway whose every call has a span of its own, which is current while it runs. */
final class TracingWalletGateway implements WalletGateway {

  static final AttributeKey<String> MERCHANT = AttributeKey.stringKey("wallet.merchant");
  static final AttributeKey<String> WALLET = AttributeKey.stringKey("wallet.id");

  private final WalletGateway next;
  private final Option<String> merchant;
  private final WalletTracing tracing;

  TracingWalletGateway(WalletGateway next, WalletTracing tracing) {
    this.next = next;
    this.merchant = next.merchant();
    this.tracing = tracing;
  }

  @Override
  public Option<String> merchant() {
    return merchant;
  }

  @Override
  public boolean isClosed() {
    return next.isClosed();
  }

  @Override
  public Pause pause() {
    return next.pause();
  }

  @Override
  public Either<WalletFailure, WalletAccount> create(Customer customer, NewWallet newWallet) {
    return tracing.run(span(CREATE), () -> next.create(customer, newWallet));
  }

  @Override
  public Either<WalletFailure, WalletAccount.Unlinked> requestOtp(
      Customer customer, WalletId wallet) {
    return tracing.run(span(REQUEST_OTP, wallet), () -> next.requestOtp(customer, wallet));
  }

  @Override
  public Either<WalletFailure, WalletAccount.Linked> link(
      Customer customer, WalletId wallet, Otp otp) {
    return tracing.run(span(LINK, wallet), () -> next.link(customer, wallet, otp));
  }

  @Override
  public Either<WalletFailure, WalletAccount.Unlinked> delink(Customer customer, WalletId wallet) {
    return tracing.run(span(DELINK, wallet), () -> next.delink(customer, wallet));
  }

  @Override
  public Either<WalletFailure, WalletAccount> find(Customer customer, WalletId wallet) {
    return tracing.run(span(FIND, wallet), () -> next.find(customer, wallet));
  }

  @Override
  public Either<WalletFailure, WalletList> list(Customer customer) {
    return tracing.run(span(LIST), () -> next.list(customer));
  }

  @Override
  public Either<WalletFailure, WalletAccount.Linked> refresh(Customer customer, WalletId wallet) {
    return tracing.run(span(REFRESH, wallet), () -> next.refresh(customer, wallet));
  }

  @Override
  public Either<WalletFailure, WalletList> refreshAll(Customer customer) {
    return tracing.run(span(REFRESH_ALL), () -> next.refreshAll(customer));
  }

  @Override
  public Either<WalletFailure, WalletAccount.Unlinked> changeMobileNumber(
      Customer customer, WalletId wallet, MobileNumber number) {
    return tracing.run(
        span(CHANGE_MOBILE_NUMBER, wallet),
        () -> next.changeMobileNumber(customer, wallet, number));
  }

  private SpanBuilder span(WalletOperation operation, WalletId wallet) {
    return span(operation).setAttribute(WALLET, wallet.value());
  }

  private SpanBuilder span(WalletOperation operation) {
    SpanBuilder span = tracing.clientSpan("gateway ", operation);
    merchant.forEach(name -> span.setAttribute(MERCHANT, name));
    return span;
  }
}
