package dev.walletport.adapter.fake.sandbox;

import dev.walletport.adapter.fake.JournalEntry;
import dev.walletport.domain.CustomerId;
import dev.walletport.domain.WalletId;
import io.vavr.control.Option;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/**
 * What a request is about.
 *
 * @param operation the name of a wallet operation, such as {@code LINK}, or of a control, such as
 *     {@code DEBIT}; {@value #OTHER} of a path that is neither
 * @param customer the id of the customer, if the request names one or a known wallet
 * @param wallet the id of the wallet, if the request names one
 */
record RequestSubject(String operation, Option<String> customer, Option<String> wallet) {

  static final String OTHER = "OTHER";

  /** The operations whose words on the wire are others. */
  private static final Map<String, String> OPERATIONS = Map.of(
      "get", "FIND",
      "authenticate", "REQUEST_OTP",
      "resend", "REQUEST_OTP",
      "update", "CHANGE_MOBILE_NUMBER");

  /** Of a request that could not be parsed. */
  static RequestSubject unknown() {
    return new RequestSubject(OTHER, Option.none(), Option.none());
  }

  /** Of a call that reached the fake. */
  static RequestSubject of(JournalEntry call) {
    return new RequestSubject(
        call.operation().name(),
        Option.some(call.customer().id().value()),
        call.wallet().map(WalletId::value));
  }

  /**
   * Of any other request, as far as it says.
   *
   * @param owner tells whose a wallet is, if that is known
   */
  static RequestSubject of(SandboxRequest request, Function<WalletId, Option<CustomerId>> owner) {
    Option<WalletId> wallet =
        named("wallets", "wallet", request).flatMap(id -> WalletId.parse(id).toOption());
    Option<String> customer = named("customers", "customer", request)
        .flatMap(id -> CustomerId.parse(id).toOption())
        .orElse(wallet.flatMap(owner))
        .map(CustomerId::value);
    return new RequestSubject(operation(request), customer, wallet.map(WalletId::value));
  }

  /** By a segment of the wallet API's path, or by a field of a control. */
  private static Option<String> named(String path, String field, SandboxRequest request) {
    return request.segment(0).equals(path)
        ? Option.some(request.segment(1))
        : Option.when(request.segment(0).equals("sandbox"), () -> request.field(field))
            .flatMap(given -> given);
  }

  private static String operation(SandboxRequest request) {
    String words = WalletApi.owns(request)
        ? WalletApi.operation(request)
        : ControlApi.operation(request).getOrElse(OTHER);
    return OPERATIONS.getOrDefault(words, words.toUpperCase(Locale.ROOT).replaceAll("[ /-]", "_"));
  }
}
