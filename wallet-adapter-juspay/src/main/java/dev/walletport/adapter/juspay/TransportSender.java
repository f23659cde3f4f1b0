package dev.walletport.adapter.juspay;

import dev.walletport.adapter.juspay.http.Deadline;
import dev.walletport.adapter.juspay.http.ExchangeFailure;
import dev.walletport.adapter.juspay.http.ExchangeResult;
import dev.walletport.adapter.juspay.http.ExchangeResult.NotSent;
import dev.walletport.adapter.juspay.http.HttpTransport;
import io.vavr.control.Option;
import java.time.Duration;
import java.util.Locale;

/** Sends calls over a transport, each within the share of the pool that is for its kind. */
final class TransportSender implements Sender {

  private final HttpTransport transport;
  private final JuspayRequests requests;
  private final PoolShares shares;
  private final LastOutcomes health;

  TransportSender(
      HttpTransport transport, JuspayRequests requests, PoolShares shares, LastOutcomes health) {
    this.transport = transport;
    this.requests = requests;
    this.shares = shares;
    this.health = health;
  }

  @Override
  public ExchangeResult send(OngoingCall ongoing) {
    PoolShare share = shares.shareOf(ongoing.purpose().operation());
    Deadline wait = requests.connectionWait(ongoing);
    Option<ExchangeFailure> refused = share.enter(wait);
    ExchangeResult result =
        refused.isDefined() ? refused(ongoing, refused.get()) : sendIn(share, ongoing, wait);
    health.note(ongoing, result);
    return result;
  }

  private ExchangeResult sendIn(PoolShare share, OngoingCall ongoing, Deadline wait) {
    try {
      return transport.send(requests.request(ongoing), requests.allowance(ongoing, wait));
    } finally {
      share.leave();
    }
  }

  private static ExchangeResult refused(OngoingCall ongoing, ExchangeFailure kind) {
    return ongoing.deadline().isOver()
        ? new NotSent(ExchangeFailure.DEADLINE_PASSED, "deadline passed")
        : new NotSent(kind, words(kind));
  }

  private static String words(ExchangeFailure kind) {
    return switch (kind) {
      case NO_CONNECTION_FREE -> "no connection was free in time";
      case POOL_SHARE_FULL -> "pool share full";
      default -> kind.name().toLowerCase(Locale.ROOT);
    };
  }

  @Override
  public void pause(Duration duration) throws InterruptedException {
    transport.pause(duration);
  }

  @Override
  public boolean isClosed() {
    return transport.isClosing();
  }
}
