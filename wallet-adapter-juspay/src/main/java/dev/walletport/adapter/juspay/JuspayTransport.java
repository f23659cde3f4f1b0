package dev.walletport.adapter.juspay;

import dev.walletport.adapter.juspay.JuspayHealth.Connections;
import dev.walletport.adapter.juspay.JuspayHealth.Share;
import dev.walletport.adapter.juspay.JuspayHealth.Shares;
import dev.walletport.adapter.juspay.JuspayHealth.State;
import dev.walletport.adapter.juspay.http.DnsLookup;
import dev.walletport.adapter.juspay.http.HttpTransport;
import dev.walletport.adapter.juspay.http.HttpVersions;
import dev.walletport.adapter.juspay.http.PoolFigures;
import dev.walletport.adapter.juspay.json.JacksonVersion;
import dev.walletport.application.port.AttemptReporter;
import dev.walletport.application.port.WalletEvents;
import dev.walletport.application.port.WalletGateway;
import java.net.InetAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;

/**
 * The connections to Juspay that all merchants of a host share: one pool, and one thread that
 * watches the deadlines.
 *
 * <p>Open one when the host starts, take a {@linkplain #gateway gateway} for each merchant, as
 * often as is convenient, and close it when the host stops. A host with one merchant takes
 * {@link Juspay} in its place.
 */
public final class JuspayTransport implements AutoCloseable {

  /** How long {@link #close()} waits for calls in flight. */
  public static final Duration GRACE = Duration.ofSeconds(5);

  private final JuspaySettings settings;
  private final InstantSource clock;
  private final AttemptReporter reporter;
  private final HttpTransport http;
  private final PoolShares shares;
  private final InFlightCalls calls = new InFlightCalls();
  private final LastOutcomes health = new LastOutcomes();

  private JuspayTransport(
      JuspaySettings settings, AttemptReporter reporter, InstantSource clock, HttpTransport http) {
    this.settings = settings;
    this.reporter = new UnreadFieldAttemptReporter(reporter);
    this.clock = clock;
    this.http = http;
    this.shares = PoolShares.of(settings);
  }

  /**
   * Opens a transport on the machine's clock. No connection is made before the first call.
   *
   * @param settings how to reach Juspay; a key in them is for {@link Juspay} alone
   * @return the transport
   * @throws IllegalStateException if HttpClient, HttpCore or jackson-core is too old; names it
   */
  public static JuspayTransport open(JuspaySettings settings) {
    return open(settings, InstantSource.system(), WalletEvents.none());
  }

  /**
   * Opens a transport on a clock of the host's choice, which tells it of
   * {@linkplain WalletEvents#onAttempt every attempt}.
   *
   * @param settings how to reach Juspay
   * @param clock dates tokens and unknown outcomes
   * @param events the host's listener
   * @return the transport
   * @throws IllegalStateException as {@link #open(JuspaySettings)}
   */
  public static JuspayTransport open(
      JuspaySettings settings, InstantSource clock, WalletEvents events) {
    return open(settings, reporter(events), clock, InetAddress::getAllByName);
  }

  /** Reports to a listener, whose own failures go to the log of this adapter. */
  static AttemptReporter reporter(WalletEvents events) {
    return AttemptReporter.to(events, new Slf4jHostFailureLog());
  }

  /** Opens a transport that looks names up by another way than the machine's. */
  static JuspayTransport open(
      JuspaySettings settings, AttemptReporter reporter, InstantSource clock, DnsLookup lookup) {
    StackDepthCheck.require();
    HttpVersions.requireSupported();
    JacksonVersion.requireSupported();
    return new JuspayTransport(
        settings, reporter, clock, HttpTransport.open(settings.transport(), lookup));
  }

  /**
   * Makes a gateway for one merchant. It is cheap: no connection and no thread belongs to it.
   *
   * @param merchant whose calls it makes
   * @return the gateway, which any number of threads may share
   */
  public WalletGateway gateway(JuspayMerchant merchant) {
    Objects.requireNonNull(merchant, "merchant");
    return gateway(merchant, settings);
  }

  /** A gateway with deadlines of its own over the same connections. */
  WalletGateway gateway(JuspayMerchant merchant, JuspaySettings own) {
    RetryingSender sender = new RetryingSender(
        new TransportSender(http, new JuspayRequests(own), shares, health),
        own.maxAttempts(),
        () -> ThreadLocalRandom.current().nextLong(),
        clock);
    CallRunner runner = new CallRunner(new MerchantHeaders(merchant), own, clock, calls, reporter);
    return new JuspayWalletGateway(
        new ResponseInterpreter(sender, runner, clock, reporter), merchant, own.refreshForm());
  }

  /**
   * Reports health without sending a request.
   *
   * @return the figures of this moment
   */
  public JuspayHealth health() {
    PoolFigures pool = http.connections();
    return new JuspayHealth(
        state(),
        calls.count(),
        new Connections(
            pool.leased(), pool.available(), pool.pending() + shares.waiting(), pool.max()),
        new Shares(share(shares.commands()), share(shares.reads()), share(shares.refreshes())),
        health.lastAnswer(),
        health.lastFailure());
  }

  private State state() {
    if (http.isClosed()) {
      return State.CLOSED;
    }
    return calls.isClosing() ? State.CLOSING : State.OPEN;
  }

  private static Share share(PoolShare share) {
    return new Share(share.inUse(), share.connections());
  }

  /** What is under it, for tests to look at. */
  HttpTransport http() {
    return http;
  }

  /**
   * Closes with a grace of {@link #GRACE}. Closing again does nothing more.
   *
   * @see #close(Duration)
   */
  @Override
  public void close() {
    close(GRACE);
  }

  /**
   * Refuses new calls as {@code Unavailable("closing")}, ends every pause between two attempts and
   * every settling, lets what is in flight end, and cuts off what is left after the grace. An
   * interrupt ends the grace, and the flag stays set.
   *
   * @param grace how long to wait for calls in flight; zero cuts them off at once
   */
  public void close(Duration grace) {
    Objects.requireNonNull(grace, "grace");
    http.beginClose();
    try {
      boolean ignored = calls.drain(grace);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      cutOff();
    }
  }

  private synchronized void cutOff() {
    if (!calls.isClosed()) {
      calls.close();
      http.close();
      shares.close();
    }
  }
}
