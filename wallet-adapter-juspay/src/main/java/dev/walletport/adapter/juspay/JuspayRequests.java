package dev.walletport.adapter.juspay;

import dev.walletport.adapter.juspay.http.Deadline;
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

  /**
   * What the exchange of an attempt may take.
   *
   * @param wait for a connection, as it began with the attempt
   */
  ExchangeLimits allowance(OngoingCall ongoing, Deadline wait) {
    return new ExchangeLimits(ongoing.deadline(), wait, limit(ongoing.call().operation()));
  }

  /** Begins the wait of one attempt for a connection, first for a place and then in the pool. */
  Deadline connectionWait(OngoingCall ongoing) {
    long now = System.nanoTime();
    return new Deadline(now, Math.min(poolTimeout, ongoing.deadline().remaining(now)));
  }

  private int limit(WalletOperation operation) {
    return switch (operation) {
      case LIST, REFRESH_ALL -> listLimit;
      case CREATE, REQUEST_OTP, LINK, DELINK, FIND, REFRESH, CHANGE_MOBILE_NUMBER -> walletLimit;
    };
  }
}
