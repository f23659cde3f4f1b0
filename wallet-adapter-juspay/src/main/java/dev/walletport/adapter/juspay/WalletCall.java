package dev.walletport.adapter.juspay;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.walletport.domain.Customer;
import dev.walletport.domain.WalletId;
import dev.walletport.domain.WalletOperation;
import dev.walletport.domain.WalletProvider;
import io.vavr.control.Option;
import java.net.URLEncoder;
import java.util.List;

/**
 * One call to Juspay: a row of section 2 of the wire contract, filled in.
 *
 * @param operation what is asked
 * @param customer for whom; gives the routing id
 * @param wallet of which wallet, unless it is about a customer's wallets
 * @param path the path below the base URI, encoded, with its query if it has one
 * @param form what a POST carries; none for a GET
 */
record WalletCall(
    WalletOperation operation,
    Customer customer,
    Option<WalletId> wallet,
    String path,
    Option<Form> form) {

  /** A GET of a wallet, or of something below it. */
  static WalletCall get(
      WalletOperation operation, Customer customer, WalletId wallet, String query) {
    return new WalletCall(
        operation, customer, Option.some(wallet), path(wallet) + query, Option.none());
  }

  /** A POST to a wallet. */
  static WalletCall post(WalletOperation operation, Customer customer, WalletId wallet, Form form) {
    return new WalletCall(
        operation, customer, Option.some(wallet), path(wallet), Option.some(form));
  }

  /** A GET of a customer's wallets, or of something below them. */
  static WalletCall get(WalletOperation operation, Customer customer, String below) {
    return new WalletCall(
        operation, customer, Option.none(), path(customer) + below, Option.none());
  }

  /** A POST to a customer's wallets. */
  static WalletCall post(WalletOperation operation, Customer customer, Form form) {
    return new WalletCall(operation, customer, Option.none(), path(customer), Option.some(form));
  }

  /** The provider, which the call that makes a wallet names. */
  Option<WalletProvider> provider() {
    return operation == WalletOperation.CREATE
        ? form.flatMap(Form::gateway).map(WalletProvider::of)
        : Option.none();
  }

  List<String> secrets() {
    return form.map(Form::secrets).getOrElse(List.of());
  }

  /** A wallet id holds nothing that would need encoding. */
  private static String path(WalletId wallet) {
    return "/wallets/" + wallet.value();
  }

  private static String path(Customer customer) {
    return "/customers/" + segment(customer.id().value()) + "/wallets";
  }

  /**
   * A customer id holds visible ASCII only, so what forms and paths encode differently is
   * {@code *}.
   */
  private static String segment(String text) {
    return URLEncoder.encode(text, UTF_8).replace("*", "%2A");
  }
}
