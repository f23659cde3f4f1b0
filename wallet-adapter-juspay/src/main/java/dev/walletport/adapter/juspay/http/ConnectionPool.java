package dev.walletport.adapter.juspay.http;

import java.time.Duration;
import javax.net.ssl.SSLContext;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.HttpRoute;
import org.apache.hc.client5.http.SchemePortResolver;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.io.HttpClientConnectionOperator;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.client5.http.ssl.DefaultHostnameVerifier;
import org.apache.hc.client5.http.ssl.HostnameVerificationPolicy;
import org.apache.hc.client5.http.ssl.TlsSocketStrategy;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.ssl.SSLContexts;
import org.apache.hc.core5.util.TimeValue;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The connections to one server, in HttpClient's pool, which is replaced if it has lost some. */
final class ConnectionPool implements Watchdog.IdleEvictor, AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(ConnectionPool.class);

  private final TransportSettings settings;
  private final DeadlineDnsResolver resolver;
  private final HttpRoute route;
  private volatile ManagedPool current;
  private boolean closed;

  ConnectionPool(TransportSettings settings, DeadlineDnsResolver resolver) {
    this.settings = settings;
    this.resolver = resolver;
    this.route = route(settings);
    this.current = managed();
  }

  /**
   * Answers what an exchange leases from, which has entered it: another one from then on where the
   * last has lost connections.
   */
  ManagedPool enter() {
    if (current.isSuspect()) {
      renew();
    }
    ManagedPool entered = current;
    entered.enter();
    if (entered == current) {
      return entered;
    }
    entered.leave(); // Replaced meanwhile, and perhaps closed.
    return enter();
  }

  private synchronized void renew() {
    ManagedPool old = current;
    if (!closed && old.isSuspect() && old.hasLostConnections()) {
      current = managed();
      old.retire();
      LOG.warn("connections were lost in an error and are replaced");
    }
  }

  private ManagedPool managed() {
    return new ManagedPool(settings, route, manager(settings, resolver));
  }

  /** An idle connection is closed when its time to live is over, too. */
  @Override
  public Duration keepAlive() {
    Duration keepAlive = settings.pool().keepAlive();
    Duration life = settings.pool().timeToLive();
    return keepAlive.compareTo(life) < 0 ? keepAlive : life;
  }

  @Override
  public int evict() {
    return current.evict();
  }

  PoolFigures figures() {
    return current.figures();
  }

  /** Closes all connections, those in use as well. */
  @Override
  public synchronized void close() {
    closed = true;
    current.close();
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
