package dev.walletport.adapter.juspay.http;

import io.vavr.control.Option;
import java.io.IOException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.hc.client5.http.HttpRoute;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.io.ConnectionEndpoint;
import org.apache.hc.client5.http.io.LeaseRequest;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.pool.PoolStats;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/**
 * A connection manager of HttpClient's, and how many exchanges use it. What is leased is given back
 * exactly once: by the caller, or by the watchdog that stops its exchange.
 *
 * <p>Where memory or stack runs out inside the manager, a connection may stay leased for ever. It
 * is then retired and closed with the last exchange that uses it, the lost connections with it.
 */
final class ManagedPool {

  /** What the library's own log lines call an exchange; they hold no content. */
  static final String ID = "walletport";

  private static final FailureLog LOG = FailureLog.of(ManagedPool.class);

  private final TransportSettings settings;
  private final HttpRoute route;
  private final Option<ProxyTunnel> tunnel;
  private final PoolingHttpClientConnectionManager manager;
  private final AtomicInteger users = new AtomicInteger();
  private volatile boolean suspect;
  private volatile boolean retired;

  ManagedPool(
      TransportSettings settings, HttpRoute route, PoolingHttpClientConnectionManager manager) {
    this.settings = settings;
    this.route = route;
    this.manager = manager;
    this.tunnel = settings
        .proxy()
        .filter(proxy -> settings.server().isSecure())
        .map(proxy -> new ProxyTunnel(settings.server(), proxy));
  }

  /** Begins an exchange over it, to be ended by {@link #leave}. */
  void enter() {
    users.incrementAndGet();
  }

  void leave() {
    if (users.decrementAndGet() == 0 && retired) {
      close();
    }
  }

  /**
   * Leases a connection for an exchange, idle or not connected yet.
   *
   * @throws NotSentException if none is free in time
   * @throws InterruptedException if the caller is interrupted meanwhile
   */
  ConnectionEndpoint lease(Exchange exchange)
      throws NotSentException, InterruptedException, ExecutionException {
    Timeout wait = wait(exchange.allowance().connectionWait());
    LeaseRequest request = manager.lease(ID, route, wait, null);
    exchange.hold(request);
    try {
      return hold(request.get(wait), exchange);
    } catch (TimeoutException e) {
      withdraw(request);
      throw noneFree();
    } catch (Throwable t) { // Interrupted, say: a connection that comes later must not be lost.
      withdraw(request);
      throwIfTimeout(t);
      throw t;
    }
  }

  /**
   * Another thread that comes for a connection may see first that the time of this wait is over.
   */
  private static void throwIfTimeout(Throwable failure) throws NotSentException {
    if (failure instanceof ExecutionException && failure.getCause() instanceof TimeoutException) {
      throw noneFree();
    }
  }

  private static NotSentException noneFree() {
    return new NotSentException(
        ExchangeFailure.NO_CONNECTION_FREE, "no connection was free in time");
  }

  private ConnectionEndpoint hold(ConnectionEndpoint endpoint, Exchange exchange) {
    exchange.hold(() -> discard(endpoint));
    return endpoint;
  }

  /** Gives back a connection that came at the very moment at which the wait for it ended. */
  private void withdraw(LeaseRequest request) throws InterruptedException {
    if (!request.cancel()) {
      try {
        discard(request.get(Timeout.ONE_MILLISECOND));
      } catch (TimeoutException | ExecutionException | CancellationException e) {
        return; // There is nothing to give back.
      }
    }
  }

  private static Timeout wait(Deadline end) {
    return Timeout.ofMilliseconds(end.millisUpTo(Integer.MAX_VALUE));
  }

  /** Connects, and asks a proxy for a tunnel where there has to be one. */
  void connect(ConnectionEndpoint endpoint, Exchange exchange) throws IOException, HttpException {
    HttpClientContext context = HttpClientContext.create();
    exchange.attachTo(context);
    manager.connect(endpoint, TimeValue.of(settings.connectTimeout()), context);
    if (tunnel.isDefined()) {
      tunnel.get().open(endpoint, exchange);
      manager.upgrade(endpoint, context);
    }
  }

  /** Gives a connection back to be used again. */
  void keep(ConnectionEndpoint endpoint, TimeValue keepAlive) {
    try {
      manager.release(endpoint, null, retired ? TimeValue.ZERO_MILLISECONDS : keepAlive);
    } catch (Throwable t) { // The answer is there, and nothing may replace it.
      notGivenBack(t);
    }
  }

  /** Gives a connection back that is of no more use; any thread may, and once is enough. */
  boolean discard(ConnectionEndpoint endpoint) {
    try {
      endpoint.close(CloseMode.IMMEDIATE);
      manager.release(endpoint, null, TimeValue.ZERO_MILLISECONDS);
    } catch (Throwable t) { // As in keep; the watchdog calls this again when the time is over.
      notGivenBack(t);
    }
    return true;
  }

  private void notGivenBack(Throwable cause) {
    suspectAfter(cause);
    LOG.warn("a connection could not be given back: {}", cause);
  }

  /** Notes that an exchange ended in an error after which a connection may have been lost. */
  void suspectAfter(Throwable cause) {
    if (cause instanceof VirtualMachineError) {
      suspect = true;
    }
  }

  boolean isSuspect() {
    return suspect;
  }

  /** Tells whether more connections are leased than there are exchanges. */
  boolean hasLostConnections() {
    suspect = false;
    int leased = manager.getTotalStats().getLeased();
    if (leased > 0) {
      suspect = true; // As long as it cannot be told from those that are in use.
    }
    return leased > users.get();
  }

  /** Ends with the last exchange that uses it; any number of times. */
  void retire() {
    retired = true;
    manager.closeIdle(TimeValue.ZERO_MILLISECONDS);
    if (users.get() == 0) {
      close();
    }
  }

  /** Closes idle connections that are too old; answers how many are left. */
  int evict() {
    manager.closeExpired();
    return manager.getTotalStats().getAvailable();
  }

  PoolFigures figures() {
    PoolStats stats = manager.getTotalStats();
    return new PoolFigures(
        stats.getLeased(), stats.getAvailable(), stats.getPending(), stats.getMax());
  }

  /** Closes all connections, those in use as well. */
  void close() {
    manager.close(CloseMode.IMMEDIATE);
  }
}
