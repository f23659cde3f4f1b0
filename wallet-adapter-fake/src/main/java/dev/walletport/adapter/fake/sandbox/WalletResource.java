package dev.walletport.adapter.fake.sandbox;

import dev.walletport.adapter.fake.FakeWallets;
import dev.walletport.adapter.fake.KnownWallet;
import dev.walletport.adapter.fake.sandbox.RequestRejectedException.ErrorCode;
import dev.walletport.domain.Customer;
import dev.walletport.domain.CustomerId;
import dev.walletport.domain.MobileNumber;
import dev.walletport.domain.Otp;
import dev.walletport.domain.OtpForm;
import dev.walletport.domain.WalletId;
import java.util.List;

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
    Customer owner = GatewayCalls.customer(ownerOf(wallet), request);
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
      case "refresh" -> refresh(owner, wallet);
      default -> throw RequestRejectedException.methodNotAllowed("POST");
    };
  }

  private SandboxResponse change(SandboxRequest request, Customer owner, WalletId wallet)
      throws RequestRejectedException {
    return switch (request.command()) {
      case "authenticate", "resend" ->
        calls.respond(gateway -> gateway.requestOtp(owner, wallet), WalletJson::wallet);
      case "link" -> link(request, owner, wallet);
      case "delink" ->
        calls.respond(gateway -> gateway.delink(owner, wallet), WalletJson::delinked);
      case "refresh" -> refresh(owner, wallet);
      case "update" -> update(request, owner, wallet);
      default ->
        throw RequestRejectedException.unknownCommand("one of " + String.join(", ", COMMANDS));
    };
  }

  private SandboxResponse refresh(Customer owner, WalletId wallet) {
    return calls.respond(gateway -> gateway.refresh(owner, wallet), WalletJson::wallet);
  }

  private SandboxResponse link(SandboxRequest request, Customer owner, WalletId wallet)
      throws RequestRejectedException {
    Otp otp = otp(request.field("otp").getOrElse(""));
    return calls.respond(gateway -> gateway.link(owner, wallet, otp), WalletJson::wallet);
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
        gateway -> gateway.changeMobileNumber(owner, wallet, number), WalletJson::wallet);
  }
}
