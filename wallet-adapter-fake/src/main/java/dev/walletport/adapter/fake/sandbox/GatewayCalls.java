package dev.walletport.adapter.fake.sandbox;

import dev.walletport.adapter.fake.FakeWallets;
import dev.walletport.adapter.fake.Fault;
import dev.walletport.adapter.fake.JournalEntry;
import dev.walletport.adapter.fake.ProviderBehaviour.Departure;
import dev.walletport.adapter.fake.RoutingRule;
import dev.walletport.adapter.fake.sandbox.Json.Writing;
import dev.walletport.adapter.fake.sandbox.RequestRejectedException.ErrorCode;
import dev.walletport.application.port.WalletGateway;
import dev.walletport.domain.Customer;
import dev.walletport.domain.CustomerId;
import dev.walletport.domain.MobileNumber;
import dev.walletport.domain.RoutingId;
import dev.walletport.domain.WalletFailure;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Calls the fake's gateway, and turns its answer or the fault of the call into a response. */
final class GatewayCalls {

  /** The routing id of a client that sends none, as old SDKs do. */
  private static final String NO_ROUTING = "(none)";

  private final FakeWallets fake;
  private final RoutingRule routing;
  private final FailureResponses failures;

  GatewayCalls(FakeWallets fake, RoutingRule routing) {
    this.fake = fake;
    this.routing = routing;
    this.failures = new FailureResponses(fake.clock());
  }

  /** The customer with the routing id of the request. */
  static Customer customer(CustomerId id, SandboxRequest request) throws RequestRejectedException {
    String routingId = request.header("x-routing-id").getOrElse(NO_ROUTING);
    return Customer.guest(id, RequestRejectedException.orReject(RoutingId.parse(routingId)));
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
    RecordedFault recorded = new RecordedFault();
    Either<WalletFailure, T> answer =
        call.apply(fake.gateway(routing, entry -> recorded.entry = entry));
    return recorded
        .kind()
        .flatMap(WireFaults::responseTo)
        .getOrElse(() ->
            answer.fold(this::refusal, value -> SandboxResponse.json(200, json.apply(value))));
  }

  private SandboxResponse refusal(WalletFailure failure) {
    SandboxResponse refusal = failures.answer(failure);
    return fake.behaviour().has(Departure.WAITS_HAVE_NO_HEADER)
        ? refusal.without(FailureResponses.RETRY_AFTER)
        : refusal;
  }

  /** The fault of a call, from its entry in the journal. */
  private static final class RecordedFault {
    private @Nullable JournalEntry entry;

    Option<Fault.Kind> kind() {
      return entry == null ? Option.none() : entry.fault().map(Fault::kind);
    }
  }
}
