package dev.walletport.adapter.fake.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.walletport.adapter.fake.FakeWallets;
import dev.walletport.adapter.fake.KnownWallet;
import dev.walletport.adapter.fake.sandbox.RequestRejectedException.ErrorCode;
import dev.walletport.domain.Customer;
import dev.walletport.domain.CustomerId;
import dev.walletport.domain.DebitToken;
import dev.walletport.domain.MobileNumber;
import dev.walletport.domain.NewWallet;
import dev.walletport.domain.Otp;
import dev.walletport.domain.OtpForm;
import dev.walletport.domain.OtpPolicy;
import dev.walletport.domain.WalletAccount.Linked;
import dev.walletport.domain.WalletFailure;
import dev.walletport.domain.WalletId;
import dev.walletport.domain.WalletProvider;
import io.vavr.control.Either;
import io.vavr.control.Option;

/**
 * What the paths of the controls do. A missing or invalid field, and what the fake refuses, is an
 * {@link IllegalArgumentException}, whose message holds no secret.
 */
final class Controls {

  private final FakeWallets fake;
  private final GatewayCalls calls;
  private final StateJson state;
  private final FaultCommands faults;

  Controls(FakeWallets fake, GatewayCalls calls, StateJson state, WireDelays delays) {
    this.fake = fake;
    this.calls = calls;
    this.state = state;
    this.faults = new FaultCommands(fake, delays);
  }

  SandboxResponse state(FormFields fields) {
    return SandboxResponse.json(200, state.now(ListQuery.of(fields)));
  }

  SandboxResponse customers(FormFields fields) {
    return SandboxResponse.json(200, state.customers(ListQuery.of(fields)));
  }

  SandboxResponse wallets(FormFields fields) {
    return SandboxResponse.json(200, state.wallets(ListQuery.of(fields)));
  }

  SandboxResponse messages(FormFields fields) {
    return SandboxResponse.json(200, state.messages(ListQuery.of(fields)));
  }

  SandboxResponse journal(FormFields fields) {
    return SandboxResponse.json(200, state.journal(ListQuery.of(fields)));
  }

  SandboxResponse requests(FormFields fields) {
    return SandboxResponse.json(200, state.requests(ListQuery.of(fields), RequestScope.of(fields)));
  }

  SandboxResponse request(FormFields fields) throws RequestRejectedException {
    return state
        .request(fields.number("number"))
        .map(request -> SandboxResponse.json(200, request))
        .getOrElseThrow(() -> RequestRejectedException.of(
            ErrorCode.NOT_FOUND, "There is no such request, or it is no longer kept."));
  }

  SandboxResponse openCustomer(FormFields fields) {
    return done(() -> fake.openCustomer(customer(fields)));
  }

  SandboxResponse lock(FormFields fields) {
    return done(() -> fake.lock(customer(fields)));
  }

  SandboxResponse unlock(FormFields fields) {
    return done(() -> fake.unlock(customer(fields)));
  }

  private static CustomerId customer(FormFields fields) {
    return CustomerId.of(fields.text("customer"));
  }

  SandboxResponse openWallet(FormFields fields) {
    WalletId made = opened(fields);
    return SandboxResponse.json(200, json -> {
      json.writeStartObject();
      json.writeStringField("wallet", made.value());
      json.writeEndObject();
    });
  }

  private WalletId opened(FormFields fields) {
    CustomerId customer = customer(fields);
    NewWallet newWallet = newWallet(fields);
    return fields
        .given("id")
        .map(id -> fake.openWallet(customer, newWallet, WalletId.of(id)))
        .getOrElse(() -> fake.openWallet(customer, newWallet));
  }

  private static NewWallet newWallet(FormFields fields) {
    NewWallet newWallet = NewWallet.at(provider(fields));
    Option<MobileNumber> number = fields.given("mobile_number").map(MobileNumber::of);
    NewWallet numbered = number.map(newWallet::withMobileNumber).getOrElse(newWallet);
    return fields.isTrue("first_otp") ? numbered.withFirstOtp() : numbered;
  }

  private static WalletProvider provider(FormFields fields) {
    return WalletProvider.of(fields.text("provider"));
  }

  SandboxResponse setBalance(FormFields fields) {
    return done(() -> fake.setBalance(wallet(fields), fields.amount("amount")));
  }

  private static WalletId wallet(FormFields fields) {
    return WalletId.of(fields.text("wallet"));
  }

