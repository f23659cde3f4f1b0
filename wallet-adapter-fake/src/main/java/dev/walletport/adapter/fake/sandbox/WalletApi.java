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
  static boolean owns(SandboxRequest asked) {
    return asked.segment(0).equals("customers") || asked.segment(0).equals("wallets");
  }

  /** Names what is asked, in words that no client has chosen. */
  static String operation(SandboxRequest asked) {
    if (asked.isFor("wallets", "*")) {
      return commandName(asked);
    }
    if (asked.isFor("customers", "*", "wallets")) {
      return asked.isPost() ? "create" : "list";
    }
    if (asked.isFor("customers")) {
      return "open customer";
    }
    return asked.isFor("customers", "*", "wallets", "refresh-balances") ? "refresh all" : "other";
  }

  private static String commandName(SandboxRequest asked) {
    if (command(asked).isEmpty()) {
      return asked.isGet() ? "get" : "no command";
    }
    return COMMANDS.contains(command(asked)) ? command(asked) : "unknown command";
  }

  SandboxResponse answer(SandboxRequest asked) throws RequestRejectedException {
    Option<SandboxResponse> denial = credentials.refusal(asked);
    return denial.isDefined() ? denial.get() : allowed(asked);
  }

  private SandboxResponse allowed(SandboxRequest asked) throws RequestRejectedException {
    if (asked.isFor("wallets", "*")) {
      return ofWallet(asked);
    }
    if (asked.isFor("customers")) {
      return openCustomer(asked.by("POST"));
    }
    if (asked.isFor("customers", "*", "wallets")) {
      return asked.by("GET", "POST").isPost() ? create(asked) : list(asked);
    }
    if (asked.isFor("customers", "*", "wallets", "refresh-balances")) {
      return refreshAll(asked.by("GET"));
    }
    throw RequestRejectedException.because(ErrorCode.NOT_FOUND, "The wallet API has no such path.");
  }

  // Customers.

  /**
   * The little of Juspay's customers that wallets need; the answer has the keys that were given.
   */
  private SandboxResponse openCustomer(SandboxRequest asked) throws RequestRejectedException {
    CustomerId id =
        RequestRejectedException.unless(CustomerId.parse(required(asked, "object_reference_id")));
    fake.openCustomer(id);
    return SandboxResponse.json(200, WalletJson.customer(id));
  }

  private SandboxResponse create(SandboxRequest asked) throws RequestRejectedException {
    Customer customer = customer(asked);
    NewWallet wish = wish(asked);
    return told(gateway -> gateway.create(customer, wish), WalletJson::wallet);
  }

  private NewWallet wish(SandboxRequest asked) throws RequestRejectedException {
    NewWallet wish = NewWallet.at(provider(required(asked, "gateway")));
    Option<String> typed = asked.field("mobile_number");
    NewWallet numbered = typed.isEmpty() ? wish : wish.withMobileNumber(mobileNumber(asked));
    return switch (command(asked)) {
      case "" -> numbered;
      case "authenticate" -> numbered.withFirstOtp();
      default -> throw unknownCommand("authenticate, or none");
    };
  }

  private static WalletProvider provider(String code) throws RequestRejectedException {
    return RequestRejectedException.unless(WalletProvider.parse(code));
  }

  private SandboxResponse list(SandboxRequest asked) throws RequestRejectedException {
    Customer customer = customer(asked);
    return told(gateway -> gateway.list(customer), this::list);
  }

  private SandboxResponse refreshAll(SandboxRequest asked) throws RequestRejectedException {
    Customer customer = customer(asked);
    return told(gateway -> gateway.refreshAll(customer), this::list);
  }

  private Writing list(List<WalletAccount> wallets) {
    return WalletJson.list(wallets, id -> fake.wallet(id).flatMap(KnownWallet::mobileNumber));
  }

  // One wallet.

  private SandboxResponse ofWallet(SandboxRequest asked) throws RequestRejectedException {
    WalletId wallet =
        RequestRejectedException.unless(WalletId.parse(asked.by("GET", "POST").segment(1)));
    Customer owner = ownerOf(wallet, asked);
    return asked.isPost() ? command(asked, owner, wallet) : read(asked, owner, wallet);
  }

  private SandboxResponse read(SandboxRequest asked, Customer owner, WalletId wallet)
      throws RequestRejectedException {
    return switch (command(asked)) {
      case "" -> told(gateway -> gateway.find(owner, wallet), WalletJson::wallet);
      case "refresh" -> refresh(owner, wallet);
      default -> throw RequestRejectedException.otherThan("POST");
    };
  }

  private SandboxResponse command(SandboxRequest asked, Customer owner, WalletId wallet)
      throws RequestRejectedException {
    return switch (command(asked)) {
      case "authenticate", "resend" ->
        told(gateway -> gateway.requestOtp(owner, wallet), WalletJson::wallet);
      case "link" -> link(asked, owner, wallet);
      case "delink" -> told(gateway -> gateway.delink(owner, wallet), WalletJson::delinked);
      case "refresh" -> refresh(owner, wallet);
      case "update" -> update(asked, owner, wallet);
      default -> throw unknownCommand("one of " + String.join(", ", COMMANDS));
    };
  }

  private SandboxResponse refresh(Customer owner, WalletId wallet) {
    return told(gateway -> gateway.refresh(owner, wallet), WalletJson::wallet);
  }

  private SandboxResponse link(SandboxRequest asked, Customer owner, WalletId wallet)
      throws RequestRejectedException {
    String typed = asked.field("otp").getOrElse("");
    if (typed.isBlank()) {
      throw RequestRejectedException.because(
          ErrorCode.INVALID, "OTP is required while linking wallet.");
    }
    Otp otp = Otp.parse(typed, OtpForm.opaque())
        .getOrElseThrow(malformed -> RequestRejectedException.because(
            ErrorCode.INVALID, "An OTP is visible ASCII, at most 64."));
    return told(gateway -> gateway.link(owner, wallet, otp), WalletJson::wallet);
  }

  private SandboxResponse update(SandboxRequest asked, Customer owner, WalletId wallet)
      throws RequestRejectedException {
    MobileNumber number = mobileNumber(asked);
    return told(gateway -> gateway.changeMobileNumber(owner, wallet, number), WalletJson::wallet);
  }

  /** As it stands on the wire: what people type is cleaned by the client. */
  private static MobileNumber mobileNumber(SandboxRequest asked) throws RequestRejectedException {
    String number = required(asked, "mobile_number");
    try {
      return MobileNumber.of(number);
    } catch (IllegalArgumentException e) {
      throw RequestRejectedException.because(
          ErrorCode.INVALID, Objects.requireNonNullElse(e.getMessage(), ""));
    }
  }

  // What all have.

  private Customer customer(SandboxRequest asked) throws RequestRejectedException {
    return routed(RequestRejectedException.unless(CustomerId.parse(asked.segment(1))), asked);
  }

  /** The path names no customer; a wallet that nobody has is no customer's call. */
  private Customer ownerOf(WalletId wallet, SandboxRequest asked) throws RequestRejectedException {
    CustomerId owner = fake.wallet(wallet)
        .map(KnownWallet::owner)
        .getOrElseThrow(
            () -> RequestRejectedException.because(ErrorCode.NOT_FOUND, "Wallet not found."));
    return routed(owner, asked);
  }

  private Customer routed(CustomerId customer, SandboxRequest asked)
      throws RequestRejectedException {
    return Customer.guest(customer, routing(asked));
  }

  private RoutingId routing(SandboxRequest asked) throws RequestRejectedException {
    return RequestRejectedException.unless(
        RoutingId.parse(asked.header("x-routing-id").getOrElse(NO_ROUTING)));
  }

  private static String command(SandboxRequest asked) {
    return asked.field("command").getOrElse("");
  }

  private static RequestRejectedException unknownCommand(String known) {
    return RequestRejectedException.because(ErrorCode.UNKNOWN_COMMAND, "command is " + known + ".");
  }

  private static String required(SandboxRequest asked, String field)
      throws RequestRejectedException {
    return asked
        .field(field)
        .getOrElseThrow(
            () -> RequestRejectedException.because(ErrorCode.INVALID, field + " is required."));
  }

  private <T> SandboxResponse told(
      Function<WalletGateway, Either<WalletFailure, T>> call, Function<T, Writing> words) {
    Noted noted = new Noted();
    Either<WalletFailure, T> ended =
        call.apply(fake.gateway(routing, entry -> noted.entry = entry));
    return noted
        .fault()
        .flatMap(WireFaults::on)
        .getOrElse(() ->
            ended.fold(refusals::answer, value -> SandboxResponse.json(200, words.apply(value))));
  }

  /** What the journal says of a call. */
  private static final class Noted {
    private @Nullable JournalEntry entry;

    Option<Fault.Kind> fault() {
      return entry == null ? Option.none() : entry.fault().map(Fault::kind);
    }
  }
}
