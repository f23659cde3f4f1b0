package dev.walletport.adapter.juspay.http;

import io.vavr.control.Option;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLContext;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.HttpRoute;
import org.apache.hc.client5.http.SchemePortResolver;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.io.ConnectionEndpoint;
import org.apache.hc.client5.http.io.HttpClientConnectionOperator;
import org.apache.hc.client5.http.io.LeaseRequest;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.client5.http.ssl.DefaultHostnameVerifier;
import org.apache.hc.client5.http.ssl.HostnameVerificationPolicy;
import org.apache.hc.client5.http.ssl.TlsSocketStrategy;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.pool.PoolStats;
import org.apache.hc.core5.ssl.SSLContexts;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * HttpClient's pool of connections to one server. What is leased is given back exactly once,
 * whatever happens meanwhile: by the caller, or by the watchdog that stops its exchange.
 */
final class ConnectionPool implements Watchdog.Idle, AutoCloseable {

  /** What the library's own log lines call an exchange; they hold no content. */
  static final String ID = "walletport";

  private static final Logger LOG = LoggerFactory.getLogger(ConnectionPool.class);

  private final TransportSettings settings;
  private final HttpRoute route;
  private final Option<ProxyTunnel> tunnel;
  private final PoolingHttpClientConnectionManager manager;

  ConnectionPool(TransportSettings settings, DeadlineDnsResolver resolver) {
    this.settings = settings;
    this.route = route(settings);
    this.tunnel = settings
        .proxy()
        .filter(proxy -> settings.server().isSecure())
        .map(proxy -> new ProxyTunnel(settings.server(), proxy));
    this.manager = manager(settings, resolver);
  }

  /**
   * Leases a connection for an exchange, idle or not connected yet.
   *
   * @throws NotSentException if none is free in time
   * @throws InterruptedException if the caller is interrupted meanwhile
   */
  ConnectionEndpoint lease(Exchange exchange)
      throws NotSentException, InterruptedException, ExecutionException {
    Timeout wait = wait(exchange.deadline());
    LeaseRequest request = manager.lease(ID, route, wait, null);
    exchange.hold(request);
    try {
      return hold(request.get(wait), exchange);
    } catch (TimeoutException e) {
      withdraw(request);
      throw new NotSentException(FailureKind.NO_CONNECTION_FREE, "no connection was free in time");
    } catch (Throwable t) { // Interrupted, say: a connection that comes later must not be lost.
      withdraw(request);
      throw t;
    }
  }

  private ConnectionEndpoint hold(ConnectionEndpoint endpoint, Exchange exchange) {
    exchange.hold(() -> discard(endpoint));
    return endpoint;
  }

  /** Gives back a connection that came at the very moment at which the wait for it ended. */
  private void withdraw(LeaseRequest request) throws InterruptedException, ExecutionException {
    if (!request.cancel()) {
      try {
        discard(request.get(Timeout.ONE_MILLISECOND));
      } catch (TimeoutException | CancellationException e) {
        LOG.trace("there is nothing to give back");
      }
    }
  }

  private Timeout wait(Deadline deadline) {
    return Timeout.ofMilliseconds(deadline.millisUpTo(settings.pool().timeout().toMillis()));
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
      manager.release(endpoint, null, keepAlive);
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

  private static void notGivenBack(Throwable cause) {
    LOG.warn("a connection could not be given back: {}", cause.getClass().getName());
  }

  /** An idle connection ends with its life as well. */
  @Override
  public Duration keepAlive() {
    Duration keepAlive = settings.pool().keepAlive();
    Duration life = settings.pool().timeToLive();
    return keepAlive.compareTo(life) < 0 ? keepAlive : life;
  }

  @Override
  public int evict() {
    manager.closeExpired();
    return manager.getTotalStats().getAvailable();
  }

  PoolFigures figures() {
    PoolStats stats = manager.getTotalStats();
    return new PoolFigures(
        stats.getLeased(), stats.getAvailable(), stats.getPending(), stats.getMax());
  }

  /** Closes all connections, those in use as well. */
  @Override
  public void close() {
    manager.close(CloseMode.IMMEDIATE);
  }

  private static HttpRoute route(TransportSettings settings) {
    HttpHost server = settings.server().toHttpHost();
    boolean secure = settings.server().isSecure();
    return settings
        .proxy()
        .map(proxy -> new HttpRoute(server, null, proxy.toHttpHost(), secure))
        .getOrElse(() -> new HttpRoute(server, null, secure));
  }

  private static PoolingHttpClientConnectionManager manager(
      TransportSettings settings, DeadlineDnsResolver resolver) {
    ResponseLimits limits = ResponseLimits.standard();
    return new Builder(resolver, settings.connectTimeout().toMillis())
        .setTlsSocketStrategy(
            tls(settings.sslContext().getOrElse(SSLContexts::createSystemDefault)))
        .setConnectionFactory(socket -> BoundedHttpClientConnection.open(limits, socket))
        .setDefaultConnectionConfig(connectionConfig(settings))
        .setMaxConnTotal(settings.pool().size())
        .setMaxConnPerRoute(settings.pool().size())
        .build();
  }

  /** The name is checked by the JDK and again here: a host's own trust manager may not do it. */
  private static TlsSocketStrategy tls(SSLContext context) {
    return new DefaultClientTlsStrategy(
        context, HostnameVerificationPolicy.BOTH, new DefaultHostnameVerifier());
  }

  /** Whether a connection is still good is looked at before each request, not after some time. */
  private static ConnectionConfig connectionConfig(TransportSettings settings) {
    return ConnectionConfig.custom()
        .setValidateAfterInactivity(TimeValue.NEG_ONE_MILLISECOND)
        .setTimeToLive(TimeValue.of(settings.pool().timeToLive()))
        .build();
  }

  /** Puts our own operator in place of the library's. */
  private static final class Builder extends PoolingHttpClientConnectionManagerBuilder {

    private final DeadlineDnsResolver names;
    private final long timeoutMillis;

    private Builder(DeadlineDnsResolver names, long timeoutMillis) {
      this.names = names;
      this.timeoutMillis = timeoutMillis;
    }

    @Override
    protected HttpClientConnectionOperator createConnectionOperator(
        @Nullable SchemePortResolver schemePortResolver,
        @Nullable DnsResolver dnsResolver,
        TlsSocketStrategy tls) {
      return new ChannelSocketConnectionOperator(names, tls, timeoutMillis);
    }
  }
}
