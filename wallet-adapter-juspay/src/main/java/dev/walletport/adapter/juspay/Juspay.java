package dev.walletport.adapter.juspay;

import dev.walletport.adapter.juspay.http.DnsLookup;
import dev.walletport.adapter.juspay.http.HttpTransport;
import dev.walletport.adapter.juspay.http.HttpVersions;
import dev.walletport.adapter.juspay.json.JacksonVersion;
import dev.walletport.application.Reporting;
import dev.walletport.application.port.WalletEvents;
import dev.walletport.application.port.WalletGateway;
import java.net.InetAddress;
import java.time.InstantSource;
import java.util.concurrent.ThreadLocalRandom;

/**
 * A client of Juspay's wallet API: a pool of connections and the gateway that uses it.
 *
 * <p>Open one when the platform starts, share its gateway between all threads, and close it when
 * the platform stops.
 */
public final class Juspay implements AutoCloseable {

  private final HttpTransport http;
  private final WalletGateway gateway;

  private Juspay(HttpTransport http, WalletGateway gateway) {
    this.http = http;
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
   * Opens a client on a clock of the platform's choice, which dates tokens and unknown outcomes.
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
   * Opens a client that tells the platform of {@linkplain WalletEvents#onTry every try}. Outcomes
   * are told by the use cases, which the platform gives the same listener.
   *
   * @param settings how to reach Juspay
   * @param clock tells the present
   * @param events the platform's ear
   * @return the client
   */
  public static Juspay open(JuspaySettings settings, InstantSource clock, WalletEvents events) {
    return open(settings, new Reporting(events, clock), clock, InetAddress::getAllByName);
  }

  /** Opens a client that looks names up by another way than the machine's. */
  static Juspay open(
      JuspaySettings settings, Reporting reporting, InstantSource clock, DnsLookup lookup) {
    HttpVersions.requireSupported();
    JacksonVersion.requireSupported();
    HttpTransport http = HttpTransport.open(settings.transport(), lookup);
    RetryingSender sender = new RetryingSender(
        new TransportSender(http, new JuspayRequests(settings)),
        settings.tries(),
        () -> ThreadLocalRandom.current().nextLong(),
        clock);
    return new Juspay(
        http,
        new JuspayWalletGateway(
            new ReplyInterpreter(sender, settings, clock, reporting), settings));
  }

  /**
   * Answers the gateway, always the same one.
   *
   * @return the gateway to Juspay
   */
  public WalletGateway gateway() {
    return gateway;
  }

  /** What is under it, for tests to look at. */
  HttpTransport http() {
    return http;
  }

  /**
   * Closes all connections and ends the calls in flight; a later call answers that Juspay is
   * unavailable. Closing again does nothing.
   */
  @Override
  public void close() {
    http.close();
  }
}
