package dev.walletport.adapter.juspay;

import dev.walletport.adapter.juspay.http.DnsLookup;
import dev.walletport.adapter.juspay.http.HttpTransport;
import dev.walletport.application.port.AttemptReporter;
import dev.walletport.application.port.WalletEvents;
import dev.walletport.application.port.WalletGateway;
import java.net.InetAddress;
import java.time.Duration;
import java.time.InstantSource;

/**
 * A client of Juspay's wallet API: a pool of connections and the gateway that uses it.
 *
 * <p>Open one when the host starts, share its gateway between all threads, and close it when the
 * host stops.
 */
public final class Juspay implements AutoCloseable {

  private final JuspayTransport transport;
  private final WalletGateway gateway;

  private Juspay(JuspayTransport transport, WalletGateway gateway) {
    this.transport = transport;
    this.gateway = gateway;
  }

  /**
   * Opens a client on the machine's clock. No connection is made before the first call.
   *
   * @param settings how to reach Juspay
   * @return the client
   * @throws IllegalStateException if HttpClient, HttpCore or jackson-core is too old; names it
   */
  public static Juspay open(JuspaySettings settings) {
    return open(settings, InstantSource.system());
  }

  /**
   * Opens a client on a clock of the host's choice, which dates tokens and unknown outcomes.
   * Deadlines are measured on the machine's own monotonic clock.
   *
   * @param settings how to reach Juspay
   * @param clock tells the present
   * @return the client
   */
  public static Juspay open(JuspaySettings settings, InstantSource clock) {
    return open(settings, clock, WalletEvents.none());
  }

  /**
   * Opens a client that tells the host of {@linkplain WalletEvents#onAttempt every attempt}.
   * Outcomes are told by the use cases, which the host gives the same listener.
   *
   * @param settings how to reach Juspay
   * @param clock tells the present
   * @param events the host's listener
   * @return the client
   */
  public static Juspay open(JuspaySettings settings, InstantSource clock, WalletEvents events) {
    return open(settings, JuspayTransport.reporter(events), clock, InetAddress::getAllByName);
  }

  /** Opens a client that looks names up by another way than the machine's. */
  static Juspay open(
      JuspaySettings settings, AttemptReporter reporter, InstantSource clock, DnsLookup lookup) {
    JuspayMerchant merchant = settings.merchant();
    JuspayTransport transport = JuspayTransport.open(settings, reporter, clock, lookup);
    return new Juspay(transport, transport.gateway(merchant));
  }

  /**
   * Answers the gateway, always the same one.
   *
   * @return the gateway to Juspay
   */
  public WalletGateway gateway() {
    return gateway;
  }

  /**
   * Reports health without sending a request.
   *
   * @return the figures of this moment
   */
  public JuspayHealth health() {
    return transport.health();
  }

  /** What is under it, for tests to look at. */
  HttpTransport http() {
    return transport.http();
  }

  /**
   * Closes with a grace of {@link JuspayTransport#GRACE}. Closing again does nothing more.
   *
   * @see #close(Duration)
   */
  @Override
  public void close() {
    transport.close();
  }

  /**
   * Refuses new calls as {@code Unavailable("closing")}, ends every pause between two attempts and
   * every settling, lets what is in flight end, and cuts off what is left after the grace; a later
   * call answers that it is closed.
   *
   * @param grace how long to wait for calls in flight; zero cuts them off at once
   */
  public void close(Duration grace) {
    transport.close(grace);
  }
}
