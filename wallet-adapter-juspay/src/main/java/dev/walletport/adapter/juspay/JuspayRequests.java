package dev.walletport.adapter.juspay;

import dev.walletport.adapter.juspay.http.ExchangeLimits;
import dev.walletport.adapter.juspay.http.HeaderFields;
import dev.walletport.adapter.juspay.http.OutgoingRequest;
import dev.walletport.domain.WalletOperation;

/** Turns calls into requests: the address, the headers, and how much may come back. */
final class JuspayRequests {

  private final String basePath;
  private final int walletLimit;
  private final int listLimit;
  private final long poolTimeout;

  JuspayRequests(JuspaySettings settings) {
    this.basePath = settings.baseAddress().path();
    this.walletLimit = settings.responseLimit();
    this.listLimit = settings.listResponseLimit();
    this.poolTimeout = settings.transport().pool().timeout().toNanos();
  }

  OutgoingRequest request(OngoingCall ongoing) {
    WalletCall call = ongoing.call();
    HeaderFields headers = ongoing
        .keyed()
        .fields()
        .with("x-routing-id", call.customer().routingId().value());
    String path = basePath + call.path();
    return call.form()
        .fold(
            () -> OutgoingRequest.get(path, headers),
            form -> OutgoingRequest.post(path, headers, form.encoded()));
  }

  ExchangeLimits allowance(OngoingCall ongoing) {
    return new ExchangeLimits(ongoing.deadline(), limit(ongoing.call().operation()));
  }

  /** How long a call may wait for a place among the connections, in nanoseconds. */
  long wait(OngoingCall ongoing) {
    return Math.min(poolTimeout, ongoing.deadline().remaining());
  }

  private int limit(WalletOperation operation) {
    return switch (operation) {
      case LIST, REFRESH_ALL -> listLimit;
      case CREATE, REQUEST_OTP, LINK, DELINK, FIND, REFRESH, CHANGE_MOBILE_NUMBER -> walletLimit;
    };
  }
}
