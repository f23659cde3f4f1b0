package dev.walletport.adapter.fake.sandbox;

import dev.walletport.adapter.fake.FakeWallets;
import dev.walletport.adapter.fake.Fault;
import dev.walletport.adapter.fake.JournalEntry;
import dev.walletport.adapter.fake.ProviderBehaviour.Departure;
import dev.walletport.adapter.fake.ProviderWording;
import dev.walletport.adapter.fake.RoutingRule;
import dev.walletport.adapter.fake.sandbox.Json.Writing;
import dev.walletport.adapter.fake.sandbox.RequestRejectedException.ErrorCode;
import dev.walletport.application.port.WalletGateway;
import dev.walletport.domain.Customer;
import dev.walletport.domain.CustomerId;
import dev.walletport.domain.DebitToken;
import dev.walletport.domain.MobileNumber;
import dev.walletport.domain.RoutingId;
import dev.walletport.domain.WalletAccount.Linked;
import dev.walletport.domain.WalletFailure;
import dev.walletport.domain.WalletId;
import dev.walletport.domain.WalletOperation;
import dev.walletport.domain.WalletProvider;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Calls the fake's gateway, and turns its answer or the fault of the call into a response. */
final class GatewayCalls {

  /** Stands inside the fake for the routing id of a client that sends none, as old SDKs do. */
  private static final String NO_ROUTING = "(none)";

  private static final String ROUTING_ID = "x-routing-id";

  private final FakeWallets fake;
  private final RoutingRule routing;
  private final IssuedTokens tokens;
  private final WireDelays delays;
  private final Option<String> gatewayReferenceId;

  GatewayCalls(FakeWallets fake, RoutingRule routing, IssuedTokens tokens, WireDelays delays) {
    this.fake = fake;
    this.routing = routing;
    this.tokens = tokens;
    this.delays = delays;
    this.gatewayReferenceId = Option.none();
  }

  private GatewayCalls(GatewayCalls others, Option<String> gatewayReferenceId) {
    this.fake = others.fake;
    this.routing = others.routing;
    this.tokens = others.tokens;
    this.delays = others.delays;
    this.gatewayReferenceId = gatewayReferenceId;
  }

  /** Calls of which a wallet keeps the reference of the request, if it has one. */
  GatewayCalls referring(SandboxRequest request) {
    return new GatewayCalls(this, request.field("gateway_reference_id"));
  }

  /** The customer with the routing id of the request. */
  Customer customer(CustomerId id, SandboxRequest request) throws RequestRejectedException {
    return Customer.guest(id, routingId(request.headers(ROUTING_ID)));
  }

  private RoutingId routingId(Set<String> given) throws RequestRejectedException {
    if (given.size() > 1) {
      throw RequestRejectedException.of(
          ErrorCode.ROUTING_ID_AMBIGUOUS, "x-routing-id has two values.");
    }
    if (given.contains(NO_ROUTING)) {
      throw RequestRejectedException.of(ErrorCode.INVALID, "(none) is no x-routing-id.");
    }
    if (given.isEmpty() && routing == RoutingRule.REFUSE_CHANGES) {
      throw RequestRejectedException.of(
          ErrorCode.ROUTING_ID_MISSING, "x-routing-id is required on every call for a customer.");
    }
    return RequestRejectedException.orReject(
        RoutingId.parse(given.isEmpty() ? NO_ROUTING : given.iterator().next()));
  }

  /**
   * The owner of a wallet with the routing id of the request.
   *
   * @throws RequestRejectedException if the routing id is the id of another known customer, who has
   *     no such wallet
   */
  Customer owner(CustomerId id, SandboxRequest request) throws RequestRejectedException {
    Customer owner = customer(id, request);
    if (isRoutedToAnother(owner)) {
      throw RequestRejectedException.of(
          ErrorCode.NOT_FOUND, "Wallet not found: x-routing-id is the id of another customer.");
    }
    return owner;
  }

  private boolean isRoutedToAnother(Customer owner) {
    return CustomerId.parse(owner.routingId().value())
        .exists(routed -> !routed.equals(owner.id()) && fake.customer(routed).isDefined());
  }

