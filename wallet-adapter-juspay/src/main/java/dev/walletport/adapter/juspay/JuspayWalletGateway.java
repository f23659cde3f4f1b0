package dev.walletport.adapter.juspay;

import dev.walletport.adapter.juspay.JuspaySettings.RefreshForm;
import dev.walletport.application.port.Pause;
import dev.walletport.application.port.WalletGateway;
import dev.walletport.domain.Customer;
import dev.walletport.domain.MobileNumber;
import dev.walletport.domain.NewWallet;
import dev.walletport.domain.NewWallet.FirstOtp;
import dev.walletport.domain.Otp;
import dev.walletport.domain.OtpRejection;
import dev.walletport.domain.WalletAccount;
import dev.walletport.domain.WalletAccount.Linked;
import dev.walletport.domain.WalletAccount.Unlinked;
import dev.walletport.domain.WalletFailure;
import dev.walletport.domain.WalletFailure.NotInThisState;
import dev.walletport.domain.WalletFailure.OtpRejected;
import dev.walletport.domain.WalletFailure.OutcomeUnknown;
import dev.walletport.domain.WalletId;
import dev.walletport.domain.WalletList;
import dev.walletport.domain.WalletOperation;
import io.vavr.control.Either;
import io.vavr.control.Option;

/**
 * The gateway to Juspay: section 2 of the wire contract, an operation at a time. The names of
 * commands and fields come from Juspay's API reference for Express Checkout, whose page each method
 * names.
 */
final class JuspayWalletGateway implements WalletGateway {

  private final ResponseInterpreter calls;
  private final JuspayMerchant merchant;
  private final RefreshForm refreshForm;

  JuspayWalletGateway(ResponseInterpreter calls, JuspayMerchant merchant, RefreshForm refreshForm) {
    this.calls = calls;
    this.merchant = merchant;
    this.refreshForm = refreshForm;
  }

  @Override
  public Option<String> merchant() {
    return Option.some(merchant.name());
  }

  @Override
  public boolean isClosed() {
    return calls.isClosed();
  }

  @Override
  public Pause pause() {
    return calls::pause;
  }

  /** The page "Create Wallet". */
  @Override
  public Either<WalletFailure, WalletAccount> create(Customer customer, NewWallet newWallet) {
    StackDepthCheck.require();
    Form form = Form.of("gateway", newWallet.provider().code());
    if (newWallet.firstOtp() == FirstOtp.AT_ONCE) {
      form.with("command", "authenticate");
    }
    newWallet.mobileNumber().forEach(number -> form.withSecret("mobile_number", number.reveal()));
    return calls.account(
        WalletCall.post(WalletOperation.CREATE, customer, withReference(form)),
        JuspayWalletGateway::inAnyState);
  }

  /** The page "Authenticate". */
  @Override
  public Either<WalletFailure, Unlinked> requestOtp(Customer customer, WalletId wallet) {
    StackDepthCheck.require();
    Form form = withReference(Form.of("command", "authenticate"));
    return calls.account(
        WalletCall.post(WalletOperation.REQUEST_OTP, customer, wallet, form),
        JuspayWalletGateway::stillUnlinked);
  }

  /** The page "Link Wallet": after a failed verification, {@code linked} remains false. */
  @Override
  public Either<WalletFailure, Linked> link(Customer customer, WalletId wallet, Otp otp) {
    StackDepthCheck.require();
    Form form = Form.of("command", "link").withSecret("otp", otp.reveal());
    return calls.account(
        WalletCall.post(WalletOperation.LINK, customer, wallet, form),
        JuspayWalletGateway::nowLinked);
  }

  /** The page "Delink Wallet". */
  @Override
  public Either<WalletFailure, Unlinked> delink(Customer customer, WalletId wallet) {
    StackDepthCheck.require();
    return calls.account(
        WalletCall.post(WalletOperation.DELINK, customer, wallet, Form.of("command", "delink")),
        JuspayWalletGateway::nowUnlinked);
  }

  /** The page "Get Wallet". */
  @Override
  public Either<WalletFailure, WalletAccount> find(Customer customer, WalletId wallet) {
    StackDepthCheck.require();
    return calls.account(
        WalletCall.get(WalletOperation.FIND, customer, wallet, ""),
        JuspayWalletGateway::inAnyState);
  }

  /** The page "List Wallets". */
  @Override
  public Either<WalletFailure, WalletList> list(Customer customer) {
    StackDepthCheck.require();
    return calls.list(WalletCall.get(WalletOperation.LIST, customer, ""));
  }

  /** The page "Refresh Wallet", or what the SDKs do instead, by setting. */
  @Override
  public Either<WalletFailure, Linked> refresh(Customer customer, WalletId wallet) {
    StackDepthCheck.require();
    WalletCall call = refreshForm == RefreshForm.GET
        ? WalletCall.get(WalletOperation.REFRESH, customer, wallet, "?command=refresh")
        : WalletCall.post(WalletOperation.REFRESH, customer, wallet, Form.of("command", "refresh"));
    return calls.account(call, JuspayWalletGateway::stillLinked);
  }

  /** The page "Refresh All Wallets". */
  @Override
  public Either<WalletFailure, WalletList> refreshAll(Customer customer) {
    StackDepthCheck.require();
    return calls.list(WalletCall.get(WalletOperation.REFRESH_ALL, customer, "/refresh-balances"));
  }

  /** The page "Update mobile number". */
  @Override
  public Either<WalletFailure, Unlinked> changeMobileNumber(
      Customer customer, WalletId wallet, MobileNumber number) {
    StackDepthCheck.require();
    Form form = Form.of("command", "update").withSecret("mobile_number", number.reveal());
    return calls.account(
        WalletCall.post(WalletOperation.CHANGE_MOBILE_NUMBER, customer, wallet, form),
        JuspayWalletGateway::stillUnlinked);
  }

  private Form withReference(Form form) {
    merchant.gatewayReferenceId().forEach(id -> form.with("gateway_reference_id", id));
    return form;
  }

  private static Either<WalletFailure, WalletAccount> inAnyState(
      OngoingCall ongoing, WalletAccount account) {
    return Either.right(account);
  }

  private static Either<WalletFailure, Unlinked> stillUnlinked(
      OngoingCall ongoing, WalletAccount account) {
    return account.fold(Either::right, linked -> Either.left(new NotInThisState(linked)));
  }

  private static Either<WalletFailure, Linked> stillLinked(
      OngoingCall ongoing, WalletAccount account) {
    return account.fold(unlinked -> Either.left(new NotInThisState(unlinked)), Either::right);
  }

  private static Either<WalletFailure, Linked> nowLinked(
      OngoingCall ongoing, WalletAccount account) {
    return account.fold(unlinked -> Either.left(wrongOtp()), Either::right);
  }

  private static OtpRejected wrongOtp() {
    return new OtpRejected(new OtpRejection.Wrong(Option.none()));
  }

  /** A wallet that is linked after a delink: the provider may still be working on it. */
  private static Either<WalletFailure, Unlinked> nowUnlinked(
      OngoingCall ongoing, WalletAccount account) {
    return account.fold(
        Either::right,
        linked -> Either.left(
            new OutcomeUnknown(WalletOperation.DELINK, ongoing.began(), Option.some(linked))));
  }
}
