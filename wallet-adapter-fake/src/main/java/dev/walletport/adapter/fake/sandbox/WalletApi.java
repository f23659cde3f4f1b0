package dev.walletport.adapter.fake.sandbox;

import dev.walletport.adapter.fake.FakeWallets;
import dev.walletport.adapter.fake.Fault;
import dev.walletport.adapter.fake.JournalEntry;
import dev.walletport.adapter.fake.KnownWallet;
import dev.walletport.adapter.fake.RoutingRule;
import dev.walletport.adapter.fake.sandbox.Json.Writing;
import dev.walletport.adapter.fake.sandbox.RequestRejectedException.ErrorCode;
import dev.walletport.application.port.WalletGateway;
import dev.walletport.domain.Customer;
import dev.walletport.domain.CustomerId;
import dev.walletport.domain.MobileNumber;
import dev.walletport.domain.NewWallet;
import dev.walletport.domain.Otp;
import dev.walletport.domain.OtpForm;
import dev.walletport.domain.RoutingId;
import dev.walletport.domain.WalletAccount;
import dev.walletport.domain.WalletFailure;
import dev.walletport.domain.WalletId;
import dev.walletport.domain.WalletProvider;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Juspay's wallet API for Express Checkout as its pages describe it. Every call ends at the gateway
 * of the fake, and what that answers is told in Juspay's words.
 */
final class WalletApi {

  /** Stands for the routing id of a client that sends none, as old SDKs do. */
  private static final String NO_ROUTING = "(none)";

  private static final List<String> COMMANDS =
      List.of("authenticate", "resend", "link", "delink", "refresh", "update");

  private final FakeWallets fake;
  private final Credentials credentials;
  private final RoutingRule routing;
  private final FailureResponses refusals;

  WalletApi(FakeWallets fake, Credentials credentials, RoutingRule routing) {
    this.fake = fake;
    this.credentials = credentials;
    this.routing = routing;
    this.refusals = new FailureResponses(fake.clock());
  }

  /** Tells whether a path is one of Juspay's. */
  static boolean owns(SandboxRequest request) {
    return request.segment(0).equals("customers") || request.segment(0).equals("wallets");
  }

  /** Names what is asked, in words that no client has chosen. */
  static String operation(SandboxRequest request) {
    if (request.matches("wallets", "*")) {
      return commandName(request);
    }
    if (request.matches("customers", "*", "wallets")) {
      return request.isPost() ? "create" : "list";
    }
    if (request.matches("customers")) {
      return "open customer";
    }
    return request.matches("customers", "*", "wallets", "refresh-balances")
        ? "refresh all"
        : "other";
  }

  private static String commandName(SandboxRequest request) {
    if (command(request).isEmpty()) {
      return request.isGet() ? "get" : "no command";
    }
    return COMMANDS.contains(command(request)) ? command(request) : "unknown command";
  }

  SandboxResponse answer(SandboxRequest request) throws RequestRejectedException {
    Option<SandboxResponse> denial = credentials.refusal(request);
    return denial.isDefined() ? denial.get() : authorized(request);
  }

  private SandboxResponse authorized(SandboxRequest request) throws RequestRejectedException {
    if (request.matches("wallets", "*")) {
      return walletResponse(request);
    }
    if (request.matches("customers")) {
      return openCustomer(request.requireMethod("POST"));
    }
    if (request.matches("customers", "*", "wallets")) {
      return request.requireMethod("GET", "POST").isPost() ? create(request) : list(request);
    }
    if (request.matches("customers", "*", "wallets", "refresh-balances")) {
      return refreshAll(request.requireMethod("GET"));
    }
    throw RequestRejectedException.of(ErrorCode.NOT_FOUND, "The wallet API has no such path.");
  }

  // Customers.

  /**
   * The little of Juspay's customers that wallets need; the answer has the keys that were given.
   */
  private SandboxResponse openCustomer(SandboxRequest request) throws RequestRejectedException {
    CustomerId id = RequestRejectedException.orReject(
        CustomerId.parse(required(request, "object_reference_id")));
    fake.openCustomer(id);
    return SandboxResponse.json(200, WalletJson.customer(id));
  }

  private SandboxResponse create(SandboxRequest request) throws RequestRejectedException {
    Customer customer = customer(request);
    NewWallet wish = wish(request);
    return respond(gateway -> gateway.create(customer, wish), WalletJson::wallet);
  }

  private NewWallet wish(SandboxRequest request) throws RequestRejectedException {
    NewWallet wish = NewWallet.at(provider(required(request, "gateway")));
    Option<String> typed = request.field("mobile_number");
    NewWallet numbered = typed.isEmpty() ? wish : wish.withMobileNumber(mobileNumber(request));
    return switch (command(request)) {
      case "" -> numbered;
      case "authenticate" -> numbered.withFirstOtp();
      default -> throw unknownCommand("authenticate, or none");
    };
  }

  private static WalletProvider provider(String code) throws RequestRejectedException {
    return RequestRejectedException.orReject(WalletProvider.parse(code));
  }

  private SandboxResponse list(SandboxRequest request) throws RequestRejectedException {
    Customer customer = customer(request);
    return respond(gateway -> gateway.list(customer), this::list);
  }

  private SandboxResponse refreshAll(SandboxRequest request) throws RequestRejectedException {
    Customer customer = customer(request);
    return respond(gateway -> gateway.refreshAll(customer), this::list);
  }

