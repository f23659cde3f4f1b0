package dev.walletport.adapter.juspay;

import dev.walletport.application.port.WalletGateway;
import dev.walletport.domain.Customer;
import dev.walletport.domain.CustomerId;
import dev.walletport.domain.NewWallet;
import dev.walletport.domain.Otp;
import dev.walletport.domain.WalletFailure;
import dev.walletport.domain.WalletProvider;
import dev.walletport.domain.testing.SampleWallets;
import io.vavr.control.Either;

/**
 * Calls of each shape: commands with a form and without a wallet, reads of one wallet and of all.
 */
enum GatewayCall {
  LINK,
  CREATE,
  FIND,
  LIST;

  private static final Customer CUSTOMER = Customer.registered(CustomerId.of("customer_1122"));

  private static final String WALLET = "{\"id\":\"" + SampleWallets.ID
      + "\",\"wallet\":\"MOBIKWIK\",\"linked\":true,\"token\":\"%s\"}";

  Either<WalletFailure, ?> on(Juspay juspay) {
    return on(juspay.gateway());
  }

  Either<WalletFailure, ?> on(WalletGateway gateway) {
    return switch (this) {
      case LINK -> gateway.link(CUSTOMER, SampleWallets.ID, Otp.of("345678"));
      case CREATE -> gateway.create(CUSTOMER, NewWallet.at(WalletProvider.MOBIKWIK));
      case FIND -> gateway.find(CUSTOMER, SampleWallets.ID);
      case LIST -> gateway.list(CUSTOMER);
    };
  }

  boolean isCommand() {
    return this == LINK || this == CREATE;
  }

  /** An answer that each call takes for a yes. */
  String yes() {
    return RawServer.json(200, body("tok_wanted"));
  }

  /** The same with a token that is not the customer's. */
  String forged() {
    return RawServer.json(200, body("tok_forged"));
  }

  /** The body of a yes. */
  String body(String token) {
    String wallet = WALLET.formatted(token);
    return this == LIST ? "{\"list\":[" + wallet + "]}" : wallet;
  }
}