  SandboxResponse linkElsewhere(FormFields fields) {
    return done(() -> fake.linkElsewhere(wallet(fields)));
  }

  SandboxResponse delinkElsewhere(FormFields fields) {
    return done(() -> fake.delinkElsewhere(wallet(fields)));
  }

  SandboxResponse requestOtp(FormFields fields) {
    WalletId wallet = wallet(fields);
    Customer owner = owner(wallet);
    return calls.act(gateway -> gateway.requestOtp(owner, wallet), WalletJson::wallet);
  }

  SandboxResponse link(FormFields fields) {
    WalletId wallet = wallet(fields);
    Customer owner = owner(wallet);
    Otp otp = Otp.parse(fields.text("otp"), OtpForm.opaque())
        .getOrElseThrow(
            malformed -> new IllegalArgumentException("An OTP is visible ASCII, at most 64."));
    return calls.act(gateway -> gateway.link(owner, wallet, otp), WalletJson::wallet);
  }

  SandboxResponse delink(FormFields fields) {
    WalletId wallet = wallet(fields);
    Customer owner = owner(wallet);
    return calls.act(gateway -> gateway.delink(owner, wallet), WalletJson::delinked);
  }

  /** With the routing id of the customer's first call, or else with the customer's id. */
  private Customer owner(WalletId wallet) {
    CustomerId id = fake.wallet(wallet)
        .map(KnownWallet::owner)
        .getOrElseThrow(() -> new IllegalArgumentException("no wallet " + wallet + " here"));
    return fake.customers().stream()
        .filter(known -> known.id().equals(id))
        .findFirst()
        .flatMap(known -> known.routingId().toJavaOptional())
        .map(routing -> Customer.guest(id, routing))
        .orElseGet(() -> Customer.registered(id));
  }

  SandboxResponse debit(FormFields fields) {
    return fields.given("token").isEmpty() && fields.given("wallet").isDefined()
        ? debitWallet(wallet(fields))
        : debit(DebitToken.of(fields.text("token"), fake.clock().instant()));
  }

  /** Reads the wallet for a token, since each is good for one debit. */
  private SandboxResponse debitWallet(WalletId wallet) {
    Customer owner = owner(wallet);
    return calls.useToken(
        gateway -> gateway
            .find(owner, wallet)
            .flatMap(found -> found.<Either<WalletFailure, Linked>>fold(
                unlinked -> Either.left(new WalletFailure.NotInThisState(unlinked)),
                Either::right)),
        this::debit);
  }

  private SandboxResponse debit(DebitToken token) {
    boolean debited = fake.debit(token);
    return SandboxResponse.json(200, json -> {
      json.writeStartObject();
      json.writeBooleanField("debited", debited);
      json.writeEndObject();
    });
  }

  SandboxResponse moveClock(FormFields fields) {
    return done(() -> fake.clock().advance(fields.seconds("seconds")));
  }

  /** With rules of its own, if it has some, or else with the usual ones. */
  SandboxResponse addProvider(FormFields fields) {
    WalletProvider provider = provider(fields);
    return done(() -> {
      if (fake.policy(provider).isEmpty()) {
        fake.setPolicy(provider, OtpPolicy.of(provider));
      }
    });
  }

  SandboxResponse openApi(FormFields fields) {
    return SandboxResponse.json(200, OpenApi.document(ControlRoutes.ALL));
  }

  SandboxResponse setPolicy(FormFields fields) {
    return done(() -> fake.setPolicy(provider(fields), policy(fields)));
  }

  private static OtpPolicy policy(FormFields fields) {
    return new OtpPolicy(
        OtpForm.digits(fields.number("length")),
        fields.seconds("validity_seconds"),
        fields.number("guesses"),
        fields.seconds("resend_seconds"),
        fields.seconds("lock_seconds"));
  }

  SandboxResponse setFault(FormFields fields) {
    return done(() -> faults.set(fields));
  }

  SandboxResponse clearFaults(FormFields fields) {
    return done(() -> faults.clear(fields));
  }

  SandboxResponse reset(FormFields fields) {
    return done(() -> {
      fake.reset();
      faults.clear();
      state.forget();
    });
  }

  private static SandboxResponse done(Runnable command) {
    command.run();
    return SandboxResponse.of(200, SandboxResponse.JSON, "{}".getBytes(UTF_8));
  }
}
