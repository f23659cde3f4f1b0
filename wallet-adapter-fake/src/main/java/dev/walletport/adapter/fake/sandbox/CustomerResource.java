package dev.walletport.adapter.fake.sandbox;

import dev.walletport.adapter.fake.FakeWallets;
import dev.walletport.adapter.fake.KnownWallet;
import dev.walletport.adapter.fake.sandbox.Json.Writing;
import dev.walletport.domain.Customer;
import dev.walletport.domain.CustomerId;
import dev.walletport.domain.NewWallet;
import dev.walletport.domain.WalletList;
import dev.walletport.domain.WalletProvider;
import io.vavr.control.Option;

/** The paths under {@code /customers}: opens customers, creates, lists and refreshes wallets. */
final class CustomerResource {

  private final FakeWallets fake;
  private final GatewayCalls calls;

  CustomerResource(FakeWallets fake, GatewayCalls calls) {
    this.fake = fake;
    this.calls = calls;
  }

  /** The only call of Juspay's customer API here; the response has the keys that were given. */
  SandboxResponse open(SandboxRequest request) throws RequestRejectedException {
    CustomerId id = RequestRejectedException.orReject(
        CustomerId.parse(request.requireField("object_reference_id")));
    fake.openCustomer(id);
    return SandboxResponse.json(200, WalletJson.customer(id));
  }

  SandboxResponse wallets(SandboxRequest request) throws RequestRejectedException {
    return request.isPost() ? create(request) : list(request);
  }

  private SandboxResponse create(SandboxRequest request) throws RequestRejectedException {
    Customer customer = customer(request);
    NewWallet newWallet = newWallet(request);
    return calls
        .referring(request)
        .respond(
            Option.some(newWallet.provider()),
            gateway -> gateway.create(customer, newWallet),
            made -> WalletJson.wallet(made, newWallet.mobileNumber()));
  }

  private static NewWallet newWallet(SandboxRequest request) throws RequestRejectedException {
    NewWallet newWallet = NewWallet.at(
        RequestRejectedException.orReject(WalletProvider.parse(request.requireField("gateway"))));
    NewWallet numbered = request.field("mobile_number").isEmpty()
        ? newWallet
        : newWallet.withMobileNumber(GatewayCalls.mobileNumber(request));
    return switch (request.command()) {
      case "" -> numbered;
      case "authenticate" -> numbered.withFirstOtp();
      default -> throw RequestRejectedException.unknownCommand("authenticate, or none");
    };
  }

  private SandboxResponse list(SandboxRequest request) throws RequestRejectedException {
    Customer customer = customer(request);
    return calls.respond(gateway -> gateway.list(customer), this::json);
  }

  SandboxResponse refreshAll(SandboxRequest request) throws RequestRejectedException {
    Customer customer = customer(request);
    return calls.respond(gateway -> gateway.refreshAll(customer), this::json);
  }

  private Writing json(WalletList list) {
    return WalletJson.list(
        list.wallets(), id -> fake.wallet(id).flatMap(KnownWallet::mobileNumber));
  }

  private Customer customer(SandboxRequest request) throws RequestRejectedException {
    CustomerId id = RequestRejectedException.orReject(CustomerId.parse(request.segment(1)));
    return calls.customer(id, request);
  }
}
