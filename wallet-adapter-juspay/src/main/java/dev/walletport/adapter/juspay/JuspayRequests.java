package dev.walletport.adapter.juspay;

import dev.walletport.adapter.juspay.http.Allowance;
import dev.walletport.adapter.juspay.http.HeaderFields;
import dev.walletport.adapter.juspay.http.OutgoingRequest;
import dev.walletport.domain.WalletOperation;
import io.vavr.control.Option;

/** Turns calls into requests: the address, the headers, and how much may come back. */
final class JuspayRequests {

  private final String basePath;
  private final HeaderFields headers;
  private final int walletLimit;
  private final int listLimit;

  JuspayRequests(JuspaySettings settings) {
    this.basePath = settings.baseAddress().path();
    this.headers = headers(settings);
    this.walletLimit = settings.replyLimit();
    this.listLimit = settings.listReplyLimit();
  }

  private static HeaderFields headers(JuspaySettings settings) {
    HeaderFields headers =
        HeaderFields.none().with("Authorization", settings.apiKey().basicCredentials());
    HeaderFields named = with(headers, "x-merchantid", settings.merchantId());
    return with(named, "version", settings.apiVersion());
  }

  private static HeaderFields with(HeaderFields headers, String name, Option<String> value) {
    return value.map(text -> headers.with(name, text)).getOrElse(headers);
  }

  OutgoingRequest request(WalletCall call) {
    HeaderFields all = headers.with("x-routing-id", call.customer().routingId().value());
    String path = basePath + call.path();
    return call.form()
        .fold(
            () -> OutgoingRequest.get(path, all),
            form -> OutgoingRequest.post(path, all, form.bytes()));
  }

  Allowance allowance(OngoingCall ongoing) {
    return new Allowance(ongoing.deadline(), limit(ongoing.call().operation()));
  }

  private int limit(WalletOperation operation) {
    return switch (operation) {
      case LIST, REFRESH_ALL -> listLimit;
      case CREATE, REQUEST_OTP, LINK, DELINK, FIND, REFRESH, CHANGE_MOBILE_NUMBER -> walletLimit;
    };
  }
}
