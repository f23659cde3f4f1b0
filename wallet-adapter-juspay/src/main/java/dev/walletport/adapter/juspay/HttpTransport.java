package dev.walletport.adapter.juspay;

import dev.walletport.adapter.juspay.ExchangeResult.Answered;
import dev.walletport.adapter.juspay.ExchangeResult.Lost;
import dev.walletport.adapter.juspay.ExchangeResult.NeverLeft;
import dev.walletport.adapter.juspay.JuspaySettings.ExpectContinue;
import io.vavr.control.Option;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.ChainElement;
import org.apache.hc.client5.http.impl.DefaultConnectionKeepAliveStrategy;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.impl.io.HttpRequestExecutor;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.message.BasicHeader;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.io.Closer;
import org.apache.hc.core5.pool.PoolStats;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/**
 * HttpClient 5, with everything off that it would do by itself: it does not send again, follow a
 * redirect, answer a challenge, keep a cookie, unpack a body, or log content. What is left is a
 * pool of connections and one exchange at a time, which ends at its deadline.
 */
final class HttpTransport implements AutoCloseable {

  /** Without a charset, as Juspay's pages have it. */
  private static final ContentType FORM = ContentType.create("application/x-www-form-urlencoded");

  /** For a server that ignores {@code Expect}; the library's own 3 seconds are long. */
  private static final Timeout WAIT_FOR_CONTINUE = Timeout.ofSeconds(1);

  private final JuspaySettings settings;
  private final HttpHost host;
  private final Header[] headers;
  private final CloseableHttpClient client;
  private final PoolingHttpClientConnectionManager pool;
  private final DeadlineDnsResolver names;
  private final Watchdog watchdog;

  private HttpTransport(JuspaySettings settings, DeadlineDnsResolver names) {
    this.settings = settings;
    this.host = HttpHost.create(settings.baseUri());
    this.headers = headers(settings);
    this.names = names;
    this.pool = pool(settings, names);
    this.client = client(settings, pool);
    this.watchdog = Watchdog.start(new Idle());
  }

  static HttpTransport open(JuspaySettings settings, DeadlineDnsResolver.Lookup lookup) {
    return new HttpTransport(settings, new DeadlineDnsResolver(lookup));
  }

  /** Sends a call once and waits for its reply, to the end of its deadline at most. */
  ExchangeResult send(OngoingCall ongoing) {
    return isClosed() ? new NeverLeft("closed") : send(ongoing, request(ongoing));
  }

  private ExchangeResult send(OngoingCall ongoing, Exchange sending) {
    DeadlineDnsResolver.allow(ongoing.deadline());
    watchdog.add(sending);
    try {
      return exchange(ongoing, sending);
    } catch (IOException | RuntimeException e) { // IllegalStateException: stopped, or closed
      return failed(ongoing, sending, e);
    } finally {
      watchdog.remove(sending);
      DeadlineDnsResolver.forget();
    }
  }

  /** Closes the reply quietly: by then it has been read, or is of no use. */
  private ExchangeResult exchange(OngoingCall ongoing, Exchange sending) throws IOException {
    ClassicHttpResponse response = client.executeOpen(host, sending, HttpClientContext.create());
    try {
      return sending.mayHaveLeft()
          ? new Answered(reply(ongoing.call(), sending, response))
          : new NeverLeft("the proxy answered HTTP " + response.getCode());
    } finally {
      Closer.closeQuietly(response);
    }
  }

  private Exchange request(OngoingCall ongoing) {
    WalletCall call = ongoing.call();
    URI uri = URI.create(settings.baseUri() + call.path());
    Exchange sending =
        new Exchange(call.form().isDefined() ? "POST" : "GET", uri, ongoing.deadline());
    sending.setHeaders(headers);
    sending.addHeader("x-routing-id", call.customer().routingId().value());
    call.form().forEach(form -> sending.setEntity(new ByteArrayEntity(form.bytes(), FORM)));
    return sending;
  }

  private Reply reply(WalletCall call, Exchange sending, ClassicHttpResponse response)
      throws IOException {
    int limit = call.wallet().isDefined() ? settings.replyLimit() : settings.listReplyLimit();
    return new Reply(
        response.getCode(),
        Option.of(response.getFirstHeader("Retry-After")).map(Header::getValue),
        body(sending, response, limit));
  }

  /**
   * A body over the limit is taken for none, which is unreadable where a body matters. The exchange
   * is stopped first, because closing a reply would read the rest of it.
   */
  private static byte[] body(Exchange sending, ClassicHttpResponse response, int limit)
      throws IOException {
    try {
      return BodyReader.read(response.getEntity(), limit);
    } catch (ResponseTooLongException e) {
      sending.stop();
      return new byte[0];
    }
  }

