package dev.walletport.adapter.fake.sandbox;

import dev.walletport.adapter.fake.FakeWallets;
import dev.walletport.adapter.fake.Fault;
import dev.walletport.adapter.fake.JournalEntry;
import dev.walletport.adapter.fake.KnownWallet;
import dev.walletport.adapter.fake.RoutingRule;
import dev.walletport.adapter.fake.sandbox.Json.Writing;
import dev.walletport.adapter.fake.sandbox.Refused.Because;
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
  private final Refusals refusals;

  WalletApi(FakeWallets fake, Credentials credentials, RoutingRule routing) {
    this.fake = fake;
    this.credentials = credentials;
    this.routing = routing;
    this.refusals = new Refusals(fake.clock());
  }

  /** Tells whether a path is one of Juspay's. */
  static boolean owns(Asked asked) {
    return asked.segment(0).equals("customers") || asked.segment(0).equals("wallets");
  }

  /** Names what is asked, in words that no client has chosen. */
  static String operation(Asked asked) {
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

  private static String commandName(Asked asked) {
    if (command(asked).isEmpty()) {
      return asked.isGet() ? "get" : "no command";
    }
    return COMMANDS.contains(command(asked)) ? command(asked) : "unknown command";
  }

  Answer answer(Asked asked) throws Refused {
    Option<Answer> denial = credentials.refusal(asked);
    return denial.isDefined() ? denial.get() : allowed(asked);
  }

  private Answer allowed(Asked asked) throws Refused {
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
    throw Refused.because(Because.NOT_FOUND, "The wallet API has no such path.");
  }

  // Customers.

  /**
   * The little of Juspay's customers that wallets need; the answer has the keys that were given.
   */
  private Answer openCustomer(Asked asked) throws Refused {
    CustomerId id = Refused.unless(CustomerId.parse(required(asked, "object_reference_id")));
    fake.openCustomer(id);
    return Answer.json(200, WalletJson.customer(id));
  }

  private Answer create(Asked asked) throws Refused {
    Customer customer = customer(asked);
    NewWallet wish = wish(asked);
    return told(gateway -> gateway.create(customer, wish), WalletJson::wallet);
  }

  private NewWallet wish(Asked asked) throws Refused {
    NewWallet wish = NewWallet.at(provider(required(asked, "gateway")));
    Option<String> typed = asked.field("mobile_number");
    NewWallet numbered = typed.isEmpty() ? wish : wish.withMobileNumber(mobileNumber(asked));
    return switch (command(asked)) {
      case "" -> numbered;
      case "authenticate" -> numbered.withFirstOtp();
      default -> throw unknownCommand("authenticate, or none");
    };
  }

  private static WalletProvider provider(String code) throws Refused {
    return Refused.unless(WalletProvider.parse(code));
  }

  private Answer list(Asked asked) throws Refused {
    Customer customer = customer(asked);
    return told(gateway -> gateway.list(customer), this::list);
  }

  private Answer refreshAll(Asked asked) throws Refused {
    Customer customer = customer(asked);
    return told(gateway -> gateway.refreshAll(customer), this::list);
  }

  private Writing list(List<WalletAccount> wallets) {
    return WalletJson.list(wallets, id -> fake.wallet(id).flatMap(KnownWallet::mobileNumber));
  }

  // One wallet.

  private Answer ofWallet(Asked asked) throws Refused {
    WalletId wallet = Refused.unless(WalletId.parse(asked.by("GET", "POST").segment(1)));
    Customer owner = ownerOf(wallet, asked);
    return asked.isPost() ? command(asked, owner, wallet) : read(asked, owner, wallet);
  }

  private Answer read(Asked asked, Customer owner, WalletId wallet) throws Refused {
    return switch (command(asked)) {
      case "" -> told(gateway -> gateway.find(owner, wallet), WalletJson::wallet);
      case "refresh" -> refresh(owner, wallet);
      default -> throw Refused.otherThan("POST");
    };
  }

  private Answer command(Asked asked, Customer owner, WalletId wallet) throws Refused {
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

  private Answer refresh(Customer owner, WalletId wallet) {
    return told(gateway -> gateway.refresh(owner, wallet), WalletJson::wallet);
  }

  private Answer link(Asked asked, Customer owner, WalletId wallet) throws Refused {
    String typed = asked.field("otp").getOrElse("");
    if (typed.isBlank()) {
      throw Refused.because(Because.INVALID, "OTP is required while linking wallet.");
    }
    Otp otp = Otp.parse(typed, OtpForm.opaque())
        .getOrElseThrow(
            malformed -> Refused.because(Because.INVALID, "An OTP is visible ASCII, at most 64."));
    return told(gateway -> gateway.link(owner, wallet, otp), WalletJson::wallet);
  }

  private Answer update(Asked asked, Customer owner, WalletId wallet) throws Refused {
    MobileNumber number = mobileNumber(asked);
    return told(gateway -> gateway.changeMobileNumber(owner, wallet, number), WalletJson::wallet);
  }

  /** As it stands on the wire: what people type is cleaned by the client. */
  private static MobileNumber mobileNumber(Asked asked) throws Refused {
    String number = required(asked, "mobile_number");
    try {
      return MobileNumber.of(number);
    } catch (IllegalArgumentException e) {
      throw Refused.because(Because.INVALID, Objects.requireNonNullElse(e.getMessage(), ""));
    }
  }

  // What all have.

  private Customer customer(Asked asked) throws Refused {
    return routed(Refused.unless(CustomerId.parse(asked.segment(1))), asked);
  }

  /** The path names no customer; a wallet that nobody has is no customer's call. */
  private Customer ownerOf(WalletId wallet, Asked asked) throws Refused {
    CustomerId owner = fake.wallet(wallet)
        .map(KnownWallet::owner)
        .getOrElseThrow(() -> Refused.because(Because.NOT_FOUND, "Wallet not found."));
    return routed(owner, asked);
  }

  private Customer routed(CustomerId customer, Asked asked) throws Refused {
    return Customer.guest(customer, routing(asked));
  }

  private RoutingId routing(Asked asked) throws Refused {
    return Refused.unless(RoutingId.parse(asked.header("x-routing-id").getOrElse(NO_ROUTING)));
  }

  private static String command(Asked asked) {
    return asked.field("command").getOrElse("");
  }

  private static Refused unknownCommand(String known) {
    return Refused.because(Because.UNKNOWN_COMMAND, "command is " + known + ".");
  }

  private static String required(Asked asked, String field) throws Refused {
    return asked
        .field(field)
        .getOrElseThrow(() -> Refused.because(Because.INVALID, field + " is required."));
  }

  private <T> Answer told(
      Function<WalletGateway, Either<WalletFailure, T>> call, Function<T, Writing> words) {
    Noted noted = new Noted();
    Either<WalletFailure, T> ended =
        call.apply(fake.gateway(routing, entry -> noted.entry = entry));
    return noted
        .fault()
        .flatMap(Accidents::on)
        .getOrElse(
            () -> ended.fold(refusals::answer, value -> Answer.json(200, words.apply(value))));
  }

  /** What the journal says of a call. */
  private static final class Noted {
    private @Nullable JournalEntry entry;

    Option<Fault.Kind> fault() {
      return entry == null ? Option.none() : entry.fault().map(Fault::kind);
    }
  }
}
