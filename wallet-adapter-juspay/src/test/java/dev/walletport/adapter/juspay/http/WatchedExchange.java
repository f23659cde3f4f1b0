package dev.walletport.adapter.juspay.http;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;

/** An exchange that counts how often it is stopped. */
final class WatchedExchange {

  private static final OutgoingRequest REQUEST = OutgoingRequest.get("/", HeaderFields.none());

  private final AtomicInteger stops = new AtomicInteger();
  private final CountDownLatch stopped = new CountDownLatch(1);
  private final Exchange exchange;

  private WatchedExchange(Duration time, BooleanSupplier closed) {
    Deadline deadline = Deadline.in(time);
    this.exchange = new Exchange(REQUEST, new ExchangeLimits(deadline, deadline, 1024), closed);
    exchange.hold(this::stop);
  }

  /** One whose time is over. */
  static WatchedExchange over() {
    return new WatchedExchange(Duration.ZERO, () -> false);
  }

  /** One that has all the time. */
  static WatchedExchange lasting() {
    return lastingUntil(() -> false);
  }

  /** One that has the time until the transport is closed. */
  static WatchedExchange lastingUntil(BooleanSupplier closed) {
    return new WatchedExchange(Duration.ofDays(1), closed);
  }

  private boolean stop() {
    stops.incrementAndGet();
    stopped.countDown();
    return true;
  }

  Exchange exchange() {
    return exchange;
  }

  int stops() {
    return stops.get();
  }

  /** Waits for a stop, far longer than one may take. */
  boolean isStoppedSoon() throws InterruptedException {
    return stopped.await(10, TimeUnit.SECONDS);
  }
}