  private Writing list(List<WalletAccount> wallets) {
    return WalletJson.list(wallets, id -> fake.wallet(id).flatMap(KnownWallet::mobileNumber));
  }

  // One wallet.

  private SandboxResponse walletResponse(SandboxRequest request) throws RequestRejectedException {
    WalletId wallet = RequestRejectedException.orReject(
        WalletId.parse(request.requireMethod("GET", "POST").segment(1)));
    Customer owner = ownerOf(wallet, request);
    return request.isPost() ? command(request, owner, wallet) : read(request, owner, wallet);
  }

  private SandboxResponse read(SandboxRequest request, Customer owner, WalletId wallet)
      throws RequestRejectedException {
    return switch (command(request)) {
      case "" -> respond(gateway -> gateway.find(owner, wallet), WalletJson::wallet);
      case "refresh" -> refresh(owner, wallet);
      default -> throw RequestRejectedException.methodNotAllowed("POST");
    };
  }

  private SandboxResponse command(SandboxRequest request, Customer owner, WalletId wallet)
      throws RequestRejectedException {
    return switch (command(request)) {
      case "authenticate", "resend" ->
        respond(gateway -> gateway.requestOtp(owner, wallet), WalletJson::wallet);
      case "link" -> link(request, owner, wallet);
      case "delink" -> respond(gateway -> gateway.delink(owner, wallet), WalletJson::delinked);
      case "refresh" -> refresh(owner, wallet);
      case "update" -> update(request, owner, wallet);
      default -> throw unknownCommand("one of " + String.join(", ", COMMANDS));
    };
  }

  private SandboxResponse refresh(Customer owner, WalletId wallet) {
    return respond(gateway -> gateway.refresh(owner, wallet), WalletJson::wallet);
  }

  private SandboxResponse link(SandboxRequest request, Customer owner, WalletId wallet)
      throws RequestRejectedException {
    String typed = request.field("otp").getOrElse("");
    if (typed.isBlank()) {
      throw RequestRejectedException.of(ErrorCode.INVALID, "OTP is required while linking wallet.");
    }
    Otp otp = Otp.parse(typed, OtpForm.opaque())
        .getOrElseThrow(malformed ->
            RequestRejectedException.of(ErrorCode.INVALID, "An OTP is visible ASCII, at most 64."));
    return respond(gateway -> gateway.link(owner, wallet, otp), WalletJson::wallet);
  }

  private SandboxResponse update(SandboxRequest request, Customer owner, WalletId wallet)
      throws RequestRejectedException {
    MobileNumber number = mobileNumber(request);
    return respond(
        gateway -> gateway.changeMobileNumber(owner, wallet, number), WalletJson::wallet);
  }

  /** As it stands on the wire: what people type is cleaned by the client. */
  private static MobileNumber mobileNumber(SandboxRequest request) throws RequestRejectedException {
    String number = required(request, "mobile_number");
    try {
      return MobileNumber.of(number);
    } catch (IllegalArgumentException e) {
      throw RequestRejectedException.of(
          ErrorCode.INVALID, Objects.requireNonNullElse(e.getMessage(), ""));
    }
  }

  // What all have.

  private Customer customer(SandboxRequest request) throws RequestRejectedException {
    return routed(RequestRejectedException.orReject(CustomerId.parse(request.segment(1))), request);
  }

  /** The path names no customer; a wallet that nobody has is no customer's call. */
  private Customer ownerOf(WalletId wallet, SandboxRequest request)
      throws RequestRejectedException {
    CustomerId owner = fake.wallet(wallet)
        .map(KnownWallet::owner)
        .getOrElseThrow(
            () -> RequestRejectedException.of(ErrorCode.NOT_FOUND, "Wallet not found."));
    return routed(owner, request);
  }

  private Customer routed(CustomerId customer, SandboxRequest request)
      throws RequestRejectedException {
    return Customer.guest(customer, routing(request));
  }

  private RoutingId routing(SandboxRequest request) throws RequestRejectedException {
    return RequestRejectedException.orReject(
        RoutingId.parse(request.header("x-routing-id").getOrElse(NO_ROUTING)));
  }

  private static String command(SandboxRequest request) {
    return request.field("command").getOrElse("");
  }

  private static RequestRejectedException unknownCommand(String known) {
    return RequestRejectedException.of(ErrorCode.UNKNOWN_COMMAND, "command is " + known + ".");
  }

  private static String required(SandboxRequest request, String field)
      throws RequestRejectedException {
    return request
        .field(field)
        .getOrElseThrow(
            () -> RequestRejectedException.of(ErrorCode.INVALID, field + " is required."));
  }

  private <T> SandboxResponse respond(
      Function<WalletGateway, Either<WalletFailure, T>> call, Function<T, Writing> json) {
    RecordedFault recorded = new RecordedFault();
    Either<WalletFailure, T> ended =
        call.apply(fake.gateway(routing, entry -> recorded.entry = entry));
    return recorded
        .fault()
        .flatMap(WireFaults::responseTo)
        .getOrElse(() ->
            ended.fold(refusals::answer, value -> SandboxResponse.json(200, json.apply(value))));
  }

  /** What the journal says of a call. */
  private static final class RecordedFault {
    private @Nullable JournalEntry entry;

    Option<Fault.Kind> fault() {
      return entry == null ? Option.none() : entry.fault().map(Fault::kind);
    }
  }
}