  /** The routing id of a call; none of a call that had none. */
  static Option<RoutingId> sent(RoutingId routingId) {
    return Option.some(routingId).filter(id -> !id.value().equals(NO_ROUTING));
  }

  /** As it stands on the wire: the client removes what people type around it. */
  static MobileNumber mobileNumber(SandboxRequest request) throws RequestRejectedException {
    String number = request.requireField("mobile_number");
    try {
      return MobileNumber.of(number);
    } catch (IllegalArgumentException e) {
      throw RequestRejectedException.of(
          ErrorCode.INVALID, Objects.requireNonNullElse(e.getMessage(), ""));
    }
  }

  <T> SandboxResponse respond(
      Function<WalletGateway, Either<WalletFailure, T>> call, Function<T, Writing> json) {
    return respond(Option.none(), call, json);
  }

  /** As the other one, for a wallet that is to be made at a provider. */
  <T> SandboxResponse respond(
      Option<WalletProvider> provider,
      Function<WalletGateway, Either<WalletFailure, T>> call,
      Function<T, Writing> json) {
    RecordedEntry recorded = new RecordedEntry();
    Either<WalletFailure, T> answer =
        call.apply(fake.gateway(routing, gatewayReferenceId, entry -> recorded.entry = entry));
    answer.forEach(tokens::note);
    return recorded
        .fault()
        .flatMap(WireFaults::responseTo)
        .getOrElse(() -> answer.fold(
            failure -> refusal(provider.orElse(() -> providerIn(recorded)), failure),
            value -> SandboxResponse.json(200, json.apply(value))))
        .answering(Option.of(recorded.entry))
        .after(delay(recorded));
  }

  private Duration delay(RecordedEntry recorded) {
    return recorded.operation().map(delays::take).getOrElse(Duration.ZERO);
  }

  /** Calls the gateway for the page, to which a fault of the wire is told in words. */
  <T> SandboxResponse act(
      Function<WalletGateway, Either<WalletFailure, T>> call, Function<T, Writing> json) {
    SandboxResponse response = respond(call, json);
    return response.ending() == SandboxResponse.Ending.WHOLE && response.status() != 502
        ? response
        : SandboxResponse.refused(
                502, "fault_applied", "A fault applied to this call: the wallet shows what is so.")
            .answering(response.notes().call())
            .after(response.notes().delay());
  }

  /** Uses the token that a call answers with, or responds to its failure. */
  SandboxResponse useToken(
      Function<WalletGateway, Either<WalletFailure, Linked>> call,
      Function<DebitToken, SandboxResponse> use) {
    RecordedEntry recorded = new RecordedEntry();
    return call.apply(fake.gateway(routing, entry -> recorded.entry = entry))
        .mapLeft(failure -> refusal(providerIn(recorded), failure))
        .flatMap(linked -> linked.funds().token().toEither(FailureResponses::noToken))
        .fold(refusal -> refusal, use)
        .reading(Option.of(recorded.entry))
        .after(delay(recorded));
  }

  private SandboxResponse refusal(Option<WalletProvider> provider, WalletFailure failure) {
    SandboxResponse refusal = failures(provider).answer(failure);
    return fake.behaviour().has(Departure.WAITS_HAVE_NO_HEADER)
        ? refusal.without(FailureResponses.RETRY_AFTER)
        : refusal;
  }

  private Option<WalletProvider> providerIn(RecordedEntry recorded) {
    return recorded.wallet().flatMap(this::providerOf);
  }

  private Option<WalletProvider> providerOf(WalletId wallet) {
    return fake.wallet(wallet).map(known -> known.account().provider());
  }

  private FailureResponses failures(Option<WalletProvider> provider) {
    ProviderWording wording = provider.map(fake::wording).getOrElse(ProviderWording::standard);
    return new FailureResponses(fake.clock(), wording);
  }

  /** The entry of a call in the journal. */
  private static final class RecordedEntry {
    private @Nullable JournalEntry entry;

    Option<WalletOperation> operation() {
      return entry == null ? Option.none() : Option.some(entry.operation());
    }

    Option<Fault.Kind> fault() {
      return entry == null ? Option.none() : entry.fault().map(Fault::kind);
    }

    Option<WalletId> wallet() {
      return entry == null ? Option.none() : entry.wallet();
    }
  }
}