  private ExchangeResult failed(OngoingCall ongoing, Exchange sending, Exception cause) {
    String reason = reason(ongoing, cause);
    return sending.mayHaveLeft() ? new Lost(reason) : new NeverLeft(reason);
  }

  /** The class of the cause is enough: its message may quote what was received. */
  private String reason(OngoingCall ongoing, Exception cause) {
    if (Thread.currentThread().isInterrupted()) {
      return "interrupted";
    }
    if (isClosed()) {
      return "closed";
    }
    return ongoing.deadline().isOver() ? "deadline passed" : cause.getClass().getSimpleName();
  }

  boolean isClosed() {
    return watchdog.isClosed();
  }

  /** How many connections there are, in use and idle. */
  PoolStats connections() {
    return pool.getTotalStats();
  }

  Watchdog watchdog() {
    return watchdog;
  }

  /** Ends every exchange, and the pool; however often it is called. */
  @Override
  public void close() {
    watchdog.close();
    names.close();
    client.close(CloseMode.IMMEDIATE);
  }

  /** The idle connections of the pool. */
  private final class Idle implements Watchdog.Idle {

    @Override
    public Duration keepAlive() {
      return settings.keepAlive();
    }

    @Override
    public int evict() {
      pool.closeExpired();
      return pool.getTotalStats().getAvailable();
    }
  }

  private static Header[] headers(JuspaySettings settings) {
    List<Header> headers = new ArrayList<>();
    headers.add(new BasicHeader("Authorization", settings.apiKey().basicCredentials(), true));
    settings.merchantId().forEach(id -> headers.add(new BasicHeader("x-merchantid", id)));
    settings.apiVersion().forEach(date -> headers.add(new BasicHeader("version", date)));
    return headers.toArray(Header[]::new);
  }

  private static CloseableHttpClient client(
      JuspaySettings settings, PoolingHttpClientConnectionManager pool) {
    HttpClientBuilder client = HttpClientBuilder.create();
    settings.proxy().forEach(proxy -> client.setProxy(HttpHost.create(proxy)));
    return client
        .setRequestExecutor(
            HttpRequestExecutor.builder().withWaitForContinue(WAIT_FOR_CONTINUE).build())
        .setConnectionManager(pool)
        .setDefaultRequestConfig(requestConfig(settings))
        .setUserAgent(settings.userAgent())
        .setKeepAliveStrategy((response, context) -> keepAlive(settings, response, context))
        .disableAutomaticRetries()
        .disableRedirectHandling()
        .disableAuthCaching()
        .disableCookieManagement()
        .disableContentCompression()
        .disableConnectionState()
        .addExecInterceptorBefore(
            ChainElement.MAIN_TRANSPORT.name(), "sent-mark", SentMark::execute)
        .build();
  }

  private static RequestConfig requestConfig(JuspaySettings settings) {
    return RequestConfig.custom()
        .setConnectionRequestTimeout(Timeout.of(settings.poolTimeout()))
        .setExpectContinueEnabled(settings.expectContinue() == ExpectContinue.ON)
        .setRedirectsEnabled(false)
        .setAuthenticationEnabled(false)
        .setContentCompressionEnabled(false)
        .setProtocolUpgradeEnabled(false)
        .build();
  }

  /** As long as the server says, but never longer than we say. */
  private static TimeValue keepAlive(
      JuspaySettings settings, HttpResponse response, HttpContext context) {
    TimeValue ours = TimeValue.of(settings.keepAlive());
    TimeValue theirs =
        DefaultConnectionKeepAliveStrategy.INSTANCE.getKeepAliveDuration(response, context);
    return theirs.toMilliseconds() >= 0 && theirs.compareTo(ours) < 0 ? theirs : ours;
  }

  private static PoolingHttpClientConnectionManager pool(
      JuspaySettings settings, DeadlineDnsResolver names) {
    ResponseLimits limits = ResponseLimits.of(settings);
    PoolingHttpClientConnectionManagerBuilder pool =
        PoolingHttpClientConnectionManagerBuilder.create();
    settings
        .sslContext()
        .forEach(context -> pool.setTlsSocketStrategy(new DefaultClientTlsStrategy(context)));
    return pool.setConnectionFactory(socket -> BoundedHttpClientConnection.open(limits, socket))
        .setDnsResolver(names)
        .setDefaultConnectionConfig(connectionConfig(settings))
        .setMaxConnTotal(settings.poolSize())
        .setMaxConnPerRoute(settings.poolSize())
        .build();
  }

  private static ConnectionConfig connectionConfig(JuspaySettings settings) {
    return ConnectionConfig.custom()
        .setConnectTimeout(Timeout.of(settings.connectTimeout()))
        .setValidateAfterInactivity(TimeValue.of(settings.checkAfterIdle()))
        .setTimeToLive(TimeValue.of(settings.timeToLive()))
        .build();
  }
}
