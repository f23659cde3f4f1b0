package dev.walletport.adapter.juspay.http;

import dev.walletport.adapter.juspay.http.ExchangeResult.Answered;
import dev.walletport.adapter.juspay.http.ExchangeResult.Lost;
import dev.walletport.adapter.juspay.http.ExchangeResult.NotSent;
import io.vavr.control.Option;
import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.io.ConnectionEndpoint;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.message.BasicClassicHttpRequest;
import org.apache.hc.core5.util.TimeValue;
import org.jspecify.annotations.Nullable;

/**
 * Exchanges with one server, each sent once and over at its deadline.
 *
 * <p>It leases a connection of HttpClient's pool and executes on it, and leaves HttpClient's client
 * out: what that does by itself, sending again, following redirects, answering challenges, keeping
 * cookies, unpacking bodies, logging content, is not there to be switched off.
 */
public final class HttpTransport implements AutoCloseable {

  private static final FailureLog LOG = FailureLog.of(HttpTransport.class);

  private final TransportSettings settings;
  private final ClassicHttpRequest placeholder;
  private final RequestHeadWriter format;
  private final KeepAlive keepAlive;
  private final DeadlineDnsResolver resolver;
  private final ConnectionPool pool;
  private final Watchdog watchdog;
  private final CountDownLatch closing = new CountDownLatch(1);

  private HttpTransport(TransportSettings settings, DnsLookup lookup) {
    this.settings = settings;
    this.placeholder = new BasicClassicHttpRequest("POST", settings.server().toHttpHost(), "/");
    this.format = new RequestHeadWriter(settings);
    this.keepAlive = new KeepAlive(TimeValue.of(settings.pool().keepAlive()));
    this.resolver = new DeadlineDnsResolver(lookup);
    this.pool = new ConnectionPool(settings, resolver);
    this.watchdog = Watchdog.start(pool);
  }

  /**
   * Opens a transport. No connection is made before the first exchange.
   *
   * @param settings how to reach the server
   * @param lookup finds its addresses
   * @return the transport
   */
  public static HttpTransport open(TransportSettings settings, DnsLookup lookup) {
    return new HttpTransport(settings, lookup);
  }

  /**
   * Sends a request once and waits for the response, to the end of the deadline at most.
   *
   * @param request what is sent
   * @param allowance what it may take
   * @return what became of it; nothing is thrown
   */
  public ExchangeResult send(OutgoingRequest request, ExchangeLimits allowance) {
    Exchange exchange = new Exchange(request, allowance, watchdog::isClosed);
    watchdog.add(exchange);
    try {
      return new Answered(answer(exchange));
    } catch (Throwable t) { // An Error of the host's code, such as a trust manager, ends one call.
      return failed(exchange, t);
    } finally {
      watchdog.remove(exchange);
    }
  }

  private Response answer(Exchange exchange)
      throws IOException, HttpException, InterruptedException, ExecutionException {
    exchange.requireNotOver();
    ManagedPool connections = pool.enter();
    try {
      return answer(exchange, connections);
    } catch (Throwable t) { // What has run out here may have cost the pool a connection.
      connections.suspectAfter(t);
      throw t;
    } finally {
      connections.leave();
    }
  }

  /** A pooled connection that proves stale is dropped, and the next one is taken. */
  private Response answer(Exchange exchange, ManagedPool connections)
      throws IOException, HttpException, InterruptedException, ExecutionException {
    while (true) {
      ConnectionEndpoint endpoint = connections.lease(exchange);
      boolean pooled = endpoint.isConnected();
      try {
        return answer(exchange, connections, endpoint);
      } catch (StaleConnectionException e) {
        throwUnless(pooled, e);
      }
    }
  }

  private static void throwUnless(boolean pooled, IOException cause) throws IOException {
    if (!pooled) {
      throw cause;
    }
  }

