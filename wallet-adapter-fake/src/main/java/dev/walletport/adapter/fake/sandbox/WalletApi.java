package dev.walletport.adapter.fake.sandbox;

import dev.walletport.adapter.fake.FakeWallets;
import dev.walletport.adapter.fake.sandbox.RequestRejectedException.ErrorCode;
import io.vavr.control.Option;

/**
 * Juspay's wallet API for Express Checkout as its pages describe it: checks credentials, and routes
 * each request by its path.
 */
final class WalletApi {

  private final Credentials credentials;
  private final CustomerResource customers;
  private final WalletResource wallets;

  WalletApi(FakeWallets fake, Credentials credentials, GatewayCalls calls) {
    this.credentials = credentials;
    this.customers = new CustomerResource(fake, calls);
    this.wallets = new WalletResource(fake, calls);
  }

  /** Whether a path is one of Juspay's. */
  static boolean owns(SandboxRequest request) {
    return request.segment(0).equals("customers") || request.segment(0).equals("wallets");
  }

  /** The name of the operation for the log, without any text of the client. */
  static String operation(SandboxRequest request) {
    if (request.matches("wallets", "*")) {
      return WalletResource.operation(request);
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

  SandboxResponse answer(SandboxRequest request) throws RequestRejectedException {
    Option<SandboxResponse> denial = credentials.refusal(request);
    return denial.isDefined() ? denial.get() : route(request);
  }

  private SandboxResponse route(SandboxRequest request) throws RequestRejectedException {
    if (request.matches("wallets", "*")) {
      return wallets.answer(request.requireMethod("GET", "POST"));
    }
    if (request.matches("customers")) {
      return customers.open(request.requireMethod("POST"));
    }
    if (request.matches("customers", "*", "wallets")) {
      return customers.wallets(request.requireMethod("GET", "POST"));
    }
    if (request.matches("customers", "*", "wallets", "refresh-balances")) {
      return customers.refreshAll(request.requireMethod("GET"));
    }
    throw RequestRejectedException.of(ErrorCode.NOT_FOUND, "The wallet API has no such path.");
  }
}
