package dev.walletport.adapter.fake.sandbox;

import dev.walletport.adapter.fake.FakeWallets;
import dev.walletport.adapter.fake.KnownWallet;
import dev.walletport.adapter.fake.ProviderBehaviour.Departure;
import dev.walletport.adapter.fake.sandbox.Json.Writing;
import dev.walletport.adapter.fake.sandbox.RequestRejectedException.ErrorCode;
import dev.walletport.domain.Customer;
import dev.walletport.domain.CustomerId;
import dev.walletport.domain.MobileNumber;
import dev.walletport.domain.Otp;
import dev.walletport.domain.OtpForm;
import dev.walletport.domain.OtpRejection;
import dev.walletport.domain.WalletAccount;
import dev.walletport.domain.WalletAccount.Linked;
import dev.walletport.domain.WalletFailure;
import dev.walletport.domain.WalletFailure.NotInThisState;
import dev.walletport.domain.WalletFailure.OtpRejected;
import dev.walletport.domain.WalletId;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.List;
import java.util.function.Function;

/** The path {@code /wallets/{id}}: reads a wallet by GET and changes it by POST. */
final class WalletResource {

  private static final List<String> COMMANDS =
      List.of("authenticate", "resend", "link", "delink", "refresh", "update");

  private final FakeWallets fake;
  private final GatewayCalls calls;

  WalletResource(FakeWallets fake, GatewayCalls calls) {
    this.fake = fake;
    this.calls = calls;
  }

  /** The name of the operation for the log, without any text of the client. */
  static String operation(SandboxRequest request) {
    if (request.command().isEmpty()) {
      return request.isGet() ? "get" : "no command";
    }
    return COMMANDS.contains(request.command()) ? request.command() : "unknown command";
  }

  SandboxResponse answer(SandboxRequest request) throws RequestRejectedException {
    WalletId wallet = RequestRejectedException.orReject(WalletId.parse(request.segment(1)));
    Customer owner = calls.owner(ownerOf(wallet), request);
    return request.isPost() ? change(request, owner, wallet) : read(request, owner, wallet);
  }

  /** The path names no customer, so an unknown wallet is rejected before the gateway. */
  private CustomerId ownerOf(WalletId wallet) throws RequestRejectedException {
    return fake.wallet(wallet)
        .map(KnownWallet::owner)
        .getOrElseThrow(
            () -> RequestRejectedException.of(ErrorCode.NOT_FOUND, "Wallet not found."));
  }

  private SandboxResponse read(SandboxRequest request, Customer owner, WalletId wallet)
      throws RequestRejectedException {
    return switch (request.command()) {
      case "" -> calls.respond(gateway -> gateway.find(owner, wallet), WalletJson::wallet);
      case "refresh" -> refreshByGet(owner, wallet);
      default -> throw RequestRejectedException.methodNotAllowed("POST");
    };
  }

  private SandboxResponse change(SandboxRequest request, Customer owner, WalletId wallet)
      throws RequestRejectedException {
    return switch (request.command()) {
      case "authenticate", "resend" ->
        calls
            .referring(request)
            .respond(gateway -> gateway.requestOtp(owner, wallet), WalletJson::wallet);
      case "link" -> link(request, owner, wallet);
      case "delink" ->
        calls.respond(gateway -> gateway.delink(owner, wallet), WalletJson::delinked);
      case "refresh" -> refreshByPost(owner, wallet);
      case "update" -> update(request, owner, wallet);
      default ->
        throw RequestRejectedException.unknownCommand("one of " + String.join(", ", COMMANDS));
    };
  }

  private SandboxResponse refreshByGet(Customer owner, WalletId wallet)
      throws RequestRejectedException {
    if (behaves(Departure.REFRESH_BY_POST_ALONE)) {
      throw RequestRejectedException.methodNotAllowed("POST");
    }
    return refresh(owner, wallet);
  }

  private SandboxResponse refreshByPost(Customer owner, WalletId wallet)
      throws RequestRejectedException {
    if (behaves(Departure.REFRESH_BY_GET_ALONE)) {
      throw RequestRejectedException.unknownCommand("refreshed by GET");
    }
    return refresh(owner, wallet);
  }

  private SandboxResponse refresh(Customer owner, WalletId wallet) {
    return calls.respond(
        gateway -> walletInstead(gateway.refresh(owner, wallet), this::unlinkedWhenRefreshed),
        WalletResource::refreshed);
  }

  private Option<WalletAccount> unlinkedWhenRefreshed(WalletFailure failure) {
    return failure instanceof NotInThisState other && behaves(Departure.REFRESH_ANSWERS_UNLINKED)
        ? Option.some(other.account())
        : Option.none();
  }

  private static Either<WalletFailure, WalletAccount> walletInstead(
      Either<WalletFailure, Linked> answer, Function<WalletFailure, Option<WalletAccount>> wallet) {
    return answer.fold(failure -> wallet.apply(failure).toEither(failure), Either::right);
  }

  private static Writing refreshed(WalletAccount answered) {
    return answered.fold(WalletJson::wallet, WalletJson::refreshed);
  }

  private boolean behaves(Departure departure) {
    return fake.behaviour().has(departure);
  }

  private SandboxResponse link(SandboxRequest request, Customer owner, WalletId wallet)
      throws RequestRejectedException {
    Otp otp = otp(request.field("otp").getOrElse(""));
    return calls.respond(
        gateway -> walletInstead(
            gateway.link(owner, wallet, otp), failure -> unlinkedWhenWrong(wallet, failure)),
        WalletJson::wallet);
  }

  private Option<WalletAccount> unlinkedWhenWrong(WalletId wallet, WalletFailure failure) {
    return failure instanceof OtpRejected rejected
            && rejected.rejection() instanceof OtpRejection.Wrong
            && behaves(Departure.WRONG_OTP_ANSWERS_UNLINKED)
        ? fake.wallet(wallet).map(KnownWallet::account)
        : Option.none();
  }

  private static Otp otp(String typed) throws RequestRejectedException {
    if (typed.isBlank()) {
      throw RequestRejectedException.of(ErrorCode.INVALID, "OTP is required while linking wallet.");
    }
    return Otp.parse(typed, OtpForm.opaque())
        .getOrElseThrow(malformed ->
            RequestRejectedException.of(ErrorCode.INVALID, "An OTP is visible ASCII, at most 64."));
  }

  private SandboxResponse update(SandboxRequest request, Customer owner, WalletId wallet)
      throws RequestRejectedException {
    MobileNumber number = GatewayCalls.mobileNumber(request);
    return calls.respond(
        gateway -> gateway.changeMobileNumber(owner, wallet, number),
        changed -> WalletJson.wallet(changed, Option.some(number)));
  }
}