  private Response answer(Exchange exchange, ManagedPool connections, ConnectionEndpoint endpoint)
      throws IOException, HttpException {
    TimeValue kept = null;
    try {
      if (!endpoint.isConnected()) {
        connections.connect(endpoint, exchange);
      }
      SingleRequestExecutor execution =
          new SingleRequestExecutor(exchange, format, settings.expect());
      ClassicHttpResponse response = endpoint.execute(ManagedPool.ID, placeholder, execution, null);
      byte[] body = body(response, exchange.allowance().bodyLimit());
      kept = execution.formKeptBack() || body == null ? null : keepAlive.after(response);
      return response(response, body);
    } finally {
      if (kept == null) {
        boolean ignored = connections.discard(endpoint);
      } else {
        exchange.letGo();
        connections.keep(endpoint, kept);
      }
    }
  }

  /** None if it is over the limit, which is unreadable where a body matters. */
  private static byte @Nullable [] body(ClassicHttpResponse response, int limit)
      throws IOException {
    try {
      return BodyReader.read(response.getEntity(), limit);
    } catch (ResponseTooLongException e) {
      return null;
    }
  }

  private static Response response(ClassicHttpResponse response, byte @Nullable [] body) {
    return new Response(
        response.getCode(),
        header(response, "Retry-After"),
        header(response, "x-request-id"),
        body == null ? new byte[0] : body);
  }

  private static Option<String> header(ClassicHttpResponse response, String name) {
    return Option.of(response.getFirstHeader(name)).map(Header::getValue);
  }

  private ExchangeResult failed(Exchange exchange, Throwable cause) {
    if (cause instanceof InterruptedException) {
      Thread.currentThread().interrupt();
    }
    if (cause instanceof Error) {
      LOG.error("a call ended in {}", cause);
    }
    Option<ExchangeFailure> ended = ended(exchange);
    String reason = ended.map(HttpTransport::words).getOrElse(() -> ExceptionSummary.of(cause));
    return exchange.mayHaveLeft()
        ? new Lost(ended.getOrElse(() -> ExchangeFailure.afterSending(cause)), reason)
        : new NotSent(ended.getOrElse(() -> ExchangeFailure.beforeSending(cause)), reason);
  }

  /** What ended it from outside, if anything did: the exception shows only the effect. */
  private Option<ExchangeFailure> ended(Exchange exchange) {
    if (Thread.currentThread().isInterrupted()) {
      return Option.some(ExchangeFailure.INTERRUPTED);
    }
    if (isClosed()) {
      return Option.some(ExchangeFailure.CLOSED);
    }
    return Option.when(exchange.deadline().isOver(), ExchangeFailure.DEADLINE_PASSED);
  }

  private static String words(ExchangeFailure kind) {
    return kind == ExchangeFailure.DEADLINE_PASSED
        ? "deadline passed"
        : kind.name().toLowerCase(Locale.ROOT);
  }

  /**
   * Waits between two exchanges; the begin of a close ends the wait at once.
   *
   * @param duration how long
   * @throws InterruptedException if the caller is interrupted meanwhile
   */
  public void pause(Duration duration) throws InterruptedException {
    boolean ignored = closing.await(TimeUnit.NANOSECONDS.convert(duration), TimeUnit.NANOSECONDS);
  }

  /**
   * Begins a close: ends every pause, and leaves the exchanges that have begun alone; however often
   * it is called.
   */
  public void beginClose() {
    closing.countDown();
  }

  /**
   * Tells whether a close has begun.
   *
   * @return true from {@link #beginClose} or {@link #close} on
   */
  public boolean isClosing() {
    return closing.getCount() == 0;
  }

  /**
   * Tells whether it was closed.
   *
   * @return true from the begin of {@link #close} on
   */
  public boolean isClosed() {
    return watchdog.isClosed();
  }

  /**
   * Tells how the connections are used.
   *
   * @return the figures of this moment
   */
  public PoolFigures connections() {
    return pool.figures();
  }

  /**
   * Tells which thread watches the deadlines.
   *
   * @return a daemon thread, parked while there is nothing to watch
   */
  public Thread watchdogThread() {
    return watchdog.thread();
  }

  /** Ends every exchange, and the pool; however often it is called. */
  @Override
  public void close() {
    watchdog.close();
    beginClose();
    resolver.close();
    pool.close();
  }
}
