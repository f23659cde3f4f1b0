package dev.walletport.adapter.juspay;

import dev.walletport.adapter.juspay.http.ExchangeResult;
import dev.walletport.adapter.juspay.http.HttpTransport;
import java.time.Duration;

/** Sends calls over a transport. */
final class TransportSender implements Sender {

  private final HttpTransport transport;
  private final JuspayRequests requests;

  TransportSender(HttpTransport transport, JuspayRequests requests) {
    this.transport = transport;
    this.requests = requests;
  }

  @Override
  public ExchangeResult send(OngoingCall ongoing) {
    return transport.send(requests.request(ongoing.call()), requests.allowance(ongoing));
  }

  @Override
  public void pause(Duration duration) throws InterruptedException {
    transport.pause(duration);
  }

  @Override
  public boolean isClosed() {
    return transport.isClosed();
  }
}
